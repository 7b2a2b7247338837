package graph

// Clocks are the moments that a lens looks at, and whether it leaves out what
// has no date. assets/src/model/clock.ts has the same rule; both are tested
// with testdata/clock.json.
type Clocks struct {
	AsOf        *Moment // when it was true; nil: whenever
	KnownOn     *Moment // when it was known
	HideUndated bool    // links without a date are left out
}

// ParseClocks reads the moments of clocks; an empty text turns one off. The
// error is an [Error] of kind Invalid.
func ParseClocks(asOf, knownOn string) (Clocks, error) {
	var c Clocks
	for _, one := range []struct {
		text string
		to   **Moment
	}{{asOf, &c.AsOf}, {knownOn, &c.KnownOn}} {
		if one.text == "" {
			continue
		}
		m, err := ParseMoment(one.text)
		if err != nil {
			return Clocks{}, err
		}
		*one.to = &m
	}
	return c, nil
}

// On tells whether some clock is on.
func (c Clocks) On() bool { return c.AsOf != nil || c.KnownOn != nil }

// Clocks returns the clocks of a lens, which may be nil.
func (l *Lens) Clocks() Clocks {
	if l == nil {
		return Clocks{}
	}
	c, _ := ParseClocks(l.AsOf, l.KnownOn) // checked when it was saved
	c.HideUndated = l.Undated == lensHide
	return c
}

// standings are how a thing with these dates stands by each clock that is on.
func (c Clocks) standings(from, until, known string) []Standing {
	var all []Standing
	if c.AsOf != nil {
		all = append(all, c.AsOf.Standing(from, until))
	}
	if c.KnownOn != nil {
		all = append(all, c.KnownOn.Known(known))
	}
	return all
}

// Link tells how a link stands by its own dates: as the strictest of the
// clocks finds it. It is InForce where no clock is on.
func (c Clocks) Link(l Link) Standing {
	return strictest(c.standings(l.From, l.Until, l.Known))
}

func strictest(all []Standing) Standing {
	for _, standing := range []Standing{NotYet, Over, Undated, PerhapsSo} {
		for _, s := range all {
			if s == standing {
				return s
			}
		}
	}
	return InForce
}

// leavesOut tells whether clocks leave something out that stands so.
func (c Clocks) leavesOut(standing Standing) bool {
	return standing == NotYet || standing == Over || standing == Undated && c.HideUndated
}

// LeftOut are the IDs of what the clocks leave out of a picture: what doesn't
// hold by its own dates, links also with their ends, and an entity without
// dates with the last of its links.
func (c Clocks) LeftOut(entities []ViewEntity, links []Link) map[string]bool {
	out := map[string]bool{}
	if !c.On() {
		return out
	}
	dated := map[string]bool{}
	for _, e := range entities {
		for _, s := range c.standings(e.From, e.Until, e.Known) {
			dated[e.ID] = dated[e.ID] || s != Undated
			out[e.ID] = out[e.ID] || s == NotYet || s == Over
		}
	}
	linked, live := map[string]bool{}, map[string]bool{}
	for _, l := range links {
		linked[l.Source], linked[l.Target] = true, true
		if c.leavesOut(c.Link(l)) || out[l.Source] || out[l.Target] {
			out[l.ID] = true
		} else {
			live[l.Source], live[l.Target] = true, true
		}
	}
	for _, e := range entities {
		if !dated[e.ID] && linked[e.ID] && !live[e.ID] {
			out[e.ID] = true
		}
	}
	return out
}

// LeftOut are the IDs of what the clocks of a view leave out.
func (v View) LeftOut() map[string]bool {
	return v.Lens.Clocks().LeftOut(v.Entities, v.Links)
}

// At is the view with its clocks at other moments; the other settings of its
// lens stay.
func (v View) At(c Clocks) View {
	var lens Lens
	if v.Lens != nil {
		lens = *v.Lens
	}
	lens.AsOf, lens.KnownOn = momentText(c.AsOf), momentText(c.KnownOn)
	v.Lens = &lens
	return v
}

func momentText(m *Moment) string {
	if m == nil {
		return ""
	}
	return m.String()
}
