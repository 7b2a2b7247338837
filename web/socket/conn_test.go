package socket_test

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"clew/graph"
	"clew/web/socket"
)

func TestMessagesThatAreNoFramesAreAnsweredAndThenTheEnd(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	for range 9 {
		b.send(`{"op":`)
		if f := b.read(); f.Op != "error" || f.Stream != 0 || f.Kind != graph.Invalid {
			t.Fatalf("answered with %+v", f)
		}
	}
	b.send(`{"op":`)
	if code := b.closeCode(); code != 4500 {
		t.Errorf("closed with %d", code)
	}
}

func TestUnknownOpsAreIgnored(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	for range 20 {
		b.send(`{"op":"from_the_future","stream":{"a":1}}`)
	}
	b.send(`{"op":"ack","stream":77,"seq":1}`)
	b.send(`{"op":"cancel","stream":78}`)
	b.send(`{"op":"expand","stream":1,"node":"leaf-0001"}`)
	if r := b.take(1); r.last.Op != "done" {
		t.Errorf("ended with %+v", r.last)
	}
}

func TestAStreamNumberServesOnce(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"expand","stream":5,"node":"leaf-0001"}`)
	b.take(5)
	for _, request := range []string{
		`{"op":"expand","stream":5,"node":"leaf-0001"}`,
		`{"op":"expand","stream":4,"node":"leaf-0001"}`,
		`{"op":"among","stream":5,"added":["hub"],"shown":[]}`,
	} {
		b.send("%s", request)
		if f := b.read(); f.Op != "error" || f.Stream != 0 || f.Kind != graph.Invalid {
			t.Errorf("%s was answered with %+v", request, f)
		}
	}
}

func TestAcknowledgingWhatWasNeverSentIsAFault(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	for range 5 {
		b.read()
	}
	b.send(`{"op":"ack","stream":1,"seq":1000}`)
	if f := b.read(); f.Op != "error" || f.Stream != 0 || f.Kind != graph.Invalid {
		t.Errorf("answered with %+v", f)
	}
}

func TestAnOversizedMessageEndsTheConnection(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"among","stream":1,"added":["%s"]}`, strings.Repeat("x", 64<<10))
	if code := b.closeCode(); code != websocket.CloseMessageTooBig {
		t.Errorf("closed with %d", code)
	}
}

func TestABinaryMessageEndsTheConnection(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	if err := b.WriteMessage(websocket.BinaryMessage, []byte(`{"op":"cancel","stream":1}`)); err != nil {
		t.Fatal(err)
	}
	if code := b.closeCode(); code != 4500 {
		t.Errorf("closed with %d", code)
	}
}

func TestAPageThatSpeaksAnotherProtocolIsToldNotToComeBack(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{})
	for _, offered := range [][]string{nil, {"clew.v0"}} {
		ws, _, err := s.dial(websocket.Dialer{Subprotocols: offered}, nil)
		if err != nil {
			t.Fatal(err)
		}
		b := &browser{ws, t}
		if code := b.closeCode(); code != 4501 {
			t.Errorf("offering %q: closed with %d", offered, code)
		}
		ws.Close()
	}
}

func TestAPageOfAnotherSiteIsRefused(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{})
	_, response, err := s.dial(dialer, http.Header{"Origin": {"https://evil.example"}})
	if err == nil || response == nil || response.StatusCode != http.StatusForbidden {
		t.Errorf("got %v, %v", response, err)
	}
	ws, _, err := s.dial(dialer, http.Header{"Origin": {s.http.URL}})
	if err != nil {
		t.Fatalf("the own origin was refused: %v", err)
	}
	ws.Close()
}

func TestAPlainRequestIsTurnedAway(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{})
	response, err := http.Get(s.http.URL)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusBadRequest {
		t.Errorf("got %s", response.Status)
	}
}

func TestABrowserWhosePongsStayAwayIsLetGo(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{PingInterval: 20 * time.Millisecond, ReadTimeout: 200 * time.Millisecond})
	silent, answering := s.open(t), s.open(t)
	pings := make(chan struct{}, 1000)
	answer := answering.PingHandler()
	answering.SetPingHandler(func(text string) error { pings <- struct{}{}; return answer(text) })
	silent.SetPingHandler(func(string) error { return nil })
	alive := make(chan int)
	go func() { alive <- answering.closeCode() }()
	if code := silent.closeCode(); code != 4001 {
		t.Errorf("closed with %d", code)
	}
	await(t, "the silent one is forgotten", func() bool { return s.Open() == 1 })
	for range 20 { // well past the time of silence
		<-pings
	}
	answering.send(`{"op":"cancel","stream":1}`)
	go s.Shutdown(context.Background())
	if code := <-alive; code != 4000 {
		t.Errorf("the answering one was closed with %d", code)
	}
}

func TestABrowserThatStopsReadingIsLetGo(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{PingInterval: 20 * time.Millisecond, ReadTimeout: 300 * time.Millisecond})
	b := s.open(t)
	for stream := 1; stream <= 4; stream++ {
		b.send(`{"op":"expand","stream":%d,"node":"hub","limit":3000}`, stream)
	}
	await(t, "the connection is forgotten", func() bool { return s.Open() == 0 })
	noTransactions(t)
}

