package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

func TestAViewCanBeSavedInEveryFormatAndReadBack(t *testing.T) {
	s := shareSite(t)
	made := s.save()
	page := s.page(made.Path, http.StatusOK)
	for _, f := range formats.All {
		path := "/v/" + made.Slug + "/download/view" + f.Extension
		if page.Find(`a[href="`+path+`"]`).Length() != 1 {
			t.Errorf("the page does not offer %s", path)
		}
		a := s.get(path)
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != f.MediaType || !strings.Contains(a.Header.Get("Content-Disposition"), "A-ruling"+f.Extension) {
			t.Errorf("%s: %s %s %s", path, a.Status, a.Header.Get("Content-Type"), a.Header.Get("Content-Disposition"))
		}
		if again := s.get(path); again.body != a.body {
			t.Errorf("%s is another file the second time", path)
		}
		if f.Check == nil {
			continue
		}
		read, err := f.Check(strings.NewReader(a.body), "view")
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		entities := 0
		for item, err := range read.Items() {
			if err != nil {
				t.Fatal(err)
			}
			if item.Entity != nil {
				entities++
			}
		}
		if entities != len(s.request.View.Entities) {
			t.Errorf("%s holds %d entities of %d", path, entities, len(s.request.View.Entities))
		}
	}
	if a := s.get("/v/" + made.Slug + "/download/view.exe"); a.StatusCode != http.StatusNotFound {
		t.Errorf("got %s", a.Status)
	}
}

// What is frozen stays: its files are the same when the graph has moved.
func TestTheFilesOfAFrozenViewStayAsTheyWere(t *testing.T) {
	s := shareSite(t)
	path := "/v/" + s.save().Slug + "/download/view.graphml"
	before := s.get(path).body
	graphtest.Run(t, "MATCH (n:Entity) DETACH DELETE n", nil)
	if after := s.get(path).body; after != before {
		t.Error("the file has changed")
	}
}

func TestASelectionIsExportedWithAllThatIsKnown(t *testing.T) {
	s := shareSite(t)
	a := s.post("/api/export?format=json", s.request.View)
	if a.StatusCode != http.StatusOK || !strings.Contains(a.body, `"about"`) || !strings.Contains(a.body, `"facts"`) || strings.Contains(a.body, `"text":"In May 2021`) {
		t.Errorf("%s: %s", a.Status, a.body)
	}
	for format, want := range map[string]int{"exe": http.StatusBadRequest, "json": http.StatusBadRequest} {
		if a := s.post("/api/export?format="+format, graph.Draft{Title: "none"}); a.StatusCode != want || !strings.Contains(a.body, `"error"`) {
			t.Errorf("%s: %s %s", format, a.Status, a.body)
		}
	}
}

// loads are the ways in which a page loads something.
var loads = regexp.MustCompile(`(?i)<link|<img|<iframe|\ssrc=|@import|url\(["']?[^"'d#]|(?:href|action)="/`)

func TestAViewAsOnePageLoadsNothing(t *testing.T) {
	s := shareSite(t)
	s.request.View.Note = `</script><script>alert(1)</script> <a href="/x">`
	made := s.save()
	a := s.get("/v/" + made.Slug + "/download/view.html")
	if a.StatusCode != http.StatusOK {
		t.Fatal(a.Status)
	}
	if found := loads.FindString(strings.Split(a.body, `<script type="application/json"`)[0]); found != "" {
		t.Errorf("the page loads something: %q", found)
	}
	page := document(t, a.body)
	if page.Find("script").Length() != 2 || page.Find("svg .pic-name").Length() < 5 || page.Find(".statements li").Length() < 5 {
		t.Error("the page lacks something, or has a script too many")
	}
	content := s.get("/v/" + made.Slug + "/content.json").body
	if page.Find("#content").Text() != content || !strings.Contains(page.Find(".view-provenance").Text(), made.Hash) {
		t.Error("the content or its hash is not there")
	}
	if policy, _ := page.Find("meta[http-equiv]").Attr("content"); !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
	page.Find("main a").Each(func(_ int, link *goquery.Selection) {
		if href, _ := link.Attr("href"); !strings.HasPrefix(href, s.url) && !strings.HasPrefix(href, "#") {
			t.Errorf("a link leads to %q", href)
		}
	})
}
