package web

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	s := demo(t)
	want := map[string]string{
		"Content-Security-Policy":    contentSecurityPolicy,
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin",
	}
	for _, path := range []string{"/", "/sources", "/nowhere", "/e/nobody", "/search", "/assets/main.css", "/assets/none",
		"/api/status", "/api/search?q=x", "/api/groups?id=none", "/panel/e/none", "/ws", "/healthz", "/readyz"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			a := s.do(s.request(method, path))
			for name, value := range want {
				if got := a.Header.Get(name); got != value {
					t.Errorf("%s %s: %s is %q", method, path, name, got)
				}
			}
		}
	}
}

// problem is how the API tells an error.
type problem struct {
	Error struct{ Kind, Message string }
}

func (s *site) problem(path string, status int) problem {
	s.tb.Helper()
	a := s.get(path)
	var p problem
	if err := json.Unmarshal([]byte(a.body), &p); err != nil || a.StatusCode != status || !strings.HasSuffix(p.Error.Message, ".") {
		s.tb.Errorf("%s: %s, %s, %v", path, a.Status, a.body, err)
	}
	return p
}

func TestTheAPITellsErrorsAsJSON(t *testing.T) {
	s := demo(t)
	for path, want := range map[string]string{
		"/api/groups?id=nobody":      "not_found",
		"/api/groups":                "not_found",
		"/api/nowhere":               "not_found",
		"/panel/e/nobody":            "not_found",
		"/panel/l/nothing":           "not_found",
		"/api/search?q=x&limit=-1":   "invalid",
		"/api/search?q=x&limit=lots": "invalid",
	} {
		status := map[string]int{"not_found": http.StatusNotFound, "invalid": http.StatusBadRequest}[want]
		if p := s.problem(path, status); p.Error.Kind != want {
			t.Errorf("%s: %+v", path, p)
		}
	}
}

func TestTheAPIAnswersWithListsAndCounts(t *testing.T) {
	s := demo(t)
	var found struct {
		Hits []struct{ ID, Name string }
	}
	s.json("/api/search?q=contr&limit=3", &found)
	if len(found.Hits) == 0 || len(found.Hits) > 3 || found.Hits[0].Name != "Rudolph Contreras" {
		t.Fatalf("found %+v", found)
	}
	id := found.Hits[0].ID
	var counted struct {
		Entity struct{ ID string }
		Groups []struct{ Count int }
		Total  int
	}
	s.json("/api/groups?id="+id, &counted)
	sum := 0
	for _, group := range counted.Groups {
		sum += group.Count
	}
	if counted.Entity.ID != id || sum == 0 || sum != counted.Total {
		t.Errorf("counted %+v", counted)
	}
	var known struct{ Entities []struct{ ID string } }
	s.json("/api/entities?id=nobody&id="+id, &known)
	if len(known.Entities) != 1 || known.Entities[0].ID != id {
		t.Errorf("knows %+v", known)
	}
	for path, body := range map[string]string{"/api/search?q=": `{"hits":[]}`, "/api/search?q=zzzzqqqq": `{"hits":[]}`, "/api/entities": `{"entities":[]}`} {
		if a := s.get(path); strings.TrimSpace(a.body) != body {
			t.Errorf("%s: %s", path, a.body)
		}
	}
	var opening struct {
		Entities  []struct{ ID string }
		Positions [][2]int
	}
	s.json("/api/opening", &opening)
	if len(opening.Entities) < 10 || len(opening.Entities) != len(opening.Positions) {
		t.Errorf("%d entities at %d positions", len(opening.Entities), len(opening.Positions))
	}
}

func (s *site) json(path string, into any) {
	s.tb.Helper()
	a := s.get(path)
	if err := json.Unmarshal([]byte(a.body), into); err != nil || a.StatusCode != http.StatusOK {
		s.tb.Fatalf("%s: %s, %v: %s", path, a.Status, err, a.body)
	}
}

