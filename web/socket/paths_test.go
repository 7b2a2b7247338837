package socket_test

import (
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/web/socket"
)

// connections is all that a search for paths brought.
type connections struct {
	begin socket.PathsBegin
	paths []socket.PathFrame
	done  socket.PathsDone
	fault socket.Error
}

// connect reads the frames of a search for paths, acknowledging as many paths
// as it may.
func (b *browser) connect(stream int64, acks int) (c connections) {
	b.tb.Helper()
	for {
		if err := b.SetReadDeadline(time.Now().Add(patience)); err != nil {
			b.tb.Fatal(err)
		}
		_, data, err := b.ReadMessage()
		if err != nil {
			b.tb.Fatal(err)
		}
		var head struct{ Op string }
		b.into(data, &head)
		switch head.Op {
		case "begin":
			b.into(data, &c.begin)
		case "path":
			var path socket.PathFrame
			b.into(data, &path)
			c.paths = append(c.paths, path)
			if len(c.paths) <= acks {
				b.send(`{"op":"ack","stream":%d,"seq":%d}`, stream, path.Seq)
			} else if len(c.paths) == acks+4 {
				b.send(`{"op":"cancel","stream":%d}`, stream)
			}
		case "done":
			b.into(data, &c.done)
			return c
		default:
			b.into(data, &c.fault)
			return c
		}
	}
}

func TestPathsArriveOneByOne(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"paths","stream":1,"picked":["leaf-0001","hub","leaf-0002"],"length":2}`)
	c := b.connect(1, 9)
	if len(c.begin.Picked) != 3 || c.begin.Picked[1].Name != "The hub" || c.begin.Length != 2 || c.begin.Seconds != 10 {
		t.Errorf("announced as %+v", c.begin)
	}
	if len(c.paths) != 2 {
		t.Fatalf("%d paths, ended with %+v %+v", len(c.paths), c.done, c.fault)
	}
	for i, path := range c.paths {
		if path.Number != i+1 || path.Seq != int64(i+1) || len(path.Entities) != 2 || path.Steps[0].Links[0].Type != "FOUNDED" {
			t.Errorf("path %d is %+v", i, path)
		}
	}
	if c.done.Found != 2 || c.done.Cut != "" || len(c.done.Pairs) != 3 || c.done.Pairs[1].Found != 0 || c.done.Pairs[1].Left[0].Why != graph.LeftByPicked {
		t.Errorf("ended with %+v", c.done)
	}
}

func TestThatNoPathIsMeaningfulComesWithTheReason(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"paths","stream":1,"picked":["leaf-0001","leaf-0002"]}`)
	c := b.connect(1, 9)
	if len(c.done.Pairs) != 1 || len(c.done.Pairs[0].Left) != 1 || c.done.Pairs[0].Left[0].Rules[0] != graph.NoHubs {
		t.Errorf("ended with %+v %+v", c.done, c.fault)
	}
	b.send(`{"op":"paths","stream":2,"picked":["leaf-0001","leaf-0002"],"allow":["hubs"]}`)
	if c = b.connect(2, 9); len(c.paths) != 1 || c.done.Found != 1 {
		t.Errorf("with hubs allowed: %+v %+v", c.paths, c.done)
	}
}

func TestACancelledSearchForPathsEndsWithItsTransaction(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	b.send(`{"op":"paths","stream":1,"picked":["leaf-0001","leaf-0002","leaf-0003","leaf-0004","leaf-0005","leaf-0006"],"allow":["hubs"]}`)
	c := b.connect(1, 0) // four paths, and then no more
	if c.done.Cut != "cancelled" || len(c.paths) != 4 || c.done.Pairs == nil {
		t.Errorf("ended with %+v %+v after %d paths", c.done, c.fault, len(c.paths))
	}
	noTransactions(t)
	b.send(`{"op":"expand","stream":2,"node":"leaf-0001"}`)
	if r := b.take(2); r.last.Op != "done" {
		t.Errorf("the next stream ended with %+v", r.last)
	}
}

func TestASearchForPathsThatMakesNoSenseIsToldOnItsStream(t *testing.T) {
	b := serve(t, hubStore(t), socket.Options{}).open(t)
	for i, c := range []struct {
		request string
		kind    graph.Kind
	}{
		{`"picked":[]`, graph.Invalid},
		{`"picked":["hub"]`, graph.Invalid},
		{`"picked":["hub","nobody"]`, graph.NotFound},
		{`"picked":["hub","leaf-0001"],"types":["NO_SUCH"]`, graph.Invalid},
		{`"picked":["hub","leaf-0001"],"length":99`, graph.Invalid},
		{`"picked":["hub","leaf-0001"],"allow":["luck"]`, graph.Invalid},
	} {
		b.send(`{"op":"paths","stream":%d,%s}`, i+1, c.request)
		if got := b.connect(int64(i+1), 9); got.fault.Kind != c.kind || got.fault.Stream != int64(i+1) || !strings.HasSuffix(got.fault.Message, ".") {
			t.Errorf("%s ended with %+v", c.request, got.fault)
		}
	}
}
