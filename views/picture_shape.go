package views

import "math"

// A step of an outline: a line to a point, or a curve to it by way of another.
type step struct {
	to    point
	by    point
	curve bool
}

// outline is the shape of a node around its middle, closed; nil for a circle.
// Shapes have about the same area.
func outline(shape string, at point, r float64) []step {
	switch shape {
	case "square":
		return rounded(box(at, r*0.84, r*0.84), r*0.22)
	case "page":
		return rounded(box(at, r*0.74, r*0.95), r*0.13)
	case "diamond":
		return rounded(regular(at, r*0.79*math.Sqrt2, 4), r*0.18)
	case "hexagon":
		return rounded(regular(at, r*0.95/math.Cos(math.Pi/6), 6), r*0.12)
	}
	return nil
}

func box(at point, halfWidth, halfHeight float64) []point {
	return []point{
		{at.x - halfWidth, at.y - halfHeight}, {at.x + halfWidth, at.y - halfHeight},
		{at.x + halfWidth, at.y + halfHeight}, {at.x - halfWidth, at.y + halfHeight},
	}
}

// regular is a polygon with one corner straight above.
func regular(at point, r float64, corners int) []point {
	points := make([]point, corners)
	for i := range points {
		turn := 2*math.Pi*float64(i)/float64(corners) - math.Pi/2
		points[i] = point{at.x + r*math.Cos(turn), at.y + r*math.Sin(turn)}
	}
	return points
}

// rounded walks around a polygon and cuts its corners by curves.
func rounded(corners []point, cut float64) []step {
	var steps []step
	for i, corner := range corners {
		before := corners[(i+len(corners)-1)%len(corners)]
		after := corners[(i+1)%len(corners)]
		steps = append(steps,
			step{to: towards(corner, before, cut)},
			step{to: towards(corner, after, cut), by: corner, curve: true})
	}
	return steps
}

// towards is the point at a distance from a on the way to b.
func towards(a, b point, length float64) point {
	share := length / max(distance(a, b), 0.001)
	return point{a.x + (b.x-a.x)*share, a.y + (b.y-a.y)*share}
}

// iconHalf is half the width of the icon within a shape, as a share of the
// radius.
func iconHalf(shape string) float64 {
	switch shape {
	case "square":
		return 0.62
	case "circle", "hexagon":
		return 0.58
	}
	return 0.52
}