func TestABrowserThatAsksOnAndOnWithoutReadingIsLetGo(t *testing.T) {
	// Only the time for a write can end this one: nothing else runs out.
	s := serve(t, hubStore(t), socket.Options{Credit: 1 << 20, WriteTimeout: 200 * time.Millisecond})
	b := s.open(t)
	stream := 0
	await(t, "the connection is forgotten", func() bool {
		stream++
		// It fails at the end: that is what is waited for.
		_ = b.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"op":"expand","stream":%d,"node":"hub","limit":3000}`, stream))
		return s.Open() == 0
	})
	noTransactions(t)
}

func TestTwoHundredPagesAtOnceAreServedAndLeaveNothingBehind(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{Connections: 200})
	before := goleak.IgnoreCurrent()
	var pages sync.WaitGroup
	open := make([]*browser, 200)
	for i := range open {
		open[i] = s.open(t)
	}
	if _, response, err := s.dial(dialer, nil); err == nil || response == nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one more than allowed got %v, %v", response, err)
	}
	for _, b := range open {
		pages.Go(func() {
			b.send(`{"op":"expand","stream":1,"node":"hub","limit":500}`)
			if r := b.take(1); r.last.Op != "done" || len(r.links) != 500 {
				t.Errorf("%d links, ended with %+v", len(r.links), r.last)
			}
			b.Close()
		})
	}
	pages.Wait()
	await(t, "all are forgotten", func() bool { return s.Open() == 0 })
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, before)
	noTransactions(t)
}

func TestStoppingClosesEverySocketAndItsTransactions(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{})
	idle, busy := s.open(t), s.open(t)
	busy.send(`{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	busy.read()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	stopped := make(chan error, 1)
	go func() { stopped <- s.Shutdown(ctx) }()
	for _, b := range []*browser{idle, busy} {
		if code := b.closeCode(); code != 4000 {
			t.Errorf("closed with %d", code)
		}
		b.Close()
	}
	if err := <-stopped; err != nil || s.Open() != 0 {
		t.Errorf("%d still open: %v", s.Open(), err)
	}
	noTransactions(t)
	if _, response, err := s.dial(dialer, nil); err == nil || response == nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a late page got %v, %v", response, err)
	}
}

func TestPagesAreToldWhenTheDatabaseGoesAndComesBack(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{})
	b := s.open(t)
	b.send(`{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	for range 5 { // begin and four patches
		b.read()
	}
	s.health.set(false, "The database is restarting.")
	seen := map[string]frame{}
	for len(seen) < 2 {
		f := b.read()
		seen[f.Op] = f
	}
	if f := seen["status"]; f.Ready || f.Message != "The database is restarting." {
		t.Errorf("told %+v", f)
	}
	if f := seen["error"]; f.Stream != 1 || f.Kind != graph.Unavailable || f.Message != "The database is restarting." {
		t.Errorf("the running stream ended with %+v", f)
	}
	late := s.open(t)
	if f := late.read(); f.Op != "status" || f.Ready {
		t.Errorf("a page that came meanwhile was told %+v", f)
	}
	late.send(`{"op":"expand","stream":1,"node":"hub"}`)
	if r := late.take(1); r.last.Op != "error" || r.last.Kind != graph.Unavailable {
		t.Errorf("its expansion ended with %+v", r.last)
	}
	s.health.set(true, "")
	if f := late.read(); f.Op != "status" || !f.Ready {
		t.Errorf("then told %+v", f)
	}
	late.send(`{"op":"expand","stream":2,"node":"leaf-0001"}`)
	if r := late.take(2); r.last.Op != "done" {
		t.Errorf("then ended with %+v", r.last)
	}
}

// buggy is a graph with a bug at each way into it.
type buggy struct{ *graph.Store }

func (buggy) Expand(graph.ExpandRequest) (*graph.Expansion, error) { panic("a bug") }

func (buggy) Among(context.Context, []string, []string) iter.Seq2[graph.Patch, error] {
	return func(func(graph.Patch, error) bool) { panic("a bug") }
}

func TestABugInOneStreamLeavesTheOthersAlone(t *testing.T) {
	store := hubStore(t)
	broken, whole := serve(t, buggy{store}, socket.Options{}), serve(t, store, socket.Options{})
	b := broken.open(t)
	for i, request := range []string{`"op":"expand","node":"hub"`, `"op":"among","added":["hub"],"shown":[]`} {
		b.send(`{"stream":%d,%s}`, i+1, request)
		if r := b.take(int64(i + 1)); r.last.Op != "error" || r.last.Kind != graph.Internal || strings.Contains(r.last.Message, "bug") {
			t.Errorf("%s ended with %+v", request, r.last)
		}
	}
	other := whole.open(t)
	other.send(`{"op":"expand","stream":1,"node":"leaf-0001"}`)
	if r := other.take(1); r.last.Op != "done" {
		t.Errorf("another ended with %+v", r.last)
	}
}
