package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// Coverage is what a picture rests on: how many of its links and events have
// a source, and who published these, when, and of which kind they are.
type Coverage struct {
	Things, Sourced int
	Sources, Quotes int
	Publishers      []Portion // most things first; of sources without one last
	Years           []Portion // of publication, oldest first; unknown ones last
	Kinds           []Portion // most things first; of sources without one last
}

// Portion is what rests on sources that have something in common; the Name is
// empty where they don't tell.
type Portion struct {
	Name                    string
	Things, Sources, Quotes int
}

// drawn is what is taken from one source.
type drawn struct {
	source Source
	about  []string // IDs of links and events
	quotes int
}

// CoverageOf tells what these links and events rest on, given the claims
// about them; claims about others are left out.
func CoverageOf(things []string, claims []Claim) Coverage {
	wanted := index(things, func(id string) string { return id })
	bySource := map[string]*drawn{}
	for _, c := range claims {
		if _, is := wanted[c.About]; !is {
			continue
		}
		if bySource[c.Source.ID] == nil {
			bySource[c.Source.ID] = &drawn{source: c.Source}
		}
		d := bySource[c.Source.ID]
		d.about = append(d.about, c.About)
		d.quotes++
	}
	var all []drawn
	for _, d := range bySource {
		all = append(all, *d)
	}
	return cover(len(wanted), all)
}

// Coverage tells what links and events of the graph rest on, by their IDs.
func (s *Store) Coverage(ctx context.Context, things []string) (Coverage, error) {
	wanted := map[string]bool{}
	for _, id := range things {
		wanted[valid(id)] = true
	}
	records, err := s.claims(ctx, "coverage", map[string]any{"ids": slices.Collect(maps.Keys(wanted))})
	var all []drawn
	for _, record := range records {
		all = append(all, drawn{sourceOf(record.Values[0]), texts(record.Values[1]), number(record.Values[2])})
	}
	return cover(len(wanted), all), err
}

func cover(things int, all []drawn) Coverage {
	c := Coverage{Things: things, Sources: len(all)}
	sourced := map[string]bool{}
	publishers, years, kinds := tally{}, tally{}, tally{}
	slices.SortFunc(all, func(a, b drawn) int { return cmp.Compare(a.source.ID, b.source.ID) })
	for _, d := range all {
		c.Quotes += d.quotes
		for _, id := range d.about {
			sourced[id] = true
		}
		publishers.add(d.source.Publisher, d)
		years.add(d.source.Published[:min(4, len(d.source.Published))], d)
		kinds.add(d.source.Kind, d)
	}
	c.Sourced = len(sourced)
	most := func(a, b Portion) int { return cmp.Compare(b.Things, a.Things) }
	c.Publishers, c.Kinds, c.Years = publishers.shares(most), kinds.shares(most), years.shares(func(Portion, Portion) int { return 0 })
	return c
}

// tally gathers what has a name in common, however that is written.
type tally map[string]*tallied

type tallied struct {
	Portion
	about map[string]bool
}

func (t tally) add(name string, d drawn) {
	name = strings.TrimSpace(name)
	key := strings.ToLower(name)
	if t[key] == nil {
		t[key] = &tallied{Portion{Name: name}, map[string]bool{}}
	}
	for _, id := range d.about {
		t[key].about[id] = true
	}
	t[key].Sources++
	t[key].Quotes += d.quotes
}

// shares puts what has no name last, and what is the same by name.
func (t tally) shares(order func(a, b Portion) int) []Portion {
	var shares []Portion
	for _, one := range t {
		one.Things = len(one.about)
		shares = append(shares, one.Portion)
	}
	nameless := func(s Portion) int { return map[bool]int{true: 1}[s.Name == ""] }
	slices.SortFunc(shares, func(a, b Portion) int {
		return cmp.Or(cmp.Compare(nameless(a), nameless(b)), order(a, b), cmp.Compare(a.Name, b.Name))
	})
	return shares
}
