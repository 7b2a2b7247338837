package graph

import (
	_ "embed"
	"encoding/json"
	"slices"
)

// Backing is how well a link is evidenced: the name of one of [Backings].
type Backing string

// BackingLook says which links have a backing, and how their lines are
// drawn, so that they can be told without colour. A link has the first
// backing whose conditions it meets. Lengths are in pixels.
type BackingLook struct {
	Name     Backing  `json:"name"`
	Status   []Status `json:"status"`   // one of these; none: any
	Sources  int      `json:"sources"`  // at least so many independent ones
	Evidence int      `json:"evidence"` // at least so many passages
	Width    float64  `json:"width"`
	Period   float64  `json:"period"` // of a dash and its gap, or of ticks; 0: a whole line
	Share    float64  `json:"share"`  // of the dash
	Double   bool     `json:"double"` // two lines beside each other
	Ticks    bool     `json:"ticks"`  // across the line, one a period
}

// The browser reads the same file: assets/src/model/backing.ts.
//
//go:embed evidence.json
var backingsJSON []byte

// Backings are all that there are.
var Backings = func() []BackingLook {
	var all []BackingLook
	if err := json.Unmarshal(backingsJSON, &all); err != nil {
		panic(err) // compiled in
	}
	return all
}()

// Backing tells how well the link is evidenced.
func (l Link) Backing() Backing { return l.BackingLook().Name }

// Contested tells whether something is said against the link, or against what is
// said for it.
func (l Link) Contested() bool { return l.Status != "" && l.Status != Asserted && l.Status != Alleged }

// BackingLook tells that together with how its line is drawn.
func (l Link) BackingLook() BackingLook {
	return Backings[slices.IndexFunc(Backings, func(s BackingLook) bool {
		return (len(s.Status) == 0 || slices.Contains(s.Status, l.Status)) && l.Sources >= s.Sources && l.Evidence >= s.Evidence
	})] // the last one asks for nothing
}
