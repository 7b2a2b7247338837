package graph

import (
	"slices"
	"unicode/utf8"
)

// Bounds of a trail.
const (
	maxDeeds      = 800
	maxDeedText   = 300    // characters
	maxTrailNamed = 40_000 // IDs that the deeds of a trail name, all together
)

// Trail is how the author of a view got there, in the author's words: the
// graph knows nothing of it.
type Trail struct {
	Title string   `json:"title,omitempty"`
	Begun []string `json:"begun,omitempty"` // IDs of what was in sight at first
	Deeds []Deed   `json:"deeds"`
}

// Deed is a step of a trail: "Expanded Xiaomi: 13 links".
type Deed struct {
	Text string   `json:"text"`
	Came []string `json:"came,omitempty"` // IDs of entities of the view that came into sight
	Left []string `json:"left,omitempty"` // and of those that left it
}

// checkTrail returns an [Error] of kind Invalid that says what is wrong with
// a draft's trail, and cleans it.
func (d *Draft) checkTrail() error {
	if d.Trail == nil {
		return nil
	}
	trail := *d.Trail // the caller's stays as it was
	trail.Deeds, trail.Begun = slices.Clone(trail.Deeds), sortedIDs(trail.Begun)
	d.Trail = &trail
	if trail.Title = line(trail.Title); utf8.RuneCountInString(trail.Title) > maxViewTitle {
		return invalid("The name of a trail can have up to %d characters.", maxViewTitle)
	}
	if len(trail.Deeds) > maxDeeds {
		return invalid("A trail can have up to %d steps.", maxDeeds)
	}
	entities := index(d.Entities, func(e DraftEntity) string { return e.ID })
	strange := func(id string) bool { _, there := entities[id]; return !there }
	named := len(trail.Begun)
	for i := range trail.Deeds {
		deed := &trail.Deeds[i]
		deed.Text, deed.Came, deed.Left = line(deed.Text), sortedIDs(deed.Came), sortedIDs(deed.Left)
		if deed.Text == "" || utf8.RuneCountInString(deed.Text) > maxDeedText {
			return invalid("Step %d of the trail needs a text of up to %d characters.", i+1, maxDeedText)
		}
		if slices.ContainsFunc(deed.Came, strange) || slices.ContainsFunc(deed.Left, strange) {
			return invalid("Step %d of the trail names an entity that is not in the view.", i+1)
		}
		named += len(deed.Came) + len(deed.Left)
	}
	if slices.ContainsFunc(trail.Begun, strange) {
		return invalid("The trail begins with an entity that is not in the view.")
	}
	if named > maxTrailNamed {
		return invalid("The trail is longer than a view can keep. Share the view without it.")
	}
	return nil
}

// settle keeps of a trail what is in the view.
func (t *Trail) settle(isThere func(id string) bool) {
	if t == nil {
		return
	}
	t.Begun = kept(t.Begun, isThere)
	for i := range t.Deeds {
		t.Deeds[i].Came, t.Deeds[i].Left = kept(t.Deeds[i].Came, isThere), kept(t.Deeds[i].Left, isThere)
	}
}
