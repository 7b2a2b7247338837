package graph

import (
	"context"
	"slices"
)

// LeftOut is a path that there would be, but for a rule or a choice of the
// reader's.
type LeftOut struct {
	Why   LeftWhy  `json:"why"`
	Rules []Rule   `json:"rules"` // to leave aside for it
	Names []string `json:"names"` // of its entities, in order
}

// LeftWhy is for what a path is left out.
type LeftWhy string

// What a path is left out for: one rule, all of them together, another picked
// entity that it runs through, or the reader's choices of types, direction,
// length, date and evidence.
const (
	LeftByRule    LeftWhy = "rule"
	LeftByRules   LeftWhy = "rules"
	LeftByPicked  LeftWhy = "picked"
	LeftByChoices LeftWhy = "choices"
)

// PairEnd is what became of the search between two of the picked.
type PairEnd struct {
	From  Entity    `json:"from"`
	To    Entity    `json:"to"`
	Found int       `json:"found"`
	Left  []LeftOut `json:"left,omitempty"`
	// Nothing tells that not even a path of MaxLength links, through and along
	// whatever there is, connects the two.
	Nothing bool `json:"nothing,omitempty"`
}

// PathEnd is what became of a search.
type PathEnd struct {
	Found int       `json:"found"`
	Cut   bool      `json:"timeUp"` // the time was up before all was looked at
	Pairs []PairEnd `json:"pairs"`
}

// End tells what became of the search, once its paths are read.
func (p *PathSearch) End() PathEnd {
	end := PathEnd{Found: p.number, Cut: p.cut}
	for _, pair := range p.pairs {
		e := PairEnd{From: pair.from.Entity, To: pair.to.Entity, Found: len(pair.found), Left: p.left[pair]}
		e.Nothing = p.explained && e.Found+len(e.Left) == 0
		end.Pairs = append(end.Pairs, e)
	}
	return end
}

// explain looks for what was left out: of pairs without a path anything, of
// others what is shorter.
func (p *PathSearch) explain(ctx context.Context) error {
	for _, pair := range p.pairs {
		var err error
		if len(pair.found) == 0 {
			err = p.explainNone(ctx, pair)
		} else if shortest := len(pair.found[0].Steps); shortest > 1 {
			err = p.explainShorter(ctx, pair, shortest-1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// explainShorter tells of paths that are shorter than all that were found.
func (p *PathSearch) explainShorter(ctx context.Context, pair *pair, length int) error {
	path, err := p.without(ctx, pair, p.held(), length)
	if err != nil || path == nil {
		return err
	}
	return p.explainRules(ctx, pair, length)
}

// explainNone tells why there is no path: for a rule, for what was picked too,
// or for a choice.
func (p *PathSearch) explainNone(ctx context.Context, pair *pair) error {
	if err := p.explainRules(ctx, pair, p.request.Length); err != nil || len(p.left[pair]) > 0 {
		return err
	}
	open := *pair
	open.others = nil
	free := *p
	free.request = PathRequest{Direction: Both, Length: MaxLength, Allow: p.request.Allow}
	for _, try := range []struct {
		search *PathSearch
		why    LeftWhy
	}{{p, LeftByPicked}, {&free, LeftByChoices}} {
		for _, lifted := range [][]Rule{nil, p.held()} {
			if path, err := try.search.without(ctx, &open, lifted, try.search.request.Length); err != nil || path != nil {
				return p.leave(pair, path, err, try.why, lifted...)
			}
		}
	}
	return nil
}

// explainRules lifts each rule by itself, then all.
func (p *PathSearch) explainRules(ctx context.Context, pair *pair, length int) error {
	for _, rule := range p.held() {
		path, err := p.without(ctx, pair, []Rule{rule}, length)
		if err = p.leave(pair, path, err, LeftByRule, rule); err != nil {
			return err
		}
	}
	if len(p.left[pair]) > 0 || len(p.held()) < 2 {
		return nil
	}
	path, err := p.without(ctx, pair, p.held(), length)
	return p.leave(pair, path, err, LeftByRules, p.held()...)
}

// held are the rules that the request keeps to.
func (p *PathSearch) held() []Rule {
	return slices.DeleteFunc(p.store.PathRules(), func(r Rule) bool { return slices.Contains(p.request.Allow, r) })
}

// without returns the shortest path where rules are lifted.
func (p *PathSearch) without(ctx context.Context, pair *pair, lifted []Rule, length int) (*FoundPath, error) {
	allow := append(slices.Clone(lifted), p.request.Allow...)
	return p.ask(ctx, question{from: pair.from.element, to: pair.to.element, limits: p.dialect.limits(allow),
		length: length, used: pair.others})
}

// leave notes a path that was left out, if there is one.
func (p *PathSearch) leave(pair *pair, path *FoundPath, err error, why LeftWhy, rules ...Rule) error {
	if err != nil || path == nil {
		return err
	}
	left := LeftOut{Why: why, Rules: append([]Rule{}, rules...)}
	for _, entity := range path.Entities {
		left.Names = append(left.Names, entity.Name)
	}
	p.left[pair] = append(p.left[pair], left)
	return nil
}
