package graph

import "slices"

// Parts returns what a view shows, and what its author had hidden, which
// travels with it too: entities, links and types can be shown again.
func (v View) Parts() (shown, hidden View) {
	shown, hidden = v, v
	shown.Entities, shown.Links, shown.Claims = nil, nil, nil
	hidden.Entities, hidden.Links, hidden.Claims = nil, nil, nil
	left := v.sift()
	for _, e := range v.Entities {
		if left[e.ID] != outOfSight {
			shown.Entities = append(shown.Entities, e)
		} else {
			hidden.Entities = append(hidden.Entities, e)
		}
	}
	for _, l := range v.Links {
		if left[l.ID] != outOfSight {
			shown.Links = append(shown.Links, l)
		} else {
			hidden.Links = append(hidden.Links, l)
		}
	}
	for _, c := range v.Claims {
		if state, known := left[c.About]; known && state != outOfSight {
			shown.Claims = append(shown.Claims, c)
		} else {
			hidden.Claims = append(hidden.Claims, c)
		}
	}
	return shown, hidden
}

// Dimmed are the IDs of entities and links that a view shows and that step
// back.
func (v View) Dimmed() map[string]bool {
	found := map[string]bool{}
	for id, state := range v.sift() {
		if state == steppingBack {
			found[id] = true
		}
	}
	return found
}

// clarity is how clearly a thing is shown.
type clarity int

const (
	inSight clarity = iota
	steppingBack
	outOfSight
)

// sift tells of each entity and link how clearly a view shows it; a link is
// never clearer than its ends.
func (v View) sift() map[string]clarity {
	left := make(map[string]clarity, len(v.Entities)+len(v.Links))
	var filters []Filter
	if v.Lens != nil {
		filters = v.Lens.Filters
	}
	k := v.known(false)
	for _, e := range v.Entities {
		state := filtered(filters, OfEntities, entityThing(e.Entity), k)
		if e.Hidden || slices.Contains(v.HiddenTypes, e.Type) || v.conceals(e.ID) {
			state = outOfSight
		}
		left[e.ID] = state
	}
	for _, l := range v.Links {
		state := max(left[l.Source], left[l.Target], filtered(filters, OfLinks, linkThing(l), k))
		if slices.Contains(v.HiddenLinkTypes, l.Type) || v.conceals(l.ID) {
			state = outOfSight
		}
		left[l.ID] = state
	}
	return left
}

// filtered is what filters of a kind leave of a thing.
func filtered(filters []Filter, kind string, t thing, k known) clarity {
	least := inSight
	for _, f := range filters {
		if f.Of != kind || f.fits(t, k) != no {
			continue
		}
		if f.Rest == Hide {
			return outOfSight
		}
		least = steppingBack
	}
	return least
}

// known is what a view knows for its filters, or for its style.
func (v View) known(style bool) known {
	k := known{fact: func(id, name string) (any, bool) { return v.Chosen[id][name], true }}
	if v.Measures != nil && style {
		k.measures = v.Measures.Shown
	} else if v.Measures != nil {
		k.measures = v.Measures.Offered
	}
	return k
}

// conceals says whether the lens hid an entity or a link, otherwise than by
// its filters.
func (v View) conceals(id string) bool {
	_, found := slices.BinarySearch(v.Concealed, id)
	return found
}
