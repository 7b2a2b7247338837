package graph

import "slices"

// Parts returns what a view shows, and what its author or its clocks had
// hidden, which travels with it too: all of it can be shown again.
func (v View) Parts() (shown, hidden View) {
	left := v.sift(v.LeftOut())
	parts := v.divide(2, func(id string) int {
		if state, known := left[id]; known && state != outOfSight {
			return 0
		}
		return 1
	})
	return parts[0], parts[1]
}

// Told returns what a view says by its clocks, what these leave out, whether
// that steps back or is hidden, and what its author had hidden.
func (v View) Told() (says, leftOut, hidden View) {
	left, out := v.sift(nil), v.LeftOut()
	parts := v.divide(3, func(id string) int {
		switch state, known := left[id]; {
		case !known || state == outOfSight:
			return 2
		case out[id]:
			return 1
		}
		return 0
	})
	return parts[0], parts[1], parts[2]
}

// divide returns so many views that share the entities, links and claims of
// one; claims go with what they are about.
func (v View) divide(count int, part func(id string) int) []View {
	parts := make([]View, count)
	for i := range parts {
		parts[i] = v
		parts[i].Entities, parts[i].Links, parts[i].Claims = nil, nil, nil
	}
	for _, e := range v.Entities {
		p := &parts[part(e.ID)]
		p.Entities = append(p.Entities, e)
	}
	for _, l := range v.Links {
		p := &parts[part(l.ID)]
		p.Links = append(p.Links, l)
	}
	for _, c := range v.Claims {
		p := &parts[part(c.About)]
		p.Claims = append(p.Claims, c)
	}
	return parts
}

// Dimmed are the IDs of entities and links that a view shows and that step
// back.
func (v View) Dimmed() map[string]bool {
	found := map[string]bool{}
	for id, state := range v.sift(v.LeftOut()) {
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

// sift tells of each entity and link how clearly a view shows it, where clocks
// leave these out; a link is never clearer than its ends.
func (v View) sift(leftOut map[string]bool) map[string]clarity {
	left := make(map[string]clarity, len(v.Entities)+len(v.Links))
	var filters []Filter
	if v.Lens != nil {
		filters = v.Lens.Filters
	}
	clocked := func(id string) clarity {
		switch {
		case !leftOut[id]:
			return inSight
		case v.Lens.LeftOut == lensHide:
			return outOfSight
		}
		return steppingBack
	}
	k := v.known(false)
	for _, e := range v.Entities {
		state := max(filtered(filters, OfEntities, entityThing(e.Entity), k), clocked(e.ID))
		if e.Hidden || slices.Contains(v.HiddenTypes, e.Type) || v.conceals(e.ID) {
			state = outOfSight
		}
		left[e.ID] = state
	}
	for _, l := range v.Links {
		state := max(left[l.Source], left[l.Target], filtered(filters, OfLinks, linkThing(l), k), clocked(l.ID))
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
