package views

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/a-h/templ"

	"clew/graph"
)

// backingsInOrder are told to readers in this order: the best evidenced first.
var backingsInOrder = []graph.Backing{"several", "one", "contested", "alleged", "denied", "retracted", "none"}

// backingCount is how many links of a picture have a backing.
type backingCount struct {
	backing graph.Backing
	links   int
}

// backingCounts leaves out what no link has.
func backingCounts(links []graph.Link) []backingCount {
	n := map[graph.Backing]int{}
	for _, l := range links {
		n[l.Backing()]++
	}
	var counts []backingCount
	for _, s := range backingsInOrder {
		if n[s] > 0 {
			counts = append(counts, backingCount{s, n[s]})
		}
	}
	return counts
}

// The size of a sample of a line, in pixels.
const sampleWidth, sampleHeight = 38, 12

// lineSample is a piece of the line of a backing, as pictures draw it.
func lineSample(backing graph.Backing) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		middle := float64(sampleHeight) / 2
		l := drawnLink{from: point{0, middle}, by: point{sampleWidth / 2, middle}, to: point{sampleWidth, middle}, faint: 1, swell: 1}
		for _, look := range graph.Backings {
			if look.Name == backing {
				l.look, l.width = look, look.Width
			}
		}
		var b strings.Builder
		fmt.Fprintf(&b, `<svg class="line-sample" viewBox="0 0 %d %d" width="%d" height="%d" aria-hidden="true">`, sampleWidth, sampleHeight, sampleWidth, sampleHeight)
		l.writeBody(&b, lineColour, "")
		_, err := io.WriteString(w, b.String()+"</svg>")
		return err
	})
}
