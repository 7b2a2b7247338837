package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph/graphtest"
)

func TestAReaderFollowsAJudgeToTheQuoteInItsSource(t *testing.T) {
	s := demo(t)
	results := s.page("/search?q=contr", http.StatusOK)
	if query, _ := results.Find("form[role=search] input[name=q]").Attr("value"); query != "contr" {
		t.Errorf("the search box holds %q", query)
	}
	judge := s.page(s.find("contr"), http.StatusOK)
	if name := judge.Find("h1").Text(); name != "Rudolph Contreras" {
		t.Fatalf("found %q", name)
	}
	claim := judge.Find("li.claim").First()
	quote := strings.TrimSpace(claim.Find("blockquote").Text())
	href, _ := claim.Find("a.open-source").Attr("href")
	path, fragment, ok := strings.Cut(href, "#")
	if quote == "" || !ok {
		t.Fatalf("the first claim quotes %q and leads to %q", quote, href)
	}
	source := s.page(path, http.StatusOK)
	marked := source.Find("mark").FilterFunction(func(_ int, m *goquery.Selection) bool {
		id, _ := m.Attr("id")
		return id == fragment
	})
	if marked.Length() != 1 || !strings.HasPrefix(quote, strings.TrimSpace(marked.Text())) {
		t.Errorf("the quote %q is marked %d times, as %q", quote, marked.Length(), marked.Text())
	}
}

func TestAnEntityLeadsToItsLinksAndNeighbours(t *testing.T) {
	s := demo(t)
	xiaomi := s.page(s.find("xiaomi"), http.StatusOK)
	link, ok := xiaomi.Find("a[href^='/l/']").First().Attr("href")
	if !ok {
		t.Fatal("no link has a page")
	}
	page := s.page(link, http.StatusOK)
	if page.Find("h1").Text() == "" || page.Find("blockquote").Length() == 0 {
		t.Error("the link's page has no title or no quote")
	}
	if panel := s.page("/panel"+link, http.StatusOK); panel.Find("blockquote").Length() == 0 || panel.Find("header.top").Length() > 0 {
		t.Error("the link's panel is no fragment with quotes")
	}
}

func TestThePanelOfAnEntityIsAFragment(t *testing.T) {
	s := demo(t)
	panel := s.page("/panel"+s.find("contr"), http.StatusOK)
	if panel.Find("li.claim").Length() == 0 || panel.Find("header.top").Length() > 0 {
		t.Error("no fragment with claims")
	}
}

func TestSourcesAreListedAndLeadToTheirTexts(t *testing.T) {
	s := demo(t)
	list := s.page("/sources", http.StatusOK)
	links := list.Find("main h2 a")
	if links.Length() < 2 {
		t.Fatalf("%d sources are listed", links.Length())
	}
	path, _ := links.First().Attr("href")
	if source := s.page(path, http.StatusOK); source.Find("h1").Text() != links.First().Text() || source.Find("mark").Length() == 0 {
		t.Errorf("%s is %q with %d marks", path, source.Find("h1").Text(), source.Find("mark").Length())
	}
}

func TestTheCanvasPageTellsTheOpeningWithoutScripts(t *testing.T) {
	s := demo(t)
	a := s.get("/")
	if a.StatusCode != http.StatusOK || !strings.Contains(a.body, "<noscript>") {
		t.Fatalf("%s", a.Status)
	}
	// A parser without scripts is what a reader without scripts has.
	page, err := goquery.NewDocumentFromReader(strings.NewReader(strings.NewReplacer("<noscript>", "<div>", "</noscript>", "</div>").Replace(a.body)))
	if err != nil {
		t.Fatal(err)
	}
	href, ok := page.Find("#list a[href^='/e/']").First().Attr("href")
	if !ok {
		t.Fatal("the opening is not told")
	}
	s.page(href, http.StatusOK)
	if boot := page.Find("script#boot[type='application/json']").Text(); !strings.Contains(boot, `"graph":"own"`) || strings.Contains(boot, `"key":""`) {
		t.Errorf("the page begins with %s", boot)
	}
}

