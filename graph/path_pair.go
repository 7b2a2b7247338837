package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// pair looks for paths between two of the picked entities, one at a time. Each
// shares no entity with those before as long as there are such paths, and
// later less than half of those it runs through.
type pair struct {
	search   *PathSearch
	from, to end
	others   []string // element ids of the other picked: paths never run through them
	found    []FoundPath
	leeways  []leeway // one try after the other
	relaxed  bool
	over     bool
}

// end is a picked entity and its id in the database.
type end struct {
	Entity
	element string
}

// leeway is what the next path may share with those found: these entities,
// but not the links between the two of cut.
type leeway struct{ spare, cut []string }

// next returns the next path; nil when there is no other.
func (p *pair) next(ctx context.Context) (*FoundPath, error) {
	for !p.over {
		var leeway leeway
		if p.relaxed {
			leeway = p.leeways[0]
		}
		path, err := p.best(ctx, leeway)
		if err != nil {
			return nil, err
		}
		if path != nil && p.differs(path) {
			p.found = append(p.found, *path)
			return path, nil
		}
		p.relax()
	}
	return nil, nil
}

// relax lets the next paths share more with those found.
func (p *pair) relax() {
	if p.relaxed {
		p.leeways = p.leeways[1:]
	} else {
		p.relaxed, p.leeways = true, p.sharable()
	}
	p.over = len(p.leeways) == 0
}

// mostBottlenecks is how many entities are tried as one that all paths share.
const mostBottlenecks = 4

// sharable returns what the paths of a pair may have in common where they
// can't differ wholly: what is beside one of the ends, beside both, and then
// single entities, the best connected first.
func (p *pair) sharable() []leeway {
	var first, last, both []string
	var single []Entity
	element := map[string]string{}
	for _, path := range p.found {
		between := path.between()
		for i, entity := range path.passed() {
			element[entity.ID] = between[i]
			if i > 0 && i < len(between)-1 || len(between) == 1 {
				single = append(single, entity)
			}
		}
		if len(between) > 1 {
			first, last = append(first, between[0]), append(last, between[len(between)-1])
		}
		if len(between) > 2 {
			both = append(both, between[0], between[len(between)-1])
		}
	}
	var tries []leeway
	for _, spare := range [][]string{first, last, both} {
		if len(spare) > 0 {
			tries = append(tries, leeway{spare: spare})
		}
	}
	slices.SortFunc(single, func(a, b Entity) int { return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(a.ID, b.ID)) })
	single = slices.Compact(single)
	for _, entity := range single[:min(len(single), mostBottlenecks)] {
		tries = append(tries, p.through(element[entity.ID])...)
	}
	return tries
}

// through returns how paths may run through an entity again. Where it alone
// made a path, one of that path's two links is closed.
func (p *pair) through(element string) []leeway {
	for _, path := range p.found {
		if slices.Equal(path.between(), []string{element}) {
			return []leeway{{[]string{element}, []string{element, p.to.element}}, {[]string{element}, []string{p.from.element, element}}}
		}
	}
	return []leeway{{spare: []string{element}}}
}

// used returns what the next path has to go round.
func (p *pair) used(spare []string) []string {
	used := slices.Clone(p.others)
	for _, path := range p.found {
		for _, element := range path.between() {
			if !slices.Contains(spare, element) {
				used = append(used, element)
			}
		}
	}
	return used
}

// differs tells whether a path has more entities of its own than it shares
// with those found.
func (p *pair) differs(path *FoundPath) bool {
	between := path.between()
	if len(between) == 0 {
		return len(p.found) == 0
	}
	own := 0
	for _, element := range between {
		if !slices.ContainsFunc(p.found, func(f FoundPath) bool { return slices.Contains(f.between(), element) }) {
			own++
		}
	}
	return 2*own > len(between)
}

// mostDetours is how often a quieter path is looked for before one is taken.
const mostDetours = 2

// best returns the path that costs least: the shortest, unless a longer one
// avoids busy entities that weigh more.
func (p *pair) best(ctx context.Context, l leeway) (*FoundPath, error) {
	q := question{from: p.from.element, to: p.to.element, limits: p.search.limits,
		length: p.search.request.Length, indirect: p.isDirectUsed(), used: p.used(l.spare), cut: l.cut}
	best, err := p.search.ask(ctx, q)
	if err != nil || best == nil {
		return nil, err
	}
	for at, detours := best, 0; detours < mostDetours && best.cost() >= float64(len(best.Steps))+1; detours++ {
		q.limits.hub = at.busiest()
		q.length = min(p.search.request.Length, int(math.Ceil(best.cost()))-1)
		at, err = p.search.ask(ctx, q)
		if KindOf(err) == Timeout && err != nil {
			break // what is there is better than nothing
		}
		if err != nil || at == nil {
			return best, err
		}
		if at.cost() < best.cost() {
			best = at
		}
	}
	return best, nil
}

func (p *pair) isDirectUsed() bool {
	return slices.ContainsFunc(p.found, func(f FoundPath) bool { return len(f.Steps) == 1 })
}
