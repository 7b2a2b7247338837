package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	"clew/graph/graphtest"
	"clew/web/socket"
)

func TestMain(m *testing.M) { graphtest.Main(m) }

// patience is how long a test waits for what has to come.
const patience = 60 * time.Second

// health is a database's status that a test sets.
type health struct {
	mu             sync.Mutex
	ready          bool
	state, message string
	changed        chan struct{}
}

func healthy() *health { return &health{ready: true, state: "ready", changed: make(chan struct{})} }

func (h *health) Status() (ready bool, state, message string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ready, h.state, h.message
}

func (h *health) Changed() <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.changed
}

func (h *health) set(ready bool, state, message string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ready, h.state, h.message = ready, state, message
	close(h.changed)
	h.changed = make(chan struct{})
}

// site is a server and a browser's view of it.
type site struct {
	*Server
	tb     testing.TB
	url    string
	health *health        // nil where a real Neo4j tells how it is
	jar    http.CookieJar // nil for a browser that keeps none
	close  func()
}

func serve(tb testing.TB, store *graph.Store) *site {
	tb.Helper()
	h := healthy()
	s := serveManaged(tb, store, h)
	s.health = h
	return s
}

func serveManaged(tb testing.TB, store *graph.Store, database socket.Database) *site {
	tb.Helper()
	server, err := New(Config{Store: store, Database: database, Log: slog.New(slog.NewTextHandler(tb.Output(), nil))})
	if err != nil {
		tb.Fatal(err)
	}
	web := httptest.NewServer(server)
	s := &site{Server: server, tb: tb, url: web.URL}
	s.close = sync.OnceFunc(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			tb.Errorf("the server did not end: %v", err)
		}
		web.Close()
		http.DefaultClient.CloseIdleConnections()
	})
	tb.Cleanup(s.close)
	return s
}

// demo is a server with the facts of the demonstration, which are imported
// once: no test here changes the graph.
func demo(tb testing.TB) *site {
	tb.Helper()
	if !filled {
		graphtest.Demo(tb)
		filled = true
	}
	store := graphtest.Open(tb)
	if err := store.Prepare(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return serve(tb, store)
}

var filled bool

// answer is a response with its body read.
type answer struct {
	*http.Response
	body string
}

func (s *site) do(request *http.Request) answer {
	s.tb.Helper()
	response, err := (&http.Client{Jar: s.jar}).Do(request)
	if err != nil {
		s.tb.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.tb.Fatal(err)
	}
	return answer{response, string(body)}
}

func (s *site) get(path string) answer {
	s.tb.Helper()
	return s.do(s.request(http.MethodGet, path))
}

func (s *site) request(method, path string) *http.Request {
	s.tb.Helper()
	request, err := http.NewRequest(method, s.url+path, nil)
	if err != nil {
		s.tb.Fatal(err)
	}
	return request
}

// page reads an HTML page that has to have a status.
func (s *site) page(path string, status int) *goquery.Document {
	s.tb.Helper()
	a := s.get(path)
	if a.StatusCode != status || a.Header.Get("Content-Type") != "text/html; charset=UTF-8" {
		s.tb.Fatalf("%s: %s, %s", path, a.Status, a.Header.Get("Content-Type"))
	}
	document, err := goquery.NewDocumentFromReader(strings.NewReader(a.body))
	if err != nil {
		s.tb.Fatal(err)
	}
	return document
}

// find searches for a text and returns the path of the first hit's page.
func (s *site) find(text string) string {
	s.tb.Helper()
	path, ok := s.page("/search?q="+text, http.StatusOK).Find("main h2 a[href^='/e/']").First().Attr("href")
	if !ok {
		s.tb.Fatalf("searching for %s found nothing", text)
	}
	return path
}
