package graph

import (
	"math"
	"slices"
)

// Arrangement is the layout that a reader chose, with the lanes or groups that
// it set aside; assets/src/model/arrangement.ts is the browser's end.
type Arrangement struct {
	Name  string `json:"name"` // one of layoutNames
	Areas []Area `json:"areas,omitempty"`
	Ticks []Tick `json:"ticks,omitempty"`
}

// Area is a lane or a group, in graph units, y up. Key is an institution's
// rank, a type, a community's number, or "" for entities without a date.
type Area struct {
	Key    string  `json:"key"`
	Left   float64 `json:"left"`
	Bottom float64 `json:"bottom"`
	Right  float64 `json:"right"`
	Top    float64 `json:"top"`
}

// Tick is a partial date on a line of time.
type Tick struct {
	X    float64 `json:"x"`
	Date string  `json:"date"`
}

var layoutNames = []string{"radial", "layered", "timeline", "grid", "types", "communities"}

// Bounds of what the browser may store; it draws no more areas than that.
const (
	maxAreas   = 100
	maxTicks   = 1000
	maxAreaKey = 200
)

func (a *Arrangement) check() error {
	if !slices.Contains(layoutNames, a.Name) {
		return invalid("%q is no layout.", a.Name)
	}
	if len(a.Areas) > maxAreas || len(a.Ticks) > maxTicks {
		return invalid("A layout has at most %d lanes or groups and %d marks of time.", maxAreas, maxTicks)
	}
	for _, area := range a.Areas {
		if len(area.Key) > maxAreaKey || !finite(area.Left, area.Bottom, area.Right, area.Top) || area.Left > area.Right || area.Bottom > area.Top {
			return invalid("A lane or group of the layout has no proper place.")
		}
	}
	for _, tick := range a.Ticks {
		if _, err := ParseDate(tick.Date); err != nil {
			return err
		}
		if !finite(tick.X) {
			return invalid("A mark of time has no proper place.")
		}
	}
	return nil
}

// finite tells whether numbers are such that pictures can hold.
func finite(numbers ...float64) bool {
	return !slices.ContainsFunc(numbers, func(n float64) bool { return math.IsNaN(n) || math.Abs(n) > 1e9 })
}
