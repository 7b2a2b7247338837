package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// pair looks for paths between two of the picked entities, one at a time. Each
// shares no entity with those before as long as there are such paths, and
// later at most half of those it runs through.
type pair struct {
	search   *PathSearch
	from, to end
	others   []string // element ids of the other picked: paths never run through them
	found    []FoundPath
	spares   [][]string // what paths may share, one try after the other
	relaxed  bool
	over     bool
}

// end is a picked entity and its id in the database.
type end struct {
	Entity
	element string
}

// next returns the next path; nil when there is no other.
func (p *pair) next(ctx context.Context) (*FoundPath, error) {
	for !p.over {
		var spare []string
		if p.relaxed {
			spare = p.spares[0]
		}
		path, err := p.best(ctx, p.used(spare))
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
		p.spares = p.spares[1:]
	} else {
		p.relaxed, p.spares = true, p.sharable()
	}
	p.over = len(p.spares) == 0
}

// mostBottlenecks is how many entities are tried as one that all paths share.
const mostBottlenecks = 4

// sharable returns what the paths of a pair may have in common where they
// can't differ wholly: what is beside one of the ends, beside both, and then
// single entities, the best connected first.
func (p *pair) sharable() [][]string {
	var beside, beyond, all []string
	degree := map[string]int{}
	for _, path := range p.found {
		if between := path.between(); len(between) > 1 {
			beside, beyond = append(beside, between[0]), append(beyond, between[len(between)-1])
			for i, element := range between {
				degree[element] = path.passed()[i].Degree
				all = append(all, element)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	sets := [][]string{beside, beyond, slices.Concat(beside, beyond)}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(degree[b], degree[a]), cmp.Compare(a, b)) })
	single := slices.DeleteFunc(slices.Compact(all), func(e string) bool { return slices.Contains(sets[2], e) })
	for _, element := range single[:min(len(single), mostBottlenecks)] {
		sets = append(sets, []string{element})
	}
	return sets
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

// differs tells whether a path has an entity of its own, and as many of its
// own as it shares with those found.
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
	return own > 0 && 2*own >= len(between)
}

// mostDetours is how often a quieter path is looked for before one is taken.
const mostDetours = 2

// best returns the path that costs least: the shortest, unless a longer one
// avoids busy entities that weigh more.
func (p *pair) best(ctx context.Context, used []string) (*FoundPath, error) {
	q := question{from: p.from.element, to: p.to.element, limits: p.search.limits,
		length: p.search.request.Length, indirect: p.isDirectUsed(), used: used}
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
