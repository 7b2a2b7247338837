package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// LeftOut is a path that there would be, but for a rule or a choice of the
// reader's.
type LeftOut struct {
	Rules []Rule   `json:"rules"` // to leave aside for it; none: see Words
	Names []string `json:"names"` // of its entities, in order
	Words string   `json:"words"` // a sentence or two
}

// PairEnd is what became of the search between two of the picked.
type PairEnd struct {
	From  Entity    `json:"from"`
	To    Entity    `json:"to"`
	Found int       `json:"found"`
	Words string    `json:"words,omitempty"` // the answer where there is no path
	Left  []LeftOut `json:"left,omitempty"`
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
		if e.Found == 0 {
			e.Words = p.noPath(pair)
		}
		end.Pairs = append(end.Pairs, e)
	}
	return end
}

func (p *PathSearch) noPath(pair *pair) string {
	if p.cut {
		return fmt.Sprintf("No path between %s and %s was found within %s. A shorter length or fewer types make the search easier.",
			pair.from.Name, pair.to.Name, seconds(p.request.Time))
	}
	words := fmt.Sprintf("No meaningful path of up to %s connects %s and %s.", linkCount(p.request.Length), pair.from.Name, pair.to.Name)
	if p.explained && len(p.left[pair]) == 0 {
		words += fmt.Sprintf(" Nor does any other of up to %s, whatever is allowed.", linkCount(MaxLength))
	}
	return words
}

func linkCount(n int) string {
	if n == 1 {
		return "1 link"
	}
	return fmt.Sprintf("%d links", n)
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
// for a choice, or because there is none.
func (p *PathSearch) explainNone(ctx context.Context, pair *pair) error {
	if err := p.explainRules(ctx, pair, p.request.Length); err != nil || len(p.left[pair]) > 0 {
		return err
	}
	if len(pair.others) > 0 {
		open := *pair
		open.others = nil
		if path, err := open.best(ctx, leeway{}); err != nil || path != nil {
			return p.leave(pair, path, err, nil, "It runs through what you picked too.")
		}
	}
	free := *p
	free.request = PathRequest{Direction: Both, Length: MaxLength, Allow: p.request.Allow}
	for _, lifted := range [][]Rule{nil, p.held()} {
		open := *pair
		open.search, open.others = &free, nil
		path, err := free.without(ctx, &open, lifted, MaxLength)
		if err != nil || path != nil {
			return p.leave(pair, path, err, lifted, "Your choices of types, direction, length, date or evidence leave it out.")
		}
	}
	return nil
}

// explainRules lifts each rule by itself, then all.
func (p *PathSearch) explainRules(ctx context.Context, pair *pair, length int) error {
	for _, rule := range p.held() {
		path, err := p.without(ctx, pair, []Rule{rule}, length)
		if err = p.leave(pair, path, err, []Rule{rule}, ""); err != nil {
			return err
		}
	}
	if len(p.left[pair]) > 0 {
		return nil
	}
	path, err := p.without(ctx, pair, p.held(), length)
	return p.leave(pair, path, err, p.held(), "")
}

// held are the rules that the request keeps to.
func (p *PathSearch) held() []Rule {
	var held []Rule
	for _, rule := range p.store.PathRules() {
		if !slices.Contains(p.request.Allow, rule.Rule) {
			held = append(held, rule.Rule)
		}
	}
	return held
}

// without returns the shortest path where rules are lifted.
func (p *PathSearch) without(ctx context.Context, pair *pair, lifted []Rule, length int) (*FoundPath, error) {
	allow := append(slices.Clone(lifted), p.request.Allow...)
	return p.ask(ctx, question{from: pair.from.element, to: pair.to.element, limits: p.dialect.limits(allow),
		length: length, used: pair.others})
}

// leave notes a path that was left out, if there is one.
func (p *PathSearch) leave(pair *pair, path *FoundPath, err error, rules []Rule, why string) error {
	if err != nil || path == nil {
		return err
	}
	left := LeftOut{Rules: append([]Rule{}, rules...)}
	for _, entity := range path.Entities {
		left.Names = append(left.Names, entity.Name)
	}
	words := []string{fmt.Sprintf("There is a path of %s: %s.", linkCount(len(path.Steps)), strings.Join(left.Names, " – "))}
	if why != "" {
		words = append(words, why)
	}
	if len(rules) == 1 {
		words = append(words, fmt.Sprintf("Left out: %s. %s", lowerFirst(ruleWords[rules[0]].Title), ruleWords[rules[0]].Why))
	} else if len(rules) > 1 {
		words = append(words, "It keeps to none of the rules for meaningful paths.")
	}
	left.Words = strings.Join(words, " ")
	p.left[pair] = append(p.left[pair], left)
	return nil
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }
