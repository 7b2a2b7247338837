package web

import (
	"encoding/xml"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strconv"
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
	s.jar, _ = cookiejar.New(nil) // fails for no options
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

func TestOnlyTheBrowserThatWatchesMayStop(t *testing.T) {
	s, path := watched(t)
	for _, part := range []string{"/stop", "/check", "/resume"} {
		s.strange(path+part, http.StatusForbidden)
	}
	if page := s.strange(path, http.StatusOK); page.Find("form[action^='"+path+"']").Length() > 0 || !strings.Contains(text(page.Find("main")), "Another browser watches this query") {
		t.Error("a stranger is offered to stop it")
	}
	if page := s.strange("/watches", http.StatusOK); page.Find("li.card").Length() != 1 || page.Find("main form").Length() > 0 {
		t.Error("the list offers a stranger to stop it")
	}
	if s.page(path, http.StatusOK).Find("form[action='"+path+"/stop']").Length() != 1 {
		t.Error("whoever watches can't stop it")
	}
}

// strange reads or, where path ends in a verb, posts as a browser that has
// never been here.
func (s *site) strange(path string, status int) *goquery.Document {
	s.tb.Helper()
	request := s.request(http.MethodGet, path)
	if strings.Count(path, "/") == 3 {
		request = s.request(http.MethodPost, path)
	}
	request.Header.Set("Origin", s.url)
	jar := s.jar
	s.jar = nil
	defer func() { s.jar = jar }()
	page, _ := s.sent(request, status)
	return page
}

func TestALongChangeIsReadPageByPage(t *testing.T) {
	s, path := watched(t)
	graphtest.Run(t, "UNWIND range(10, 509) AS n CREATE (:WatchedThing {n: n, name: 'new'})", nil)
	page, _ := s.send(path+"/check", nil, http.StatusOK)
	change := page.Find(".change").First()
	if shown := change.Find("tbody tr").Length(); shown >= 500 || shown == 0 {
		t.Errorf("%d of 500 rows are shown among the changes", shown)
	}
	at, rows, pages := change.Find("a.button").AttrOr("href", ""), map[string]bool{}, 0
	for ; at != "" && pages < 9; pages++ {
		page := s.page(at, http.StatusOK)
		page.Find("tbody tr").Each(func(_ int, row *goquery.Selection) { rows[text(row)] = true })
		at = page.Find("a[rel=next]").AttrOr("href", "")
		if back := page.Find("a[rel=prev]").AttrOr("href", ""); (back == "") != (pages == 0) {
			t.Errorf("page %d leads back to %q", pages, back)
		}
	}
	if len(rows) != 500 || pages != 3 {
		t.Errorf("%d rows on %d pages", len(rows), pages)
	}
	for _, bad := range []string{"/changes/none", "/changes/none?from=x"} {
		if a := s.get(path + bad); a.StatusCode != http.StatusNotFound && a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s", bad, a.Status)
		}
	}
	if feed := s.get(path + "/feed.atom").body; !strings.Contains(feed, "… 500 rows in all") {
		t.Error("the feed does not say that there are more rows")
	}
}

func TestManyChangesAreReadPageByPage(t *testing.T) {
	s, path := watched(t)
	for i := range 30 {
		graphtest.Run(t, "MATCH (n:WatchedThing {n: 2}) SET n.name = $name", map[string]any{"name": strconv.Itoa(i)})
		s.send(path+"/check", nil, http.StatusOK)
	}
	seen := 0
	for at := path; at != ""; {
		page := s.page(at, http.StatusOK)
		seen += page.Find(".change").Length()
		if back := page.Find("p.more.first a").Length(); (back == 0) != (at == path) {
			t.Errorf("%s: %d ways back", at, back)
		}
		at = page.Find("p.more a").Not(".first a").AttrOr("href", "")
	}
	if seen != 31 {
		t.Errorf("%d changes, want 31", seen)
	}
}
