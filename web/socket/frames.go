// Package socket speaks clew.v1, the protocol between the canvas and Clew,
// over a websocket.
//
// Both sides send JSON objects as text messages; "op" names the kind of frame,
// and either side ignores a kind that it does not know. The browser numbers
// its streams, each number higher than the last. A stream is one begin, any
// number of patches (of a query: rows; of paths: paths) and one done; or an error in place of
// what is left; or, when it is cancelled early, a done alone. The server sends
// at most [Options].Credit of them that the browser has not acknowledged; an
// ack of one covers those before it. An error with stream 0 is about the
// connection as a whole. Examples of every frame are in testdata/frames.
package socket

import (
	"encoding/json"
	"errors"

	"clew/graph"
)

// Protocol is the websocket subprotocol that both sides have to name.
const Protocol = "clew.v1"

// Expand asks for the links of one entity, or of several together, in a chosen
// order; with several steps, also for those of the entities they lead to.
type Expand struct {
	Op        string            `json:"op"`
	Stream    int64             `json:"stream"`
	Node      string            `json:"node,omitempty"`
	Nodes     []string          `json:"nodes,omitempty"` // in the place of Node
	Steps     int               `json:"steps,omitempty"`
	Hub       int               `json:"hub,omitempty"`   // most links of an entity that a step goes through
	Types     []string          `json:"types,omitempty"` // link types; none: all
	Direction graph.Direction   `json:"direction,omitempty"`
	Filter    *graph.LinkFilter `json:"filter,omitempty"`
	Order     graph.Order       `json:"order,omitempty"`
	Limit     int               `json:"limit,omitempty"`
	After     string            `json:"after,omitempty"` // done.next of the page before
}

// Among asks for the links between added entities and added or shown ones.
// With More, further frames of the same stream bring more identifiers.
type Among struct {
	Op     string   `json:"op"`
	Stream int64    `json:"stream"`
	Added  []string `json:"added"`
	Shown  []string `json:"shown"`
	More   bool     `json:"more,omitempty"`
}

// Ack says that the patches up to Seq have been drawn.
type Ack struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
	Seq    int64  `json:"seq"`
}

// Cancel ends a stream early.
type Cancel struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
}

// Hello is the first frame of a connection.
type Hello struct {
	Op       string `json:"op"`
	Protocol string `json:"protocol"`
}

// Begin announces a stream. Total and Limit count links; Reach is of an
// expansion over several steps.
type Begin struct {
	Op     string        `json:"op"`
	Stream int64         `json:"stream"`
	Total  int           `json:"total"`
	Limit  int           `json:"limit"`
	Groups []graph.Group `json:"groups,omitempty"`
	Reach  *graph.Reach  `json:"reach,omitempty"`
}

// Patch brings a part of the graph. Seq counts from 1 within its stream.
type Patch struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
	Seq    int64  `json:"seq"`
	graph.Patch
}

// Why a stream ended before its total was sent.
const (
	CutCancelled = "cancelled"
	CutLimit     = "limit" // Next leads on
)

// Done ends a stream. Sent and Total count links.
type Done struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
	Sent   int    `json:"sent"`
	Total  int    `json:"total"`
	Next   string `json:"next,omitempty"`
	Cut    string `json:"cut,omitempty"`
}

// Error ends a stream, or with stream 0 tells of a fault of the connection. Of
// a query it may name the place in its text, from 1, or fields of its form.
type Error struct {
	Op      string       `json:"op"`
	Stream  int64        `json:"stream"`
	Kind    graph.Kind   `json:"kind"`
	Message string       `json:"message"`
	Line    int          `json:"line,omitempty"`
	Column  int          `json:"column,omitempty"`
	Fields  []WrongField `json:"fields,omitempty"`
}

// WrongField says what is wrong with one parameter.
type WrongField struct {
	Name    string `json:"name"`
	Message string `json:"message"`
}

// Status tells that the database went away or came back.
type Status struct {
	Op      string `json:"op"`
	Ready   bool   `json:"ready"`
	Message string `json:"message"`
}

var (
	errMalformed = errors.New("a message from the page could not be read")
	errNumber    = errors.New("a message from the page has no valid stream number")
)

// Decode reads one frame of the browser: an *[Expand], *[Among], *[Query],
// *[Paths], *[Ack] or *[Cancel], or nil for an op that is not known.
func Decode(data []byte) (any, error) {
	var head struct {
		Op string `json:"op"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.Op == "" {
		return nil, errMalformed
	}
	switch head.Op {
	case "expand":
		return decode(data, func(f *Expand) bool { return f.Stream > 0 })
	case "among":
		return decode(data, func(f *Among) bool { return f.Stream > 0 })
	case "query":
		return decode(data, func(f *Query) bool { return f.Stream > 0 })
	case "paths":
		return decode(data, func(f *Paths) bool { return f.Stream > 0 })
	case "ack":
		return decode(data, func(f *Ack) bool { return f.Stream > 0 && f.Seq > 0 })
	case "cancel":
		return decode(data, func(f *Cancel) bool { return f.Stream > 0 })
	}
	return nil, nil
}

func decode[F any](data []byte, numbered func(*F) bool) (any, error) {
	frame := new(F)
	if err := json.Unmarshal(data, frame); err != nil {
		return nil, errMalformed
	}
	if !numbered(frame) {
		return nil, errNumber
	}
	return frame, nil
}
