package web

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	"clew/graph/graphtest"
)

// watched is a server with one watched query whose results have changed.
func watched(t *testing.T) (s *site, path string) {
	t.Helper()
	s = withQueries(t)
	q, err := s.store.SaveQuery(t.Context(), graph.SavedQuery{
		Name: "Numbers & <names>", Text: "MATCH (n:WatchedThing) WHERE n.n >= $least RETURN n.n AS n, n.name AS name",
		Params: []graph.Param{{Name: "least", Type: graph.NumberParam, Required: true}},
	})
	if err != nil {
		t.Fatal(err)
	}
	clean := func() { graphtest.Run(t, "MATCH (n:ClewWatch|ClewChange|WatchedThing) DELETE n", nil) }
	clean()
	t.Cleanup(func() {
		clean()
		graphtest.Run(t, "MATCH (n:ClewQuery|ClewQueryVersion {id: $id}) DELETE n", map[string]any{"id": q.ID})
	})
	graphtest.Run(t, "UNWIND [1, 2, 3] AS n CREATE (:WatchedThing {n: n, name: 'a'})", nil)
	page, path := s.send("/queries/"+q.ID+"/watch", url.Values{"least": {"2"}, "watch.every": {"hour"}, "watch.key": {"n"}}, http.StatusOK)
	if got := text(page.Find("main")); !strings.Contains(got, "Nothing has changed since the first check.") || !strings.Contains(got, "least: 2") || !strings.Contains(got, "2 rows") {
		t.Fatalf("after the first check: %s", got)
	}
	graphtest.Run(t, "MATCH (n:WatchedThing) SET n.name = 'b' WITH n WHERE n.n = 3 DELETE n", nil)
	page, _ = s.send(path+"/check", nil, http.StatusOK)
	if got := text(page.Find(".change-words")); got != "1 row gone, 1 changed." {
		t.Fatalf("the change: %q", got)
	}
	return s, path
}

func TestAWatchShowsItsChangesAsATable(t *testing.T) {
	s, path := watched(t)
	page := s.page(path, http.StatusOK)
	rows := page.Find(".change tbody tr").Map(func(_ int, row *goquery.Selection) string { return text(row) })
	if got := strings.Join(rows, ";"); got != "gone3a;was2a;is now2b" {
		t.Errorf("the rows: %s", got)
	}
}

func TestAWatchIsAnAtomFeed(t *testing.T) {
	s, path := watched(t)
	a := s.get(path + "/feed.atom")
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Fatalf("%s, %s", a.Status, a.Header.Get("Content-Type"))
	}
	var feed atomFeed
	if err := xml.Unmarshal([]byte(a.body), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Title != "Numbers & <names>" || feed.Author == "" || len(feed.Entries) != 1 || feed.Links[0].Href != s.url+path+"/feed.atom" || feed.Links[1].Href != s.url+path {
		t.Fatalf("the feed: %+v", feed)
	}
	entry := feed.Entries[0]
	for name, at := range map[string]string{"feed": feed.Updated, "entry": entry.Updated} {
		if _, err := time.Parse(time.RFC3339, at); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !strings.HasPrefix(entry.ID, "tag:") || entry.ID == feed.ID || entry.Title != "1 row gone, 1 changed." || entry.Content != "1 row gone, 1 changed.\nGone: 3 | a\nWas: 2 | a Is now: 2 | b" {
		t.Errorf("the entry: %+v", entry)
	}
	if place := strings.TrimPrefix(entry.Link.Href, s.url+path+"#"); s.page(path, http.StatusOK).Find("#"+place).Length() != 1 {
		t.Errorf("the entry leads to %s", entry.Link.Href)
	}
}

func TestStoppingAWatchCanBeUndone(t *testing.T) {
	s, path := watched(t)
	page, at := s.send(path+"/stop", nil, http.StatusOK)
	if !strings.HasPrefix(at, "/watches?undo=") || !strings.Contains(text(page.Find(".notice")), "no longer watched") {
		t.Fatalf("%s: %s", at, text(page.Find("main")))
	}
	action, _ := page.Find("form.notice").Attr("action")
	page, at = s.send(action, nil, http.StatusOK)
	if at != path || strings.Contains(text(page.Find(".facts-line")), "stopped") {
		t.Errorf("%s: %s", at, text(page.Find("main")))
	}
}

func TestWhatKeepsAQueryFromBeingWatchedIsToldAtItsForm(t *testing.T) {
	s, _ := watched(t)
	path := s.query("Numbers & <names>")
	page, _ := s.send(path+"/watch", url.Values{"watch.every": {"day"}}, http.StatusUnprocessableEntity)
	if page.Find(".field.invalid[data-param=least]").Length() != 1 {
		t.Error("the empty field is not marked")
	}
	page, _ = s.send(path+"/watch", url.Values{"least": {"1"}, "watch.every": {"day"}, "watch.key": {"x"}}, http.StatusBadRequest)
	if got := text(page.Find("[role=alert]")); got != `The query has no column "x". It has n, name.` {
		t.Errorf("told: %q", got)
	}
	if page.Find("button[form=query-form]").AttrOr("formaction", "") != path+"/watch" {
		t.Error("the button leads elsewhere")
	}
	if s.get("/watches/none").StatusCode != http.StatusNotFound || s.get("/watches/none/feed.atom").StatusCode != http.StatusNotFound {
		t.Error("there is no such watch")
	}
}
