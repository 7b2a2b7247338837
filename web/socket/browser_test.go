package socket_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"clew/graph"
	"clew/graph/graphtest"
	"clew/web/socket"
)

func TestMain(m *testing.M) { graphtest.Main(m) }

// patience is how long a test waits for what has to come.
const patience = time.Minute

const (
	hub    = "hub"
	leaves = 3000
)

// filled tells that the test server has the graph, which no test here changes.
var filled bool

// hubStore is a graph with one entity that has thousands of links.
func hubStore(tb testing.TB) *graph.Store {
	tb.Helper()
	if !filled {
		store := graphtest.Store(tb)
		if _, err := store.Import(tb.Context(), hubItems()); err != nil {
			tb.Fatal(err)
		}
		filled = true
	}
	store := graphtest.Open(tb)
	if err := store.Prepare(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return store
}

// noTransactions waits until the database works for nobody.
func noTransactions(tb testing.TB) {
	tb.Helper()
	await(tb, "no transaction is left", func() bool {
		return len(graphtest.Run(tb, "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE NOT text STARTS WITH 'SHOW'", nil)) == 0
	})
}

func hubItems() iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		more := yield(graph.Item{Entity: &graph.EntityItem{ID: hub, Type: "Company", Name: "The hub"}}, nil)
		for i := 0; more && i < leaves; i++ {
			e := graph.EntityItem{ID: leaf(i), Type: "Person", Name: fmt.Sprintf("Leaf 叶 %d", i)}
			more = yield(graph.Item{Entity: &e}, nil)
		}
		for i := 0; more && i < leaves; i++ {
			l := graph.LinkItem{Link: graph.Link{ID: fmt.Sprintf("link-%d", i), Type: "FOUNDED", Source: leaf(i), Target: hub}}
			more = yield(graph.Item{Link: &l}, nil)
		}
	}
}

func leaf(i int) string { return fmt.Sprintf("leaf-%04d", i) }

// health is a database's status that a test sets.
type health struct {
	mu      sync.Mutex
	ready   bool
	message string
	changed chan struct{}
}

func healthy() *health { return &health{ready: true, changed: make(chan struct{})} }

func (h *health) Status() (bool, string, string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ready, "", h.message
}

func (h *health) Changed() <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.changed
}

func (h *health) set(ready bool, message string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ready, h.message = ready, message
	close(h.changed)
	h.changed = make(chan struct{})
}

// site is a running server of sockets.
type site struct {
	*socket.Server
	http   *httptest.Server
	health *health
}

func serve(tb testing.TB, g socket.Graph, options socket.Options) *site {
	tb.Helper()
	s := &site{health: healthy()}
	options.Log = slog.New(slog.NewTextHandler(tb.Output(), nil))
	s.Server = socket.New(g, s.health, options)
	s.http = httptest.NewServer(s.Server)
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			tb.Errorf("the server did not end: %v", err)
		}
		s.http.Close()
	})
	return s
}

// browser is the other end of a socket.
type browser struct {
	*websocket.Conn
	tb testing.TB
}

var dialer = websocket.Dialer{Subprotocols: []string{socket.Protocol}, HandshakeTimeout: patience}

func (s *site) dial(d websocket.Dialer, header http.Header) (*websocket.Conn, *http.Response, error) {
	return d.Dial("ws"+strings.TrimPrefix(s.http.URL, "http"), header)
}

// open connects and reads the greeting.
func (s *site) open(tb testing.TB) *browser {
	tb.Helper()
	ws, _, err := s.dial(dialer, nil)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ws.Close() })
	b := &browser{ws, tb}
	if f := b.read(); f.Op != "hello" || f.Protocol != "clew.v1" {
		tb.Fatalf("greeted with %+v", f)
	}
	return b
}

// frame is any frame of the server.
type frame struct {
	Op, Protocol, Message, Next, Cut string
	Stream, Seq                      int64
	Total, Limit, Sent               int
	Ready                            bool
	Kind                             graph.Kind
	Groups                           []graph.Group
	Entities                         []graph.Entity
	Links                            []graph.Link
}

func (b *browser) read() frame {
	b.tb.Helper()
	f, err := b.next()
	if err != nil {
		b.tb.Fatalf("waiting for a frame: %v", err)
	}
	return f
}

func (b *browser) next() (f frame, err error) {
	if err = b.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return f, err
	}
	_, data, err := b.ReadMessage()
	if err != nil {
		return f, err
	}
	return f, json.Unmarshal(data, &f)
}

func (b *browser) send(text string, args ...any) {
	b.tb.Helper()
	if err := b.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, text, args...)); err != nil {
		b.tb.Fatal(err)
	}
}

// received is all that a stream brought.
type received struct {
	begin    frame
	last     frame // done or error
	patches  int
	entities map[string]graph.Entity
	links    map[string]graph.Link
	repeated int // links that came again
}

// take reads a stream to its end, acknowledging each patch.
func (b *browser) take(stream int64) received {
	b.tb.Helper()
	r := received{entities: map[string]graph.Entity{}, links: map[string]graph.Link{}}
	for {
		f := b.read()
		if f.Stream != stream {
			b.tb.Fatalf("waiting for stream %d, got %+v", stream, f)
		}
		switch f.Op {
		case "begin":
			r.begin = f
		case "patch":
			r.patches++
			r.add(f)
			b.send(`{"op":"ack","stream":%d,"seq":%d}`, stream, f.Seq)
		default:
			r.last = f
			return r
		}
	}
}

func (r *received) add(f frame) {
	for _, e := range f.Entities {
		r.entities[e.ID] = e
	}
	for _, l := range f.Links {
		if _, again := r.links[l.ID]; again {
			r.repeated++
		}
		r.links[l.ID] = l
	}
}

// closeCode reads to the end and returns the code that the server gave.
func (b *browser) closeCode() int {
	b.tb.Helper()
	for {
		_, err := b.next()
		if closed, ok := err.(*websocket.CloseError); ok {
			return closed.Code
		}
		if err != nil {
			b.tb.Fatalf("the connection broke: %v", err)
		}
	}
}

// await waits until a condition holds.
func await(tb testing.TB, what string, holds func() bool) {
	tb.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for !holds() {
		select {
		case <-again.C:
		case <-deadline.C:
			tb.Fatalf("%s: not within %s", what, patience)
		}
	}
}
