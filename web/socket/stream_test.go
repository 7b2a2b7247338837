package socket_test

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/web/socket"
)

func TestAnExpansionArrivesWholeWithCountsFirst(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"expand","stream":1,"node":"hub","limit":2000}`)
	r := b.take(1)
	if r.begin.Total != leaves || r.begin.Limit != 2000 || len(r.begin.Groups) != 1 || r.begin.Groups[0].Count != leaves {
		t.Errorf("announced as %+v", r.begin)
	}
	if len(r.links) != 2000 || len(r.entities) != 2000 || r.repeated > 0 || r.patches < 5 {
		t.Errorf("%d links and %d entities in %d patches, %d repeated", len(r.links), len(r.entities), r.patches, r.repeated)
	}
	if r.last.Op != "done" || r.last.Sent != 2000 || r.last.Total != leaves || r.last.Cut != "limit" || r.last.Next == "" {
		t.Errorf("ended with %+v", r.last)
	}
	b.send(`{"op":"expand","stream":2,"node":"hub","limit":2000,"after":%q}`, r.last.Next)
	rest := b.take(2)
	if len(rest.links) != leaves-2000 || rest.last.Op != "done" || rest.last.Cut != "" || rest.last.Next != "" {
		t.Errorf("the rest is %d links, ended with %+v", len(rest.links), rest.last)
	}
	for id := range rest.links {
		if _, again := r.links[id]; again {
			t.Fatalf("link %s came twice", id)
		}
	}
}

func TestWhatCannotBeExpandedIsToldOnItsStream(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	for i, c := range []struct {
		request string
		kind    graph.Kind
	}{
		{`"node":"nobody"`, graph.NotFound},
		{`"node":""`, graph.NotFound},
		{`"node":"hub","types":["NO_SUCH_TYPE"]`, graph.Invalid},
		{`"node":"hub","types":["FOUNDED|X` + "`" + `"]`, graph.Invalid},
		{`"node":"hub","direction":"up"`, graph.Invalid},
		{`"node":"hub","order":"random"`, graph.Invalid},
		{`"node":"hub","limit":-1`, graph.Invalid},
		{`"node":"hub","limit":1000000`, graph.Invalid},
		{`"node":"hub","after":"garbage"`, graph.Invalid},
	} {
		b.send(`{"op":"expand","stream":%d,%s}`, i+1, c.request)
		if r := b.take(int64(i + 1)); r.last.Op != "error" || r.last.Kind != c.kind || !strings.HasSuffix(r.last.Message, ".") {
			t.Errorf("%s ended with %+v", c.request, r.last)
		}
	}
}

