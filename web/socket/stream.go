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
	errStalled   = &graph.Error{Kind: graph.Timeout, Message: "The page stopped taking in what was sent. Ask again to go on."}
)

// stream is one expansion or query on its way out. One goroutine pulls from
// the database while another waits for credit and encodes.
type stream struct {
	number int64
	kind   kind
	since  time.Time
	conn   *conn
	ctx    context.Context
	cancel context.CancelCauseFunc
	sent   atomic.Int64  // parts
	acked  atomic.Int64  // the highest part acknowledged
	freed  chan struct{} // an ack came; holds one
	items  int           // sent: links, or rows
	total  int           // promised
}

// kind is what expansions and queries differ in.
type kind struct {
	turns bool // waits for its turn at the database; queries have places of their own
	done  func(s *stream, d delivery, cut string) any
}

// delivery is what a stream has to send. What it begins with is found out
// while the first part is on its way.
type delivery struct {
	begin func(context.Context) (frame any, total int, err error)
	parts func(context.Context) iter.Seq2[part, error]
	next  func() string // cursor of what follows, once the parts are drained; may be nil
	cut   func() bool   // whether more was there, where there is no cursor; may be nil
	after func()        // once all has been told; may be nil
}

// pulledAhead is how many parts may wait between database and encoder.
const pulledAhead = 2

// run does all that a stream does. open says what to send.
func (s *stream) run(open func(context.Context) (delivery, error)) {
	var d delivery
	end, err := s.turn()
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
	if d.after != nil {
		d.after()
	}
}

func (s *stream) open(open func(context.Context) (delivery, error)) (d delivery, err error) {
	defer s.caught(&err)
	return open(s.ctx)
}

func (s *stream) turn() (end func(), err error) {
	if !s.kind.turns {
		return func() {}, nil
	}
	return s.conn.turn(s.ctx)
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
	parts, failed := s.pull(d.parts(ctx), started)
	err := s.begin(ctx, d)
	for err == nil {
		p, more := <-parts
		if !more {
			return *failed
		}
		err = s.forward(p)
	}
	leave()
	for range parts { // until the database has been told of the end
	}
	return err
}

func (s *stream) begin(ctx context.Context, d delivery) (err error) {
	defer s.caught(&err)
	begin, total, err := d.begin(ctx)
	if err != nil {
		return err
	}
	s.total = total
	return s.conn.send(begin)
}

// pull drains the database in a goroutine of its own, which ends before the
// channel is closed; only then the error may be read.
func (s *stream) pull(parts iter.Seq2[part, error], started func()) (<-chan part, *error) {
	pulled := make(chan part, pulledAhead)
	failed := new(error)
	go func() {
		defer close(pulled)
		defer started()
		defer s.caught(failed)
		for p, err := range parts {
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

// forward sends one part in as many frames as its size needs.
func (s *stream) forward(p part) error {
	for p != nil {
		if err := s.awaitCredit(); err != nil {
			return err
		}
		b := s.conn.buffers.Get().(*buffer)
		var items int
		b.data, items, p = p.frame(b.data, s.number, s.sent.Add(1), s.conn.options.FrameSize)
		if err := s.conn.queue(s.ctx, b); err != nil {
			return err
		}
		s.items += items
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
	switch {
	case s.conn.ctx.Err() != nil:
	case errors.Is(err, errCancelled):
		_ = s.conn.send(s.kind.done(s, delivery{}, CutCancelled))
	case err != nil:
		s.conn.fail(s.number, err)
	default:
		_ = s.conn.send(s.kind.done(s, d, ""))
	}
}
