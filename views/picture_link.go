package views

import (
	"cmp"
	"math"

	"clew/graph"
)

// drawnLink is a link's line from edge to edge of its ends, and its arrowhead.
type drawnLink struct {
	from, by, to point // a quadratic curve
	head         [3]point
	loop         float64 // the radius of a link from an entity to itself, around from; 0 for others
	look         graph.BackingLook
	colour       string // that a rule of style gives it
	width        float64
	faint        float64 // how much of a line too thin to draw is seen, 0 to 1
	swell        float64 // how much larger than at zoom 1 things are drawn
	selected     bool
	dimmed       bool
	mark         string
	id           string
	whole        curve // from middle to middle
}

// curve is a quadratic one from a to b that bows towards c.
type curve struct{ a, b, c point }

func (q curve) at(t float64) point {
	u := 1 - t
	return point{u*u*q.a.x + 2*u*t*q.c.x + t*t*q.b.x, u*u*q.a.y + 2*u*t*q.c.y + t*t*q.b.y}
}

// part is the piece of the curve between two places on it.
func (q curve) part(s, t float64) curve {
	blossom := func(a, b, c float64) float64 { return (1-s)*(1-t)*a + ((1-s)*t+(1-t)*s)*c + s*t*b }
	return curve{q.at(s), q.at(t), point{blossom(q.a.x, q.b.x, q.c.x), blossom(q.a.y, q.b.y, q.c.y)}}
}

// leaving is the place where the curve is so far from its beginning, or from
// its end when coming back.
func (q curve) leaving(length float64, back bool) float64 {
	end, low, high := q.a, 0.0, 1.0
	if back {
		end = q.b
	}
	for range 24 {
		middle := (low + high) / 2
		t := middle
		if back {
			t = 1 - middle
		}
		if distance(q.at(t), end) < length {
			low = middle
		} else {
			high = middle
		}
	}
	if back {
		return 1 - low
	}
	return low
}

// bowOf is how far a link bows as a share of its length, so that links
// between the same two entities stay apart: see assets/src/stage/bows.ts.
func bowOf(index, count int) float64 {
	if count < 2 {
		return 0
	}
	return (float64(index) - float64(count-1)/2) * min(0.26, 1.7/float64(count-1))
}

func (p *Picture) drawLinks(view graph.View, places map[string]*drawnNode, swell float64, options PictureOptions) {
	pairs, dimmed := map[[2]string][]string{}, view.Dimmed()
	for _, l := range view.Links {
		pairs[pairOf(l)] = append(pairs[pairOf(l)], l.ID)
	}
	turn := map[[2]string]int{}
	for _, l := range view.Links {
		pair := pairOf(l)
		index := turn[pair]
		turn[pair]++
		if options.Absent[l.ID] {
			continue
		}
		bow := bowOf(index, len(pairs[pair]))
		if l.Source != pair[0] {
			bow = -bow
		}
		drawn := drawLink(*places[l.Source], *places[l.Target], bow, swell)
		if drawn == nil { // its ends touch
			continue
		}
		drawn.id, drawn.mark, drawn.look = l.ID, options.Marks[l.ID], lineOf(l.BackingLook(), p.dresses[l.ID])
		drawn.colour = p.dresses[l.ID].Colour
		drawn.width, drawn.faint = thin(drawn.look.Width * swell)
		drawn.swell = swell
		for _, id := range view.Selection {
			drawn.selected = drawn.selected || id == l.ID
		}
		if drawn.dimmed = dimmed[l.ID] && !drawn.selected && drawn.mark == ""; drawn.dimmed {
			drawn.faint *= dimLine
		}
		p.links = append(p.links, *drawn)
	}
}

// lineOf is how a line tells its backing, or what rules of style say instead.
func lineOf(look graph.BackingLook, dress graph.Dress) graph.BackingLook {
	look.Width = cmp.Or(dress.Size, look.Width)
	if dress.Line != nil {
		look.Period, look.Share, look.Double, look.Ticks = dress.Line.Period, dress.Line.Share, false, false
	}
	return look
}

func pairOf(l graph.Link) [2]string {
	return [2]string{min(l.Source, l.Target), max(l.Source, l.Target)}
}

// dimLine and dimName are how much is seen of the line or the shape of what
// steps back, and of its name.
const (
	dimLine = 0.2
	dimName = 0.45
)

// thinnest is the width in pixels from which on a line is drawn as it is.
const thinnest = 0.75

// thin draws what is thinner than the thinnest line as one that is faint.
func thin(width float64) (drawn, faint float64) {
	return max(width, thinnest), max(0.2, min(1, width/thinnest))
}

// gap is left between a line and the entity that it leads to.
const gap = 2.5

func drawLink(source, target drawnNode, bow, swell float64) *drawnLink {
	a, b := source.at, target.at
	if source.id == target.id {
		loop := max(source.radius*0.75, 8) * (1 + 2*math.Abs(bow))
		centre := point{a.x, a.y - source.radius - loop*0.55}
		return &drawnLink{from: centre, loop: loop, whole: curve{a: a, b: a, c: centre}}
	}
	line := curve{a, b, point{(a.x+b.x)/2 + (b.y-a.y)*bow, (a.y+b.y)/2 - (b.x-a.x)*bow}}
	free := distance(a, b) - source.radius - target.radius
	if free <= 2*gap {
		return nil
	}
	length := min(7*swell, 0.35*free)
	first := line.leaving(source.radius+min(gap, source.radius*0.3), false)
	tip := line.leaving(target.radius+min(gap, target.radius*0.3), true)
	neck := line.leaving(target.radius+min(gap, target.radius*0.3)+length, true)
	piece := line.part(first, max(first, neck))
	top, foot := line.at(tip), line.at(neck)
	across := point{(foot.y - top.y) * 0.42, (top.x - foot.x) * 0.42}
	return &drawnLink{
		from: piece.a, by: piece.c, to: piece.b, whole: line,
		head: [3]point{top, {foot.x + across.x, foot.y + across.y}, {foot.x - across.x, foot.y - across.y}},
	}
}
