package socket

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"clew/graph"
)

var (
	errCancelled = errors.New("the page cancelled the stream")
	errUnsent    = errors.New("a patch was acknowledged that was never sent")
	errStalled   = &graph.Error{Kind: graph.Timeout, Message: "The page stopped taking in what was sent. Expand again to go on."}
)

// stream is one expansion on its way out. One goroutine pulls from the
// database while another waits for credit and encodes.
type stream struct {
	number int64
	conn   *conn
	ctx    context.Context
	cancel context.CancelCauseFunc
	sent   atomic.Int64  // patches
	acked  atomic.Int64  // the highest patch acknowledged
	freed  chan struct{} // an ack came; holds one
	links  int           // sent
	total  int           // promised
}

// delivery is what a stream has to send. What it begins with is found out
// while the first patch is on its way.
type delivery struct {
	begin   func(context.Context) (Begin, error)
	patches func(context.Context) iter.Seq2[graph.Patch, error]
	next    func() string // cursor of what follows, once patches are drained
}

// pulledAhead is how many patches may wait between database and encoder.
const pulledAhead = 2

// run does all that a stream does. open says what to send.
func (s *stream) run(open func() (delivery, error)) {
	var d delivery
	end, err := s.conn.turn(s.ctx)
	if err == nil {
		if d, err = s.open(open); err == nil {
			err = s.deliver(d, end)
		}
		end()
	}
	if cause := context.Cause(s.ctx); cause != nil {
		err = cause
	}
	s.conn.leave(s) // first: once told of the end, the browser may start another
	s.finish(d, err)
}

func (s *stream) open(open func() (delivery, error)) (d delivery, err error) {
	defer s.caught(&err)
	return open()
}

// caught keeps a bug met in one stream from ending the whole server.
func (s *stream) caught(err *error) {
	if bug := recover(); bug != nil {
		s.conn.options.Log.Error("a stream panicked", "panic", bug, "stack", string(debug.Stack()))
		*err = fmt.Errorf("panic: %v", bug)
	}
}

// turn waits until few enough streams are at the costly part of their query,
// which ends with the first patch. A rush is served one after the other, in
// place of running into time-outs together.
func (s *Server) turn(ctx context.Context) (end func(), err error) {
	select {
	case s.turns <- struct{}{}:
		return sync.OnceFunc(func() { <-s.turns }), nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// deliver sends all that the database has. It calls started after the first
// patch, or when there is none.
func (s *stream) deliver(d delivery, started func()) error {
	ctx, leave := context.WithCancel(s.ctx)
	defer leave()
	patches, failed := s.pull(d.patches(ctx), started)
	err := s.begin(ctx, d)
	for err == nil {
		p, more := <-patches
		if !more {
			return *failed
		}
		err = s.forward(p)
	}
	leave()
	for range patches { // until the database has been told of the end
	}
	return err
}

func (s *stream) begin(ctx context.Context, d delivery) (err error) {
	defer s.caught(&err)
	begin, err := d.begin(ctx)
	if err != nil {
		return err
	}
	s.total = begin.Total
	return s.conn.send(begin)
}

// pull drains the database in a goroutine of its own, which ends before the
// channel is closed; only then the error may be read.
func (s *stream) pull(patches iter.Seq2[graph.Patch, error], started func()) (<-chan graph.Patch, *error) {
	pulled := make(chan graph.Patch, pulledAhead)
	failed := new(error)
	go func() {
		defer close(pulled)
		defer started()
		defer s.caught(failed)
		for p, err := range patches {
			if err != nil {
				*failed = err
				return
			}
			started()
			select {
			case pulled <- p:
			case <-s.ctx.Done():
				return
			}
		}
	}()
	return pulled, failed
}

// forward sends one patch in as many frames as its size needs.
func (s *stream) forward(p graph.Patch) error {
	for len(p.Entities)+len(p.Links) > 0 {
		if err := s.awaitCredit(); err != nil {
			return err
		}
		b := s.conn.buffers.Get().(*buffer)
		before := len(p.Links)
		b.data, p = appendPatch(b.data, s.number, s.sent.Add(1), p, s.conn.options.FrameSize)
		if err := s.conn.queue(s.ctx, b); err != nil {
			return err
		}
		s.links += before - len(p.Links)
	}
	return nil
}

// awaitCredit waits until the browser has drawn enough to be sent more.
func (s *stream) awaitCredit() error {
	if s.hasCredit() {
		return nil
	}
	patience := time.NewTimer(s.conn.options.AckTimeout)
	defer patience.Stop()
	for !s.hasCredit() {
		select {
		case <-s.freed:
		case <-patience.C:
			return errStalled
		case <-s.ctx.Done():
			return context.Cause(s.ctx)
		}
	}
	return nil
}

func (s *stream) hasCredit() bool {
	return s.sent.Load()-s.acked.Load() < int64(s.conn.options.Credit)
}

// ack notes that the patches up to seq were drawn. Only the connection's
// reader calls it.
func (s *stream) ack(seq int64) error {
	if seq > s.sent.Load() {
		return errUnsent
	}
	if seq > s.acked.Load() {
		s.acked.Store(seq)
		select {
		case s.freed <- struct{}{}:
		default:
		}
	}
	return nil
}

// finish tells the browser how the stream ended. If it can't be told any
// more, nothing is left to do.
func (s *stream) finish(d delivery, err error) {
	done := Done{Op: "done", Stream: s.number, Sent: s.links, Total: max(s.total, s.links)}
	switch {
	case s.conn.ctx.Err() != nil:
	case errors.Is(err, errCancelled):
		done.Cut = CutCancelled
		_ = s.conn.send(done)
	case err != nil:
		s.conn.fail(s.number, err)
	default:
		if done.Next = d.next(); done.Next != "" {
			done.Cut = CutLimit
		}
		_ = s.conn.send(done)
	}
}
