package graph

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// pathQuery fills the gaps of cypher/path.cypher.
type pathQuery struct {
	walk
	request PathRequest
	limits  limits
	Length  int
}

// Through writes the test whether a path may run through the node v.
func (q pathQuery) Through(v string) string { return q.through(v, q.limits) }

// Along writes the test whether a path may run along the relationship v.
func (q pathQuery) Along(v string) string { return q.along(v, q.request, q.limits) }

// Weight writes how much evidence the relationship v has.
func (q pathQuery) Weight(v string) string {
	if q.Foreign {
		return "0"
	}
	return "size(coalesce(" + v + ".passages, []))"
}

// question is what one query for a path may use.
type question struct {
	from, to string // element ids
	limits   limits
	length   int
	indirect bool
	used     []string // element ids to go round
	cut      []string // two element ids whose links are not to be used; or none
}

// ask returns the shortest path that fits a question; nil where there is none.
// A length stands in the text of the query, which the database plans anew for
// each, so it is the request's; what is shorter is looked at here.
func (p *PathSearch) ask(ctx context.Context, q question) (*FoundPath, error) {
	d := p.dialect
	text := fill("path", pathQuery{d.walk("", p.request.Types, p.request.Direction), p.request, q.limits, p.request.Length})
	params := pathParams(p.request, q.limits)
	maps.Copy(params, map[string]any{"from": q.from, "to": q.to, "used": q.used, "indirect": q.indirect,
		"cut": q.cut, "isCut": len(q.cut) > 0, "links": mostLinksOfStep})
	rows, err := p.rows(ctx, text, params)
	if err != nil || len(rows) == 0 || len(rows) > q.length {
		return nil, err
	}
	return d.path(rows), nil
}

// rows runs one query within what is left of the search's time.
func (p *PathSearch) rows(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	var rows []*neo4j.Record
	for record, err := range p.store.stream(ctx, max(time.Until(p.deadline), time.Millisecond), text, params) {
		if err != nil && ctx.Err() == nil && time.Now().After(p.deadline) {
			return nil, &Error{Timeout, "The time for this search is up.", err}
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, record)
	}
	return rows, nil
}

// path reads the rows of cypher/path.cypher.
func (d dialect) path(rows []*neo4j.Record) *FoundPath {
	path := new(FoundPath)
	put := func(columns []any) string {
		element, _ := columns[0].(string)
		path.elements = append(path.elements, element)
		path.Entities = append(path.Entities, d.entity(columns[1:]))
		return path.Entities[len(path.Entities)-1].ID
	}
	last := put(rows[0].Values[0].([]any))
	for _, row := range rows {
		next := put(row.Values[1].([]any))
		path.Steps = append(path.Steps, d.step(row.Values[2].([]any), last, next))
		last = next
	}
	return path
}

// step reads links between two entities.
func (d dialect) step(rows []any, from, to string) Step {
	var step Step
	for _, row := range rows {
		columns := row.([]any)
		link := d.link(columns[1:])
		link.Source, link.Target = to, from
		if columns[0] == true {
			link.Source, link.Target = from, to
		}
		step.Links = append(step.Links, link)
	}
	slices.SortStableFunc(step.Links, func(a, b Link) int { return cmp.Compare(strength(b), strength(a)) })
	return step
}

// cost is the length of a path with what its hubs weigh: one with 100 links
// counts like another link, one with 1,000 like two.
func (p FoundPath) cost() float64 {
	cost := float64(len(p.Steps))
	for _, entity := range p.passed() {
		cost += math.Max(0, math.Log10(float64(entity.Degree)/10))
	}
	return cost
}

// passed returns the entities that a path runs through.
func (p FoundPath) passed() []Entity { return p.Entities[1 : len(p.Entities)-1] }

// busiest is the largest number of links of an entity that a path runs through.
func (p FoundPath) busiest() int {
	most := 0
	for _, entity := range p.passed() {
		most = max(most, entity.Degree)
	}
	return most
}

// claimsOfStep is how many claims of a link come with a path.
const claimsOfStep = 2

// quote adds what is claimed of the links of a path.
func (p *PathSearch) quote(ctx context.Context, path *FoundPath) error {
	if p.dialect.Foreign {
		return nil
	}
	var ids []string
	for _, link := range path.Links() {
		ids = append(ids, link.ID)
	}
	rows, err := p.rows(ctx, fill("path_claims", p.dialect), map[string]any{"ids": ids, "each": claimsOfStep})
	if err != nil {
		return err
	}
	about := map[string][]Claim{}
	for _, claim := range p.store.readClaims(rows) {
		about[claim.About] = append(about[claim.About], claim)
	}
	for i, step := range path.Steps {
		for _, link := range step.Links {
			path.Steps[i].Claims = append(path.Steps[i].Claims, about[link.ID]...)
		}
	}
	return nil
}
