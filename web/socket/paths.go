package socket

import (
	"context"
	"encoding/json"
	"iter"
	"time"

	"clew/graph"
)

// Paths asks how picked entities are connected. Fields are those of
// [graph.PathRequest].
type Paths struct {
	Op        string          `json:"op"`
	Stream    int64           `json:"stream"`
	Picked    []string        `json:"picked"`
	Types     []string        `json:"types,omitempty"`
	Direction graph.Direction `json:"direction,omitempty"`
	Length    int             `json:"length,omitempty"`
	AsOf      string          `json:"asOf,omitempty"`
	Evidence  int             `json:"evidence,omitempty"`
	Sources   int             `json:"sources,omitempty"`
	Firm      bool            `json:"firm,omitempty"`
	Allow     []graph.Rule    `json:"allow,omitempty"`
	Limit     int             `json:"limit,omitempty"` // paths of each pair
}

// PathsBegin announces paths: between whom, and the limits stated beforehand.
type PathsBegin struct {
	Op      string         `json:"op"`
	Stream  int64          `json:"stream"`
	Picked  []graph.Entity `json:"picked"`
	Length  int            `json:"length"` // links of a path at most
	Seconds float64        `json:"seconds"`
}

// PathFrame brings one path.
type PathFrame struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
	Seq    int64  `json:"seq"`
	graph.FoundPath
}

// PathsDone ends the paths; Pairs tell what became of each pair. MS is how
// long all took, in milliseconds.
type PathsDone struct {
	Op     string `json:"op"`
	Stream int64  `json:"stream"`
	Cut    string `json:"cut"`
	MS     int64  `json:"ms"`
	graph.PathEnd
}

// pathPart is a path on its way out: always one frame, since a sentence can't
// be cut.
type pathPart graph.FoundPath

func (p pathPart) frame(b []byte, stream, seq int64, _ int) ([]byte, int, part) {
	data, err := json.Marshal(PathFrame{"path", stream, seq, graph.FoundPath(p)})
	if err != nil {
		panic(err) // strings and numbers always have a JSON form
	}
	return append(b, data...), 1, nil
}

// paths answers a paths frame with a stream. It waits for no turn: the graph
// has places for such searches, so that they can't take those of expansions.
func (c *conn) paths(f *Paths) error {
	if err := c.claim(f.Stream); err != nil {
		return c.strike(err)
	}
	var search *graph.PathSearch
	ended := func(s *stream, _ delivery, cut string) any {
		done := PathsDone{Op: "done", Stream: s.number, Cut: cut, MS: time.Since(s.since).Milliseconds(),
			PathEnd: graph.PathEnd{Pairs: []graph.PairEnd{}}}
		if search != nil && cut == "" {
			done.PathEnd = search.End()
		}
		return done
	}
	return c.start(f.Stream, kind{done: ended}, func(ctx context.Context) (delivery, error) {
		var err error
		search, err = c.graph.Paths(ctx, graph.PathRequest{
			Picked: f.Picked, Types: f.Types, Direction: f.Direction, Length: f.Length,
			AsOf: f.AsOf, Evidence: f.Evidence, Sources: f.Sources, Firm: f.Firm, Allow: f.Allow, Paths: f.Limit,
		})
		if err != nil {
			return delivery{}, err
		}
		begin := PathsBegin{"begin", f.Stream, search.Picked, search.Length(), search.Time().Seconds()}
		return delivery{
			begin: func(context.Context) (any, int, error) { return begin, 0, nil },
			parts: func(ctx context.Context) iter.Seq2[part, error] { return pathParts(search.Found(ctx)) },
		}, nil
	})
}

func pathParts(all iter.Seq2[graph.FoundPath, error]) iter.Seq2[part, error] {
	return func(yield func(part, error) bool) {
		for path, err := range all {
			if !yield(pathPart(path), err) {
				return
			}
		}
	}
}