func TestWhileTheDatabaseIsAwayPagesSaySoAndComeBack(t *testing.T) {
	s := demo(t)
	const sentence = "The database is restarting."
	s.health.set(false, "restarting", sentence)
	for _, path := range []string{"/", "/e/any", "/sources", "/search?q=x"} {
		page := s.page(path, http.StatusServiceUnavailable)
		if !strings.Contains(page.Find("main").Text(), sentence) || page.Find("[data-waiting]").Length() != 1 {
			t.Errorf("%s does not say so, or does not wait", path)
		}
		a := s.get(path) // scripts poll; without them the page reloads
		if a.Header.Get("Retry-After") == "" || !strings.Contains(a.body, `<meta http-equiv="refresh"`) {
			t.Errorf("%s does not come back", path)
		}
	}
	if p := s.problem("/api/search?q=x", http.StatusServiceUnavailable); p.Error.Kind != "unavailable" || p.Error.Message != sentence {
		t.Errorf("the API says %+v", p)
	}
	if a := s.get("/readyz"); a.StatusCode != http.StatusServiceUnavailable || !strings.Contains(a.body, sentence) {
		t.Errorf("/readyz: %s, %s", a.Status, a.body)
	}
	for _, path := range []string{"/healthz", "/api/status", "/assets/main.css"} {
		if a := s.get(path); a.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, a.Status)
		}
	}
	s.health.set(true, "ready", "")
	s.page("/", http.StatusOK)
	if a := s.get("/readyz"); a.StatusCode != http.StatusOK {
		t.Errorf("/readyz: %s, %s", a.Status, a.body)
	}
}

func TestOtherNamesAreRefusedUnlessTheyAreOurs(t *testing.T) {
	s := demo(t)
	s.hosts = []string{"clew.example"}
	for host, want := range map[string]int{
		"evil.example": http.StatusMisdirectedRequest, "evil.example:7788": http.StatusMisdirectedRequest, "localhost.evil.example": http.StatusMisdirectedRequest,
		"clew.example": http.StatusOK, "Clew.Example:443": http.StatusOK, "localhost:7788": http.StatusOK, "[::1]:7788": http.StatusOK, "127.0.0.1": http.StatusOK,
	} {
		request := s.request(http.MethodGet, "/healthz")
		request.Host = host
		if a := s.do(request); a.StatusCode != want {
			t.Errorf("%s: %s", host, a.Status)
		}
	}
}

func TestRequestsThatNoPageSendsAreRefused(t *testing.T) {
	s := demo(t)
	if a := s.get("/search?q=" + strings.Repeat("x", 9000)); a.StatusCode != http.StatusRequestURITooLong {
		t.Errorf("a long address: %s", a.Status)
	}
	if a := s.do(s.request(http.MethodPost, "/")); a.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %s", a.Status)
	}
	request := s.request(http.MethodGet, "/")
	request.Body, request.ContentLength = io.NopCloser(strings.NewReader("body")), 4
	if a := s.do(request); a.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a body: %s", a.Status)
	}
	if a := s.do(s.request(http.MethodHead, "/")); a.StatusCode != http.StatusOK || a.body != "" {
		t.Errorf("HEAD: %s", a.Status)
	}
}

func TestAPanicIsAPageWithoutItsStack(t *testing.T) {
	s := demo(t)
	s.echo.GET("/panic", func(echo.Context) error { panic("secret detail") })
	page := s.page("/panic", http.StatusInternalServerError)
	if text := page.Text(); strings.Contains(text, "secret") || strings.Contains(text, "goroutine") {
		t.Errorf("the page says %s", text)
	}
}

func TestAssetsAreAskedForAgainOnlyWhenTheyChanged(t *testing.T) {
	s := demo(t)
	first := s.get("/assets/main.css")
	tag := first.Header.Get("ETag")
	if first.Header.Get("Content-Type") != "text/css; charset=utf-8" || tag == "" || first.Header.Get("Cache-Control") != "no-cache" {
		t.Fatalf("headers are %v", first.Header)
	}
	for name := range s.assets {
		if strings.HasPrefix(name, "chunks/") && s.get("/assets/"+name).Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s may not be kept", name)
		}
	}
	request := s.request(http.MethodGet, "/assets/main.css")
	request.Header.Set("If-None-Match", tag)
	if a := s.do(request); tag != "" && a.StatusCode != http.StatusNotModified {
		t.Errorf("unchanged: %s", a.Status)
	}
}

