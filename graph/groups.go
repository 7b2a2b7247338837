package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// typesPerQuery bounds the text of a query that names relationship types.
const typesPerQuery = 200

// walk fills the gaps of a query that follows the links of one entity.
type walk struct {
	dialect
	Match       string   // finds the entity as n
	Left, Right string   // the arrow's heads: "<" and ">" or nothing
	Any         string   // the types to follow, as a pattern; empty: every type
	Types       []string // the types to count, quoted
	Many        bool     // Match finds several entities
	Where       string   // further conditions on r and m, each beginning with AND
}

func (d dialect) walk(clause string, types []string, direction Direction) walk {
	w := walk{dialect: d, Match: clause}
	switch direction {
	case Out:
		w.Right = ">"
	case In:
		w.Left = "<"
	}
	for i, typ := range quoteNames(types) {
		w.Any += string(":|"[min(i, 1)]) + typ
	}
	return w
}

func quoteNames(names []string) []string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = quoteName(name)
	}
	return quoted
}

// Groups counts an entity's links by type and direction, the largest first. A
// link from the entity to itself counts in both directions.
func (s *Store) Groups(ctx context.Context, id string) ([]Group, error) {
	counts, err := s.count(ctx, id, nil, Both)
	return counts.Groups, err
}

// count counts the links of these types and direction; no types mean all.
func (s *Store) count(ctx context.Context, id string, types []string, direction Direction) (Counts, error) {
	d := s.dialect()
	clause, node := d.match("n", id)
	w := d.walk(clause, types, direction)
	counted := types
	if len(counted) == 0 {
		counted = d.Schema.Types
	}
	var c Counts
	// Once more for an entity of a graph without any link type.
	for start := 0; start == 0 || start < len(counted); start += typesPerQuery {
		chunk := counted[start:min(start+typesPerQuery, len(counted))]
		w.Types = quoteNames(chunk)
		records, err := s.read(ctx, fill("groups", w), map[string]any{"node": node})
		if err != nil {
			return Counts{}, err
		}
		if len(records) == 0 {
			return Counts{}, notFound("There is no such entity in this graph.")
		}
		values := records[0].Values
		c.Total = number(values[1])
		c.Groups = append(c.Groups, groupsOf(chunk, values[0].([]any), direction)...)
	}
	slices.SortStableFunc(c.Groups, func(a, b Group) int { return b.Count - a.Count })
	return c, nil
}

// groupsOf pairs each type with its two counts and leaves out what is zero or
// not asked for.
func groupsOf(types []string, counts []any, direction Direction) []Group {
	var groups []Group
	for i, typ := range types {
		for j, way := range []Direction{Out, In} {
			count := number(counts[2*i+j])
			if count > 0 && (direction == Both || direction == way) {
				groups = append(groups, Group{Type: typ, Direction: way, Label: Words(typ, way), Count: count})
			}
		}
	}
	return groups
}

// countFound counts by following the links: what the degree store can't tell.
func (s *Store) countFound(ctx context.Context, req ExpandRequest) (Counts, error) {
	w, params := s.dialect().walkOf(req)
	records, err := s.read(ctx, fill("count", w), params)
	if err != nil {
		return Counts{}, err
	}
	if len(records) == 0 {
		return Counts{}, notFound("There is no such entity in this graph.")
	}
	var c Counts
	for _, record := range records {
		typ, found := record.Values[0].(string)
		if !found {
			continue // an entity without such links
		}
		way := In
		if record.Values[1] == true {
			way = Out
		}
		c.Total += number(record.Values[2])
		c.Groups = append(c.Groups, Group{Type: typ, Direction: way, Label: Words(typ, way), Count: number(record.Values[2])})
	}
	slices.SortStableFunc(c.Groups, largestFirst)
	return c, nil
}

func largestFirst(a, b Group) int {
	return cmp.Or(b.Count-a.Count, strings.Compare(a.Type, b.Type), strings.Compare(string(b.Direction), string(a.Direction)))
}
