package socket

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"time"

	"clew/graph"
)

var errReused = errors.New("a stream number was not higher than those before it")

// expand answers an expand frame with a stream.
func (c *conn) expand(f *Expand) error {
	if err := c.claim(f.Stream); err != nil {
		return c.strike(err)
	}
	return c.start(f.Stream, expansion, func(context.Context) (delivery, error) {
		request := graph.ExpandRequest{
			Node: f.Node, Nodes: f.Nodes, Steps: f.Steps, Hub: f.Hub, Types: f.Types, Direction: f.Direction,
			Order: f.Order, Limit: f.Limit, After: f.After,
		}
		if f.Filter != nil {
			request.Filter = *f.Filter
		}
		e, err := c.graph.Expand(request)
		if err != nil {
			return delivery{}, err
		}
		return delivery{
			begin: func(ctx context.Context) (any, int, error) {
				counts, err := e.Counts(ctx)
				return Begin{"begin", f.Stream, counts.Total, e.Limit, counts.Groups, counts.Reach}, counts.Total, err
			},
			parts: func(ctx context.Context) iter.Seq2[part, error] { return patches(e.Patches(ctx)) },
			next:  e.Next,
		}, nil
	})
}

// ack passes an acknowledgement on. One that crosses its stream's end is no
// fault.
func (c *conn) ack(f *Ack) error {
	s := c.stream(f.Stream)
	if s == nil {
		return nil
	}
	if err := s.ack(f.Seq); err != nil {
		return c.strike(err)
	}
	return nil
}

// cancel ends a stream, or the gathering for one.
func (c *conn) cancel(f *Cancel) error {
	if g := c.gathering; g != nil && g.stream == f.Stream && !g.refused {
		g.refused = true
		return c.send(Done{Op: "done", Stream: f.Stream, Cut: CutCancelled})
	}
	if s := c.stream(f.Stream); s != nil {
		s.cancel(errCancelled)
	}
	return nil
}

// claim takes a stream number, which can be done once.
func (c *conn) claim(number int64) error {
	if number <= c.last {
		return errReused
	}
	c.last = number
	return nil
}

// start runs a new stream, unless the database is away or the connection has
// as many as it may.
func (c *conn) start(number int64, k kind, open func(context.Context) (delivery, error)) error {
	if now := c.status(); !now.Ready {
		return c.fail(number, away(now))
	}
	s := &stream{number: number, kind: k, since: time.Now(), conn: c, freed: make(chan struct{}, 1)}
	s.ctx, s.cancel = context.WithCancelCause(c.ctx)
	if !c.enter(s) {
		s.cancel(nil)
		return c.fail(number, &graph.Error{Kind: graph.Conflict,
			Message: fmt.Sprintf("%d expansions are running already. Stop one, or wait for it.", c.options.Streams)})
	}
	go func() {
		defer c.running.Done()
		s.run(open)
	}()
	return nil
}

func (c *conn) enter(s *stream) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.streams) >= c.options.Streams {
		return false
	}
	c.streams[s.number] = s
	c.running.Add(1)
	return true
}

func (c *conn) leave(s *stream) {
	s.cancel(nil)
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.streams, s.number)
}

// stream returns a running stream or nil.
func (c *conn) stream(number int64) *stream {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.streams[number]
}

// fail is the one place where an error becomes a frame. An error of the
// database while it is known to be away is told as that.
func (c *conn) fail(stream int64, err error) error {
	if now := c.status(); graph.KindOf(err) == graph.Unavailable && !now.Ready {
		err = away(now)
	}
	kind := graph.KindOf(err)
	level := slog.LevelInfo
	if kind == graph.Internal {
		level = slog.LevelError
	}
	c.options.Log.Log(c.ctx, level, "a stream failed", "kind", kind, "err", err)
	frame := Error{Op: "error", Stream: stream, Kind: kind, Message: graph.MessageOf(err)}
	frame.locate(err)
	return c.send(frame)
}