func TestTextIsPackedForThoseWhoTakeIt(t *testing.T) {
	s := demo(t)
	for _, path := range []string{"/", "/assets/main.css", "/api/opening"} {
		request := s.request(http.MethodGet, path)
		request.Header.Set("Accept-Encoding", "gzip") // by hand: the client unpacks only what it asked for itself
		packed := s.do(request)
		if packed.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(packed.Header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: %v", path, packed.Header)
			continue
		}
		reader, err := gzip.NewReader(strings.NewReader(packed.body))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(reader)
		request.Header.Set("Accept-Encoding", "identity")
		if plain := s.do(request); err != nil || string(text) != plain.body || len(packed.body) >= len(plain.body) {
			t.Errorf("%s: %d bytes packed, %d unpacked, %d plain: %v", path, len(packed.body), len(text), len(plain.body), err)
		}
	}
}

func TestTheAPITellsWhatAreTheLinksOfAnEntity(t *testing.T) {
	s := demo(t)
	var found struct {
		Hits []struct{ ID string }
	}
	s.json("/api/search?q=xiaomi&limit=1", &found)
	nodes := fmt.Sprintf(`{"nodes":[%q]`, found.Hits[0].ID)
	var n struct {
		Total, Counted int
		Groups         []struct{ Count int }
		Cells          []struct {
			Type, Direction, Kind string
			Count                 int
		}
	}
	s.ask("/api/neighbourhood", nodes+`}`, &n)
	cells, groups := 0, 0
	for _, cell := range n.Cells {
		cells += cell.Count
		if cell.Type == "" || cell.Direction == "" || cell.Kind == "" {
			t.Errorf("a cell %+v", cell)
		}
	}
	for _, group := range n.Groups {
		groups += group.Count
	}
	if n.Total < 5 || n.Counted != n.Total || cells != n.Total || groups != n.Total {
		t.Errorf("%d links, %d counted, %d in cells, %d in groups", n.Total, n.Counted, cells, groups)
	}
	var fact struct {
		Values []struct{ Count int }
		Rarer  int
	}
	s.ask("/api/neighbourhood/fact", nodes+`,"fact":"no such fact"}`, &fact)
	if len(fact.Values) != 1 || fact.Values[0].Count != n.Total {
		t.Errorf("a fact that nothing has: %+v", fact)
	}
	var reach struct {
		Steps []struct{ Entities, Links int }
	}
	s.ask("/api/reach", nodes+`,"steps":2}`, &reach)
	if len(reach.Steps) != 2 || reach.Steps[0].Links != n.Total || reach.Steps[1].Entities == 0 {
		t.Errorf("two steps reach %+v", reach)
	}
	for body, want := range map[string]int{`{"nodes":["nobody"]}`: http.StatusNotFound, `{`: http.StatusBadRequest, nodes + `,"filter":{"kinds":["Unicorn"]}}`: http.StatusBadRequest} {
		if a := s.sendJSON("/api/neighbourhood", body); a.StatusCode != want {
			t.Errorf("%s: %s", body, a.Status)
		}
	}
}

// ask sends a question as the page does.
func (s *site) ask(path, body string, into any) {
	s.tb.Helper()
	a := s.sendJSON(path, body)
	if a.StatusCode != http.StatusOK {
		s.tb.Fatalf("%s: %s %s", path, a.Status, a.body)
	}
	if err := json.Unmarshal([]byte(a.body), into); err != nil {
		s.tb.Fatal(err)
	}
}

func (s *site) sendJSON(path, body string) answer {
	s.tb.Helper()
	request, err := http.NewRequest(http.MethodPost, s.url+path, strings.NewReader(body))
	if err != nil {
		s.tb.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Origin", s.url)
	return s.do(request)
}
