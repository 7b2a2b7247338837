package views

import (
	"math"
	"strings"

	"clew/graph"
)

// How a link's line is drawn so that its backing can be told without colour;
// assets/src/stage/programs/link.glsl.ts draws the same.

const (
	railWidth = 1.2 // of each of two lines
	tickReach = 3.2 // how far a tick stands out of its line, at zoom 1
	tickWidth = 1.2
)

// strokeWidth is how wide the line is drawn, more where it stands out.
func (l drawnLink) strokeWidth() float64 {
	if l.selected || l.mark != "" {
		return l.width * 1.35
	}
	return l.width
}

// gapWidth is the width of what is left free within a double line; 0 for none.
func (l drawnLink) gapWidth() float64 {
	if !l.look.Double {
		return 0
	}
	return max(l.strokeWidth()-2*railWidth, 0)
}

// dashes are the lengths of a dash and of its gap; nil for a whole line.
func dashesOf(look graph.BackingLook) []float64 {
	if look.Period == 0 || look.Share >= 1 {
		return nil
	}
	return []float64{look.Period * look.Share, look.Period * (1 - look.Share)}
}

// A tick is a straight line.
type tick struct{ from, to point }

// ticks stand across the line in the middle of its gaps.
func (l drawnLink) ticks() []tick {
	if !l.look.Ticks {
		return nil
	}
	at, length := l.along()
	half := l.strokeWidth()/2 + tickReach*l.swell
	var ticks []tick
	for walked := firstTick(l.look); walked < length-2; walked += l.look.Period {
		middle, before := at(walked/length), at(max(walked-1, 0)/length)
		way := max(distance(middle, before), 0.001)
		across := point{(before.y - middle.y) / way * half, (middle.x - before.x) / way * half}
		ticks = append(ticks, tick{point{middle.x - across.x, middle.y - across.y}, point{middle.x + across.x, middle.y + across.y}})
	}
	return ticks
}

// firstTick is how far along the line the first one stands.
func firstTick(look graph.BackingLook) float64 {
	if look.Share >= 1 {
		return look.Period / 2
	}
	return look.Period * (1 + look.Share) / 2
}

// along walks the line: a point for each share of its length, and the length.
func (l drawnLink) along() (at func(share float64) point, length float64) {
	if l.loop > 0 {
		return func(share float64) point {
			turn := 2 * math.Pi * share
			return point{l.from.x + l.loop*math.Cos(turn), l.from.y + l.loop*math.Sin(turn)}
		}, 2 * math.Pi * l.loop
	}
	line := curve{l.from, l.to, l.by}
	return line.at, (distance(l.from, l.to) + distance(l.from, l.by) + distance(l.by, l.to)) / 2
}

// pathOf writes ticks as paths do.
func pathOf(ticks []tick) string {
	var d strings.Builder
	for _, s := range ticks {
		d.WriteString("M" + s.from.String() + "L" + s.to.String())
	}
	return d.String()
}