func TestNoPageNeedsWhatTheContentSecurityPolicyForbids(t *testing.T) {
	s := demo(t)
	for _, path := range []string{"/", s.find("contr"), "/sources", "/search?q=xiaomi", "/search", "/nowhere"} {
		s.page(path, s.get(path).StatusCode).Find("*").Each(func(_ int, element *goquery.Selection) {
			for _, attribute := range element.Nodes[0].Attr {
				if attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") || strings.HasPrefix(attribute.Val, "javascript:") {
					t.Errorf("%s: %s has %s=%q", path, goquery.NodeName(element), attribute.Key, attribute.Val)
				}
			}
			_, external := element.Attr("src")
			if kind, _ := element.Attr("type"); goquery.NodeName(element) == "script" && !external && kind != "application/json" {
				t.Errorf("%s: an inline script", path)
			}
			if goquery.NodeName(element) == "style" {
				t.Errorf("%s: an inline style", path)
			}
		})
	}
}

func TestAPageLoadsOnlyWhatIsThere(t *testing.T) {
	s := demo(t)
	s.page("/", http.StatusOK).Find("script[src], link[href], img[src]").Each(func(_ int, element *goquery.Selection) {
		path := element.AttrOr("src", element.AttrOr("href", ""))
		if a := s.get(path); a.StatusCode != http.StatusOK || len(a.body) == 0 {
			t.Errorf("%s: %s", path, a.Status)
		}
	})
}

func TestWhatDoesNotExistIsAPageWithSearch(t *testing.T) {
	s := demo(t)
	for _, path := range []string{"/e/nobody", "/l/nothing", "/sources/none", "/nowhere", "/e/", "/e/a%2Fb", "/e/%00%ff", "/assets/none.js"} {
		page := s.page(path, http.StatusNotFound)
		if page.Find("form[role=search] input[name=q]").Length() != 1 || strings.TrimSpace(page.Find("main .about").Text()) == "" {
			t.Errorf("%s: no search box or no sentence", path)
		}
	}
}

func TestPagesOfAForeignGraphHaveAddressesThatWork(t *testing.T) {
	filled = false // the demo is gone after this
	s := serve(t, graphtest.Movies(t))
	film := s.page(s.find("matrix"), http.StatusOK)
	if !strings.Contains(film.Find("h1").Text(), "Matrix") {
		t.Fatalf("found %q", film.Find("h1").Text())
	}
	if strings.Contains(film.Find("main").Text(), "may break") {
		t.Error("a film with a unique title is said to have no lasting address")
	}
	href, ok := film.Find("ul.neighbours a[href^='/e/']").First().Attr("href")
	if !ok {
		t.Fatal("the film has no neighbours")
	}
	person := s.page(href, http.StatusOK)
	if !strings.Contains(person.Find("main").Text(), "may break") {
		t.Errorf("%q does not say that its address may break", person.Find("h1").Text())
	}
	link := s.page(person.Find("main a[href^='/l/']").First().AttrOr("href", "none"), http.StatusOK)
	if !strings.Contains(link.Find("main").Text(), "may break") {
		t.Errorf("%q does not say that its address may break", link.Find("h1").Text())
	}
	for _, panel := range []string{"/panel" + href, "/api/groups?id=" + url.QueryEscape(mustUnescape(t, strings.TrimPrefix(href, "/e/")))} {
		if a := s.get(panel); a.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", panel, a.Status)
		}
	}
	if a := s.get("/api/opening"); a.StatusCode != http.StatusNoContent || a.body != "" {
		t.Errorf("a graph without an opening: %s %q", a.Status, a.body)
	}
}

func mustUnescape(t *testing.T, text string) string {
	t.Helper()
	plain, err := url.PathUnescape(text)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}
