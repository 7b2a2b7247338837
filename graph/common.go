package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Bounds of the search for what picked entities share.
const (
	MaxSteps   = 2
	mostShared = 40
	mostLeft   = 5 // of those that a rule leaves out
)

// Common is what two or more of the picked entities are linked to.
type Common struct {
	Picked []Entity     `json:"picked"`
	Shared []Shared     `json:"shared"` // what most share first, hubs last
	More   bool         `json:"more"`   // there is more than is listed
	Left   []CommonLeft `json:"left"`
}

// Shared is an entity to which some of the picked are linked. Ways holds for
// each picked, in its order, how; nil where it is not.
type Shared struct {
	Entity Entity       `json:"entity"`
	Ways   []*FoundPath `json:"ways"`
}

// CommonLeft names what is shared as well and is left out by a rule.
type CommonLeft struct {
	Rule  Rule     `json:"rule"`
	Names []string `json:"names"` // some of them
}

// Common finds what picked entities share: entities within Length steps (1 or
// 2; 0: 1) of two or more of them. Direction does not matter here. A search
// that takes longer than the request's time is an [Error] of kind Timeout.
func (s *Store) Common(ctx context.Context, req PathRequest) (Common, error) {
	orDefault(&req.Length, 1)
	if req.Length > MaxSteps {
		return Common{}, invalid("What is shared can be looked for within 1 or 2 steps.")
	}
	req.Direction = Both
	search, err := s.Paths(ctx, req)
	if err != nil {
		return Common{}, err
	}
	leave, err := s.searches.enter(ctx)
	if err != nil {
		return Common{}, err
	}
	defer leave()
	search.begin()
	common, err := search.common(ctx)
	if isLate(ctx, err) {
		return Common{}, &Error{Timeout, fmt.Sprintf("This took longer than %s. Try one step, fewer types or fewer entities.", seconds(search.request.Time)), err}
	}
	return common, err
}

func (p *PathSearch) common(ctx context.Context) (Common, error) {
	found, err := p.shared(ctx, p.limits, p.request.Length, mostShared+1)
	if err != nil {
		return Common{}, err
	}
	c := Common{Picked: p.Picked, More: len(found) > mostShared, Shared: []Shared{}, Left: []CommonLeft{}}
	found = found[:min(len(found), mostShared)]
	ways, err := p.ways(ctx, found)
	if err != nil {
		return Common{}, err
	}
	for _, one := range found {
		shared := Shared{Entity: one.Entity}
		for _, picked := range p.ends {
			shared.Ways = append(shared.Ways, ways[[2]string{picked.element, one.element}])
		}
		c.Shared = append(c.Shared, shared)
	}
	return c, p.leftOfCommon(ctx, &c)
}

// elements are the database's ids of the picked.
func (p *PathSearch) elements() []string {
	var elements []string
	for _, end := range p.ends {
		elements = append(elements, end.element)
	}
	return elements
}

func (p *PathSearch) commonQuery(name string, l limits, length int) (text string, params map[string]any) {
	q := pathQuery{p.dialect.walk("", p.request.Types, Both), p.request, l, length}
	params = pathParams(p.request, l)
	maps.Copy(params, map[string]any{"picked": p.elements(), "used": []string{}, "links": mostLinksOfStep})
	return fill(name, q), params
}

// shared returns up to most entities that two or more of the picked share.
func (p *PathSearch) shared(ctx context.Context, l limits, length, most int) ([]end, error) {
	text, params := p.commonQuery("common", l, length)
	params["most"] = most
	rows, err := p.rows(ctx, text, params)
	var found []end
	for _, row := range rows {
		columns := row.Values[0].([]any)
		element, _ := columns[0].(string)
		found = append(found, end{p.dialect.entity(columns[1:]), element})
	}
	return found, err
}

// ways returns how the picked are linked to what they share, by both element
// ids.
func (p *PathSearch) ways(ctx context.Context, found []end) (map[[2]string]*FoundPath, error) {
	text, params := p.commonQuery("common_ways", p.limits, p.request.Length)
	var shared []string
	for _, one := range found {
		shared = append(shared, one.element)
	}
	params["shared"] = shared
	rows, err := p.rows(ctx, text, params)
	if err != nil {
		return nil, err
	}
	steps := map[[2]string][]*neo4j.Record{}
	for _, row := range rows {
		from, _ := row.Values[3].(string)
		to, _ := row.Values[4].(string)
		steps[[2]string{from, to}] = append(steps[[2]string{from, to}], row)
	}
	ways := make(map[[2]string]*FoundPath, len(steps))
	for ends, rows := range steps {
		ways[ends] = p.dialect.path(rows)
		ways[ends].Weakest = ways[ends].weakest(p.dialect.Foreign)
	}
	return ways, nil
}

// leftOfCommon tells what is shared directly, and left out by each rule.
func (p *PathSearch) leftOfCommon(ctx context.Context, c *Common) error {
	for _, rule := range p.held() {
		l := p.dialect.limits(append([]Rule{rule}, p.request.Allow...))
		found, err := p.shared(ctx, l, 1, mostShared+mostLeft)
		if err != nil {
			return err
		}
		var names []string
		for _, one := range found {
			if !slices.ContainsFunc(c.Shared, func(s Shared) bool { return s.Entity.ID == one.ID }) && len(names) < mostLeft {
				names = append(names, one.Name)
			}
		}
		if len(names) > 0 && !c.More {
			c.Left = append(c.Left, CommonLeft{rule, names})
		}
	}
	return nil
}
