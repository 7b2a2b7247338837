package socket

import (
	"context"
	"fmt"
	"iter"

	"clew/graph"
)

// gathering is an among that takes several messages, because the length of
// one is limited. A connection gathers for one stream at a time.
type gathering struct {
	stream       int64
	added, shown []string
	count, bytes int
	refused      bool // what still comes is dropped
}

// averageID is how long identifiers may be on average, in bytes.
const averageID = 100

func (g *gathering) add(f *Among) {
	if g.refused {
		return
	}
	g.added, g.shown = append(g.added, f.Added...), append(g.shown, f.Shown...)
	g.count += len(f.Added) + len(f.Shown)
	for _, ids := range [][]string{f.Added, f.Shown} {
		for _, id := range ids {
			g.bytes += len(id)
		}
	}
}

// among adds to what is gathered, and starts the stream after the last frame.
func (c *conn) among(f *Among) error {
	if c.gathering == nil || c.gathering.stream != f.Stream {
		if err := c.claim(f.Stream); err != nil {
			return c.strike(err)
		}
		c.gathering = &gathering{stream: f.Stream}
	}
	g := c.gathering
	g.add(f)
	if !f.More {
		c.gathering = nil
	}
	most := c.options.Identifiers
	switch {
	case g.refused:
		return nil
	case g.count > most || g.bytes > most*averageID:
		*g = gathering{stream: g.stream, refused: true}
		return c.fail(f.Stream, &graph.Error{Kind: graph.Invalid,
			Message: fmt.Sprintf("Links can be looked up among at most %d entities at once.", most)})
	case f.More:
		return nil
	}
	return c.start(f.Stream, expansion, func(context.Context) (delivery, error) {
		return delivery{
			begin: func(context.Context) (any, int, error) { return Begin{Op: "begin", Stream: f.Stream}, 0, nil },
			parts: func(ctx context.Context) iter.Seq2[part, error] {
				return patches(c.graph.Among(ctx, g.added, g.shown))
			},
		}, nil
	})
}
