package socket

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"clew/graph"
)

// Close codes: from 4000 on the browser should connect again, from 4500 on
// it should not.
const (
	closeStopping  = 4000
	closeSlow      = 4001
	closeViolation = 4500
	closeProtocol  = 4501
)

// closing is a reason of ours to end a connection; the peer is told.
type closing struct {
	code int
	text string
}

func (c closing) Error() string { return fmt.Sprintf("closing %d: %s", c.code, c.text) }

// lingering is how long a closed connection waits for the peer to have read
// the close frame: closing at once could lose it.
const lingering = time.Second

// buffer is one encoded frame on its way out.
type buffer struct{ data []byte }

// conn is one browser. Two goroutines live as long as it does, one reading
// and one writing, and two more for each stream.
type conn struct {
	*Server
	ws  *websocket.Conn
	ctx context.Context
	end context.CancelCauseFunc
	out chan *buffer

	// Only the reader uses these.
	strikes   int
	last      int64 // highest stream number seen
	gathering *gathering

	running sync.WaitGroup
	mu      sync.Mutex // guards streams
	streams map[int64]*stream
}

// serve runs a connection until either side ends it.
func serve(s *Server, ws *websocket.Conn) {
	c := &conn{Server: s, ws: ws, out: make(chan *buffer), streams: map[int64]*stream{}}
	c.ctx, c.end = context.WithCancelCause(s.ctx)
	unblocked := make(chan struct{})
	context.AfterFunc(c.ctx, func() { c.unblock(); close(unblocked) })
	written := make(chan struct{})
	go func() {
		defer close(written)
		c.end(c.write())
		c.farewell()
	}()
	c.end(c.read())
	<-written
	<-unblocked
	c.linger()
	c.running.Wait()
	c.options.Log.Debug("a websocket ended", "cause", context.Cause(c.ctx))
}

// unblock ends a read at once, and a write soon.
func (c *conn) unblock() {
	c.ws.SetReadDeadline(time.Now())
	c.ws.NetConn().SetWriteDeadline(time.Now().Add(lingering))
}

// read handles what the browser says until the connection fails or ends.
func (c *conn) read() error {
	if c.ws.Subprotocol() != Protocol {
		return closing{closeProtocol, "This server speaks " + Protocol + "."}
	}
	c.ws.SetReadLimit(c.options.ReadLimit)
	c.ws.SetPongHandler(func(string) error { c.alive(); return nil })
	c.alive()
	for {
		kind, data, err := c.ws.ReadMessage()
		if err != nil {
			return readFailure(err)
		}
		c.alive()
		if kind != websocket.TextMessage {
			return closing{closeViolation, "Only text messages are understood."}
		}
		if err := c.handle(data); err != nil {
			return err
		}
	}
}

// alive puts off the end that silence brings.
func (c *conn) alive() {
	c.ws.SetReadDeadline(time.Now().Add(c.options.ReadTimeout))
	if c.ctx.Err() != nil { // ended meanwhile: that deadline stands
		c.ws.SetReadDeadline(time.Now())
	}
}

func readFailure(err error) error {
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return closing{closeSlow, "Nothing was heard from the page."}
	}
	return err
}

// handle does what one message asks. An error ends the connection.
func (c *conn) handle(data []byte) error {
	frame, err := Decode(data)
	if err != nil {
		return c.strike(err)
	}
	switch f := frame.(type) {
	case *Expand:
		return c.expand(f)
	case *Among:
		return c.among(f)
	case *Query:
		return c.query(f)
	case *Paths:
		return c.paths(f)
	case *Ack:
		return c.ack(f)
	case *Cancel:
		return c.cancel(f)
	}
	return nil
}

// strike answers a message that breaks the protocol; too many are the end.
func (c *conn) strike(fault error) error {
	c.strikes++
	if c.strikes >= c.options.Strikes {
		return closing{closeViolation, "Too many messages could not be understood."}
	}
	text := fault.Error()
	return c.send(Error{Op: "error", Kind: graph.Invalid, Message: strings.ToUpper(text[:1]) + text[1:] + "."})
}

// write sends what is ready, pings, and news of the database.
func (c *conn) write() error {
	if err := c.writeJSON(Hello{"hello", Protocol}); err != nil {
		return err
	}
	ping := time.NewTicker(c.options.PingInterval)
	defer ping.Stop()
	changed := c.database.Changed() // before Status, so that no change is missed
	told := Status{Ready: true}
	for {
		if now := c.status(); now != told && !(now.Ready && told.Ready) {
			told = now
			if err := c.announce(now); err != nil {
				return err
			}
		}
		select {
		case b := <-c.out:
			if err := c.writeText(b.data); err != nil {
				return err
			}
			c.free(b)
		case <-ping.C:
			if err := c.ws.WriteControl(websocket.PingMessage, nil, time.Now().Add(c.options.WriteTimeout)); err != nil {
				return err
			}
		case <-changed:
			changed = c.database.Changed()
		case <-c.ctx.Done():
			return nil
		}
	}
}

func (c *conn) status() Status {
	ready, _, message := c.database.Status()
	return Status{"status", ready, message}
}

// announce tells the page how the database is. Streams of a database that
// went away end now, rather than when their connections notice.
func (c *conn) announce(now Status) error {
	if !now.Ready {
		c.mu.Lock()
		for _, s := range c.streams {
			s.cancel(away(now))
		}
		c.mu.Unlock()
	}
	return c.writeJSON(now)
}

func away(now Status) error { return &graph.Error{Kind: graph.Unavailable, Message: now.Message} }

func (c *conn) writeJSON(frame any) error {
	data, err := json.Marshal(frame)
	if err != nil {
		return err
	}
	return c.writeText(data)
}

func (c *conn) writeText(data []byte) error {
	c.ws.SetWriteDeadline(time.Now().Add(c.options.WriteTimeout))
	return c.ws.WriteMessage(websocket.TextMessage, data)
}

// farewell says why, where the reason is ours.
func (c *conn) farewell() {
	var why closing
	if errors.As(context.Cause(c.ctx), &why) {
		message := websocket.FormatCloseMessage(why.code, why.text)
		_ = c.ws.WriteControl(websocket.CloseMessage, message, time.Now().Add(lingering)) // it may be gone
	}
}

// linger closes the connection once the peer has, or soon.
func (c *conn) linger() {
	defer c.ws.Close()
	half, ok := c.ws.NetConn().(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil {
		return
	}
	c.ws.SetReadDeadline(time.Now().Add(lingering))
	_, _ = io.Copy(io.Discard, c.ws.NetConn()) // until the deadline or the peer's end
}

// send queues one small frame.
func (c *conn) send(frame any) error {
	data, err := json.Marshal(frame)
	if err != nil {
		return err
	}
	return c.queue(c.ctx, &buffer{data})
}

// queue hands a frame to the writer, which frees it.
func (c *conn) queue(ctx context.Context, b *buffer) error {
	select {
	case c.out <- b:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// free gives a buffer back, unless a single huge item has blown it up.
func (c *conn) free(b *buffer) {
	if cap(b.data) <= 4*c.options.FrameSize {
		b.data = b.data[:0]
		c.buffers.Put(b)
	}
}