func TestAStreamWithoutAcknowledgementsIsLostAndTheConnectionLives(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{AckTimeout: 200 * time.Millisecond}).open(t)
	b.send(`{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	patches := 0
	f := b.read()
	for ; f.Op == "begin" || f.Op == "patch"; f = b.read() {
		if f.Op == "patch" {
			patches++
		}
	}
	if f.Op != "error" || f.Kind != graph.Timeout || f.Stream != 1 || patches != 4 {
		t.Errorf("after %d patches: %+v", patches, f)
	}
	noTransactions(t)
	b.send(`{"op":"expand","stream":2,"node":"leaf-0001"}`)
	if r := b.take(2); r.last.Op != "done" || len(r.links) != 1 {
		t.Errorf("the next stream ended with %+v", r.last)
	}
}

func TestAnAcknowledgementCoversThePatchesBeforeIt(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	for range 5 { // begin and four patches
		b.read()
	}
	b.send(`{"op":"ack","stream":1,"seq":4}`)
	for seq := int64(5); seq <= 8; seq++ {
		if f := b.read(); f.Op != "patch" || f.Seq != seq {
			t.Fatalf("instead of patch %d came %+v", seq, f)
		}
	}
}

func TestCancellingEndsTheStreamAndItsTransaction(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	for range 3 {
		b.read()
	}
	b.send(`{"op":"cancel","stream":1}`)
	f := b.read()
	for ; f.Op == "patch"; f = b.read() {
	}
	if f.Op != "done" || f.Cut != "cancelled" || f.Total != leaves || f.Sent == 0 || f.Sent >= leaves || f.Next != "" {
		t.Errorf("ended with %+v", f)
	}
	noTransactions(t)
}

func TestALostBrowserEndsItsTransactions(t *testing.T) {
	s := serve(t, hubStore(t), socket.Options{})
	b := s.open(t)
	for stream := 1; stream <= 4; stream++ {
		b.send(`{"op":"expand","stream":%d,"node":"hub","limit":3000}`, stream)
	}
	for range 6 {
		b.read()
	}
	if err := b.NetConn().(*net.TCPConn).SetLinger(0); err != nil { // as if the machine went away
		t.Fatal(err)
	}
	b.Close()
	await(t, "the connection is forgotten", func() bool { return s.Open() == 0 })
	noTransactions(t)
}

func TestAFifthStreamWaitsItsTurn(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	for stream := 1; stream <= 5; stream++ {
		b.send(`{"op":"expand","stream":%d,"node":"hub","limit":3000}`, stream)
	}
	f := b.read()
	for ; f.Op != "error"; f = b.read() {
	}
	if f.Stream != 5 || f.Kind != graph.Conflict {
		t.Errorf("refused with %+v", f)
	}
	b.send(`{"op":"cancel","stream":1}`)
	for f = b.read(); f.Op != "done"; f = b.read() {
	}
	b.send(`{"op":"expand","stream":6,"node":"leaf-0001"}`)
	for f = b.read(); f.Stream != 6 || f.Op == "begin" || f.Op == "patch"; f = b.read() {
	}
	if f.Op != "done" {
		t.Errorf("once another had ended: %+v", f)
	}
}

func TestLinksAmongEntitiesMayBeAskedForInSeveralMessages(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	for i := range 20 {
		b.send(`{"op":"among","stream":1,"added":[%s],"shown":[],"more":true}`, leafList(i*100, 100))
	}
	b.send(`{"op":"among","stream":1,"added":[],"shown":["hub"]}`)
	if r := b.take(1); len(r.links) != 2000 || r.repeated > 0 || r.last.Op != "done" || r.last.Sent != 2000 || r.last.Total != 2000 {
		t.Errorf("%d links, %d repeated, ended with %+v", len(r.links), r.repeated, r.last)
	}
}

func leafList(from, n int) string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("%q", leaf(from+i))
	}
	return strings.Join(ids, ",")
}

func TestTooManyEntitiesAreRefusedOnce(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{Identifiers: 250}).open(t)
	for i := range 5 {
		b.send(`{"op":"among","stream":1,"added":[%s],"shown":[],"more":true}`, leafList(i*100, 100))
	}
	b.send(`{"op":"among","stream":1,"added":[],"shown":["hub"]}`)
	if f := b.read(); f.Op != "error" || f.Stream != 1 || f.Kind != graph.Invalid {
		t.Errorf("refused with %+v", f)
	}
	b.send(`{"op":"among","stream":2,"added":["leaf-0001"],"shown":["hub"]}`)
	if r := b.take(2); len(r.links) != 1 || r.last.Op != "done" {
		t.Errorf("the next ended with %+v", r.last)
	}
}

func TestWhatIsGatheredCanBeCancelled(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"among","stream":1,"added":["hub"],"shown":[],"more":true}`)
	b.send(`{"op":"cancel","stream":1}`)
	b.send(`{"op":"among","stream":1,"added":["leaf-0001"],"shown":[]}`) // was on its way
	if f := b.read(); f.Op != "done" || f.Cut != "cancelled" || f.Stream != 1 {
		t.Errorf("ended with %+v", f)
	}
	b.send(`{"op":"expand","stream":2,"node":"leaf-0001"}`)
	if r := b.take(2); r.last.Op != "done" {
		t.Errorf("the next ended with %+v", r.last)
	}
}
