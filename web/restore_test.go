package web

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	"clew/graph/graphtest"
)

// A database that was restored from a dump may give everything other element
// ids. Whoever kept an address finds what it led to.
func TestEveryPermalinkOpensAlikeAfterTheDatabaseWasRestored(t *testing.T) {
	s := permalinkSite(t)
	paths := s.permalinks()
	if len(paths) < 60 {
		t.Fatalf("only %d addresses", len(paths))
	}
	before := map[string]string{}
	for _, path := range paths {
		before[path] = s.opened(path)
	}

	graphtest.Restore(t)
	store := graphtest.Open(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	after := serve(t, store)
	after.jar = s.jar
	for _, path := range paths {
		if now := after.opened(path); now != before[path] {
			t.Errorf("%s was\n%s\nand is\n%s", path, firstDifference(before[path], now), firstDifference(now, before[path]))
		}
	}
	elements := regexp.MustCompile(`\d+:[0-9a-f]{8}-[0-9a-f-]{27}:\d+`)
	for path, text := range before {
		if found := elements.FindString(path + text); found != "" {
			t.Errorf("%s tells the element id %s", path, found)
		}
	}
	watch := s.watched()
	page, _ := after.send(watch+"/check", nil, http.StatusOK)
	if got := text(page.Find("main")); !strings.Contains(got, "Nothing has changed since the first check.") {
		t.Errorf("a watched query has changed: %s", got)
	}
}

// permalinkSite is the demo with a frozen and a live view, saved queries and a
// watch.
func permalinkSite(t *testing.T) *sharing {
	s := shareSite(t)
	s.jar, _ = cookiejar.New(nil) // fails for no options
	graphtest.Run(t, "MATCH (n:ClewQuery|ClewQueryVersion|ClewWatch|ClewChange) DELETE n", nil)
	s.loadStarters()
	return s
}

// permalinks are the addresses that a reader may have kept.
func (s *sharing) permalinks() (paths []string) {
	for _, mode := range []graph.ViewMode{graph.Frozen, graph.Live} {
		s.request.Mode = mode
		made := s.save()
		view := "/v/" + made.Slug
		paths = append(paths, view, view+"/picture.svg", view+"/picture.png", view+"/embed", view+"/history", view+"/cite.bib", "/api/views/"+made.Slug, view+"/download/clew.json")
		if mode == graph.Frozen {
			paths = append(paths, view+"/content.json", view+"/compare", "/api/views/"+made.Slug+"/changes")
		}
		s.page(view, http.StatusOK).Find("main a[href^='/e/'], main a[href^='/l/'], main a[href^='/sources/']").Each(func(_ int, a *goquery.Selection) {
			paths = append(paths, strings.Split(a.AttrOr("href", ""), "#")[0])
		})
	}
	for _, q := range s.starters {
		path := "/queries/" + q.ID
		paths = append(paths, path+"?run=page", path+"/history", path+"/file", path+"/rows.json", path+"/rows.csv")
	}
	agency := s.find("Department+of+Defense")
	paths = append(paths, agency, s.query("Rulings against an agency")+"?run=page&agency="+strings.TrimPrefix(agency, "/e/"),
		s.watched(), "/sources", "/search?q=xiaomi", "/api/entities?id="+strings.TrimPrefix(agency, "/e/"))
	return unique(paths)
}

func unique(paths []string) (out []string) {
	seen := map[string]bool{}
	for _, path := range paths {
		if !seen[path] {
			out = append(out, path)
		}
		seen[path] = true
	}
	return out
}

// watched is the path of the one watch that there is.
func (s *sharing) watched() string {
	s.tb.Helper()
	if path, ok := s.page("/watches", http.StatusOK).Find("main a[href^='/watches/']").First().Attr("href"); ok {
		return path
	}
	_, path := s.send(s.query("Who designated whom")+"/watch", url.Values{"watch.every": {"day"}}, http.StatusOK)
	return path
}

// What an address tells of the time, of how often it was asked for, and of
// where Clew listens, is another each time.
var passing = regexp.MustCompile(`[Oo]pened (?:\d+ times|once)|"opened":\d+|\d{4}-\d\d-\d\dT[\d:.]+Z|\d+ ms|\d+(?:\.\d+)? s\b|127\.0\.0\.1(?::|%3A)\d+|(?:last run )?\d+ \w+ 20\d\d \d\d:\d\d UTC|never run`)

// opened is what an address shows. On a busy machine the database may not
// answer in time, or not say whether a view has changed; it is asked again.
func (s *site) opened(path string) string {
	s.tb.Helper()
	a := s.get(path)
	late := func() bool {
		return a.StatusCode == http.StatusGatewayTimeout || strings.Contains(a.body, "could not be found out now")
	}
	for end := time.Now().Add(patience); late() && time.Now().Before(end); {
		a = s.get(path)
	}
	if a.StatusCode != http.StatusOK {
		s.tb.Fatalf("%s: %s", path, a.Status)
	}
	return passing.ReplaceAllString(a.body, "…")
}

// firstDifference is where a text stops being another.
func firstDifference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	return a[max(at-60, 0):min(at+120, len(a))]
}
