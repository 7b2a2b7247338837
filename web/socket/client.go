package socket

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// Client is a browser's end of clew.v1 that draws nothing: clew bench measures
// with it what a browser waits for. It is for one goroutine.
type Client struct {
	ws     *websocket.Conn
	stream int64
}

// Delivery is how the answer to one request arrived: so many links or rows, the
// first patch or page of rows and the last frame so long after the request.
type Delivery struct {
	Sent        int
	First, Full time.Duration
}

// Dial connects to the Clew at a URL such as http://127.0.0.1:7788.
func Dial(ctx context.Context, url string) (*Client, error) {
	dialer := websocket.Dialer{Subprotocols: []string{Protocol}, HandshakeTimeout: 10 * time.Second}
	ws, _, err := dialer.DialContext(ctx, strings.Replace(url, "http", "ws", 1)+"/ws", http.Header{"Origin": {url}})
	if err != nil {
		return nil, err
	}
	return &Client{ws: ws}, nil
}

// Close ends the connection.
func (c *Client) Close() error { return c.ws.Close() }

// Expand asks for an expansion, acknowledges each patch as it comes and
// returns when the stream has ended.
func (c *Client) Expand(request Expand) (Delivery, error) {
	c.stream++
	request.Op, request.Stream = "expand", c.stream
	return c.ask(request)
}

// Query asks for the rows of a query in the same manner.
func (c *Client) Query(request Query) (Delivery, error) {
	c.stream++
	request.Op, request.Stream = "query", c.stream
	return c.ask(request)
}

// Paths asks for paths in the same manner; Sent counts them.
func (c *Client) Paths(request Paths) (Delivery, error) {
	c.stream++
	request.Op, request.Stream = "paths", c.stream
	return c.ask(request)
}

func (c *Client) ask(request any) (Delivery, error) {
	start := time.Now()
	if err := c.ws.WriteJSON(request); err != nil {
		return Delivery{}, err
	}
	var got Delivery
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			return got, err
		}
		ended, err := c.receive(data, &got, start)
		if ended || err != nil {
			got.Full = time.Since(start)
			return got, err
		}
	}
}

// reply is all that Client reads of a frame: a browser parses the rest in its
// own time.
type reply struct {
	Op      string `json:"op"`
	Stream  int64  `json:"stream"`
	Seq     int64  `json:"seq"`
	Sent    int    `json:"sent"`
	Found   int    `json:"found"` // in the place of Sent, of paths
	Message string `json:"message"`
}

func (c *Client) receive(data []byte, got *Delivery, start time.Time) (ended bool, err error) {
	if isPart, seq := partHead(data); isPart {
		if got.First == 0 {
			got.First = time.Since(start)
		}
		return false, c.ws.WriteJSON(Ack{Op: "ack", Stream: c.stream, Seq: seq})
	}
	var frame reply
	if err := json.Unmarshal(data, &frame); err != nil {
		return false, err
	}
	switch frame.Op {
	case "error":
		return true, fmt.Errorf("the stream ended: %s", frame.Message)
	case "done":
		got.Sent = frame.Sent + frame.Found
		return true, nil
	}
	return false, nil
}

// partHead reads the head of a patch or page of rows and leaves its body
// alone, so that what is measured is the server and not this client.
func partHead(data []byte) (isPart bool, seq int64) {
	var op string
	var stream int64
	n, _ := fmt.Sscanf(string(data[:min(len(data), 80)]), `{"op":%q,"stream":%d,"seq":%d,`, &op, &stream, &seq)
	return n == 3 && (op == "patch" || op == "rows" || op == "path"), seq
}
