package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// side reads one column: each claim's quote, who says so, and what it says of others.
func side(doc *goquery.Selection, name string) []string {
	return doc.Find(".side-" + name + " .claim").Map(func(_ int, claim *goquery.Selection) string {
		words := claim.Find(".quote").Text() + " " + claim.Find(".said-by").Text() + " " + claim.Find(".status").Text()
		return strings.Join(strings.Fields(words), " ") + " | " + strings.Join(strings.Fields(claim.Find(".claim-ties").Text()), " ")
	})
}

func has(list []string, parts ...string) bool {
	return slices.ContainsFunc(list, func(text string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(text, part) })
	})
}

func TestAContestedLinkShowsBothSidesNextToEachOther(t *testing.T) {
	s := demo(t)
	path := ""
	s.page(s.find("Xiaomi"), http.StatusOK).Find(".claims a.relation").EachWithBreak(func(_ int, a *goquery.Selection) bool {
		path = a.AttrOr("href", "")
		return a.Text() != "tied to"
	})
	for _, at := range []string{path, "/panel" + path} {
		doc := document(t, s.get(at).body).Selection
		pro, contra := side(doc, "for"), side(doc, "against")
		if len(pro) != 3 || len(contra) != 3 {
			t.Errorf("%s: for it are\n%s\nagainst it\n%s", at, strings.Join(pro, "\n"), strings.Join(contra, "\n"))
		}
		if !has(pro, "was tied to the Chinese military", "said by U.S. Department of Defense", "alleged", "disputed") ||
			!has(pro, "The case brought the Pentagon’s reasons into the open", "supports “alleging that") {
			t.Errorf("%s: for it are\n%s", at, strings.Join(pro, "\n"))
		}
		if !has(contra, "Xiaomi denied any such tie", "said by Xiaomi", "disputes “alleged the company had ties") ||
			!has(contra, "insufficient evidence", "said by Temporary halt of the Xiaomi designation") {
			t.Errorf("%s: against it are\n%s", at, strings.Join(contra, "\n"))
		}
		if sources := doc.Find(".side .open-source").Length(); sources != 6 {
			t.Errorf("%s: %d of the claims lead to their source", at, sources)
		}
		if ids := doc.Find(".side [id]").Length(); ids != 6 {
			t.Errorf("%s: %d claims can be led to", at, ids)
		}
	}
	if title := document(t, s.get(path+"?lang=de").body).Find(".side-title").Text(); !strings.Contains(title, "Dafür") || !strings.Contains(title, "Dagegen") {
		t.Errorf("in German the sides are %q", title)
	}
}

func TestAnEventShowsTheClaimsAboutItFromBothSides(t *testing.T) {
	s := demo(t)
	doc := s.page(s.find(url.QueryEscape("DJI and Huawei deny sending data to China")), http.StatusOK).Selection
	if contra := side(doc, "against"); len(contra) != 1 || !has(contra, "do not take that denial at its word", "disputes “Both DJI and Huawei deny") {
		t.Errorf("against it is %q", contra)
	}
	if rest := doc.Find(".part > .claims .claim").Length(); rest == 0 {
		t.Error("the claims about its links are gone")
	}
	doc = s.page(s.find(url.QueryEscape("Designation of Xiaomi")), http.StatusOK).Selection
	if pro := side(doc, "for"); len(pro) != 1 || !has(pro, "asserted", "superseded") {
		t.Errorf("for it is %q", pro)
	}
	// The link that ends it says so too, where it stands alone.
	doc = s.page(s.find(url.QueryEscape("Removal of Xiaomi from the blacklist")), http.StatusOK).Selection
	if ties := doc.Find(".claim-ties").Text(); !strings.Contains(ties, "replaces") {
		t.Errorf("the removal says of others %q", ties)
	}
}

func TestTheCanvasAndAViewTellWhatTheyRestOn(t *testing.T) {
	s := demo(t)
	link := s.page(s.find("Xiaomi"), http.StatusOK).Find(".claims a.relation").First().AttrOr("data-link", "")
	body := func(things string) *http.Request {
		request, err := http.NewRequest(http.MethodPost, s.url+"/panel/coverage", strings.NewReader(things))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Origin", s.url)
		return request
	}
	doc := document(t, s.do(body(`{"things": ["`+link+`", "none"]}`)).body)
	for _, part := range []string{"1 of 2 links and events shown have a source", "Missing is not absent", "Publishers", "Published in", "Kinds of source"} {
		if !strings.Contains(doc.Text(), part) {
			t.Errorf("%q is not in %q", part, doc.Text())
		}
	}
	if names := doc.Find(".share-name").Map(func(_ int, s *goquery.Selection) string { return s.Text() }); !slices.Contains(names, "Clew") || !slices.Contains(names, "2021") {
		t.Errorf("it rests on %q", names)
	}
	for _, wrong := range []string{"", "[]", `{"things": [1]}`} {
		if got := s.do(body(wrong)); got.StatusCode != http.StatusBadRequest {
			t.Errorf("%q is answered with %s", wrong, got.Status)
		}
	}
}
