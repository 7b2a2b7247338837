package graph

import "slices"

// Lens is how a reader looked at a canvas, beside what is switched off, which
// a view has fields of its own for. It has the same keys as the browser's
// assets/src/model/lens.ts, each absent where the program's own setting holds;
// views keep it as it was, so a key once written must stay readable.
type Lens struct {
	AsOf    string `json:"asOf,omitempty"`    // when it was true: a [Moment]
	KnownOn string `json:"knownOn,omitempty"` // when it was known
	LeftOut string `json:"leftOut,omitempty"` // "hide"; else what the clocks leave out steps back
	Undated string `json:"undated,omitempty"` // "hide"; else the clocks let links without a date in

	Filters []Filter     `json:"filters,omitempty"`
	Styles  []Style      `json:"styles,omitempty"`
	Layout  *Arrangement `json:"layout,omitempty"` // nil where linked entities are near each other

	Fold *Fold `json:"fold,omitempty"` // nil where no event is drawn as a link

	Evidence []Backing `json:"evidence,omitempty"` // how links that are switched off are evidenced
	Thread   []string  `json:"thread,omitempty"`   // IDs of the links that are drawn as the red thread
}

// Bounds of the thread.
const (
	mostThread  = 2000
	maxThreadID = 500
)

// lensHide is the value of settings that hide something.
const lensHide = "hide"

// check returns an [Error] of kind Invalid that says what is wrong with the
// settings.
func (l *Lens) check() error {
	for _, moment := range []string{l.AsOf, l.KnownOn} {
		if _, err := ParseMoment(moment); err != nil && moment != "" {
			return err
		}
	}
	for _, value := range []string{l.LeftOut, l.Undated} {
		if value != "" && value != lensHide {
			return invalid("%q is no way to look at a picture.", value)
		}
	}
	if l.Layout != nil {
		if err := l.Layout.check(); err != nil {
			return err
		}
	}
	if l.Fold != nil {
		if err := l.Fold.check(); err != nil {
			return err
		}
	}
	for _, backing := range l.Evidence {
		if !slices.ContainsFunc(Backings, func(look BackingLook) bool { return look.Name == backing }) {
			return invalid("%q is no way for a link to be evidenced.", backing)
		}
	}
	if len(l.Thread) > mostThread || slices.ContainsFunc(l.Thread, func(id string) bool { return len(id) > maxThreadID }) {
		return invalid("The thread has more links than a picture can keep.")
	}
	if err := checkStyles(l.Styles); err != nil {
		return err
	}
	return checkFilters(l.Filters)
}
