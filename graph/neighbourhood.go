package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Bounds of a [Neighbourhood]; variables for tests.
var (
	exactLinks   = 100_000 // up to so many links are all looked at
	sampledLinks = 5_000   // of more, so many of each type, at random
	sampledFacts = 200     // links of each type that are followed to see which facts there are
)

const (
	maxFacts   = 20
	mostValues = 50
)

// degreeClasses are the least numbers of links of each class of connectedness.
var degreeClasses = []int{1, 2, 5, 10, 50, 200, 1000}

// Neighbourhood tells what the links of an entity, or of several, are made of,
// before any of them is followed.
type Neighbourhood struct {
	Total   int      `json:"total"`           // links
	Counted int      `json:"counted"`         // links that were looked at: with fewer than Total, cells are estimates
	Groups  []Group  `json:"groups"`          // always exact
	Cells   []Cell   `json:"cells"`           // their counts add up to those of the groups
	Facts   []string `json:"facts,omitempty"` // names of facts that tell the other ends apart
}

// Cell counts the links that are alike in all that a [LinkFilter] tells apart.
type Cell struct {
	Type      string    `json:"type"`
	Direction Direction `json:"direction"`
	Kind      string    `json:"kind"`   // type of the entity at the other end
	Year      int       `json:"year"`   // in which the link began; 0 without a date
	Degree    int       `json:"degree"` // least number of links in the other end's class: 1, 2, 5, 10, 50, 200 or 1,000
	Count     int       `json:"count"`
}

// FactCount counts the links whose other end has a value as a fact; the empty
// value is that of those without the fact.
type FactCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// histogram fills the gaps of cypher/neighbourhood.cypher and its kin.
type histogram struct {
	walk
	Year    string // in which a link began
	Class   string // of a degree
	Fact    string
	Sampled bool
}

// Neighbourhood counts the links that a request asks for, its order and limit
// aside. A hub's are estimated from a sample: what is told of it stays quick.
func (s *Store) Neighbourhood(ctx context.Context, req ExpandRequest) (Neighbourhood, error) {
	req, err := s.check(req)
	if err != nil {
		return Neighbourhood{}, err
	}
	expansion, err := s.Expand(req)
	if err != nil {
		return Neighbourhood{}, err
	}
	counts, err := expansion.Counts(ctx)
	if err != nil {
		return Neighbourhood{}, err
	}
	n := Neighbourhood{Total: counts.Total, Groups: counts.Groups}
	if err := s.cells(ctx, req, &n); err != nil {
		return Neighbourhood{}, err
	}
	n.Facts, err = s.factNames(ctx, req, n.Groups)
	return n, err
}

func (s *Store) histogram(req ExpandRequest) (histogram, map[string]any) {
	w, params := s.dialect().walkOf(req)
	return histogram{walk: w, Year: w.Year("r", "m"), Class: classOf("degree")}, params
}

// classOf writes the class of a degree.
func classOf(degree string) string {
	text := "CASE"
	for i, least := range degreeClasses[1:] {
		text += fmt.Sprintf(" WHEN %s < %d THEN %d", degree, least, degreeClasses[i])
	}
	return text + fmt.Sprintf(" ELSE %d END", degreeClasses[len(degreeClasses)-1])
}

// cells reads the cells, of a sample where there are too many links.
func (s *Store) cells(ctx context.Context, req ExpandRequest, n *Neighbourhood) error {
	h, params := s.histogram(req)
	if n.Total > exactLinks {
		h.Sampled = true
		params["shares"] = shares(n.Groups, sampledLinks)
	}
	records, err := s.read(ctx, fill("neighbourhood", h), params)
	if err != nil {
		return err
	}
	n.Cells = make([]Cell, 0, len(records))
	for _, record := range records {
		v := record.Values
		cell := Cell{Direction: In, Year: number(v[3]), Degree: number(v[4]), Count: number(v[5])}
		cell.Type, _ = v[0].(string)
		if v[1] == true {
			cell.Direction = Out
		}
		if labels := h.sortLabels(v[2]); len(labels) > 0 {
			cell.Kind = labels[0]
		}
		n.Counted += cell.Count
		n.Cells = append(n.Cells, cell)
	}
	n.Cells = merged(n.Cells)
	if h.Sampled {
		n.Cells = scaled(n.Cells, n.Groups)
	} else {
		n.Total = n.Counted // as of the same moment as its parts
	}
	return nil
}

// shares are the parts of each type's links that a sample takes.
func shares(groups []Group, most int) map[string]any {
	counts := map[string]int{}
	for _, group := range groups {
		counts[group.Type] += group.Count
	}
	all := map[string]any{}
	for typ, count := range counts {
		all[typ] = min(1, float64(most)/float64(count))
	}
	return all
}

// merged adds up the cells that differ in labels only that no type is made of.
func merged(cells []Cell) []Cell {
	places := map[Cell]int{}
	out := cells[:0]
	for _, cell := range cells {
		key := cell
		key.Count = 0
		if at, there := places[key]; there {
			out[at].Count += cell.Count
			continue
		}
		places[key] = len(out)
		out = append(out, cell)
	}
	return out
}

// scaled makes the counts of a sample add up to those of the groups: each
// cell gets its share, what rounding leaves over goes to those it cost most.
func scaled(cells []Cell, groups []Group) []Cell {
	for _, group := range groups {
		var own []*Cell
		seen := 0
		for i := range cells {
			if c := &cells[i]; c.Type == group.Type && c.Direction == group.Direction {
				own, seen = append(own, c), seen+c.Count
			}
		}
		left, lost := group.Count, map[*Cell]float64{}
		for _, c := range own {
			exact := float64(c.Count) * float64(group.Count) / float64(seen)
			c.Count = int(math.Floor(exact))
			lost[c], left = exact-math.Floor(exact), left-c.Count
		}
		slices.SortStableFunc(own, func(a, b *Cell) int { return cmp.Compare(lost[b], lost[a]) })
		for i := 0; i < min(left, len(own)); i++ {
			own[i].Count++
		}
	}
	return slices.DeleteFunc(cells, func(c Cell) bool { return c.Count == 0 })
}

// ownFacts are properties that are told elsewhere.
var ownFacts = []string{"id", "name", "aliases", "about"}

// factNames returns the names of the facts that the other ends have and often
// share, the commonest first.
func (s *Store) factNames(ctx context.Context, req ExpandRequest, groups []Group) ([]string, error) {
	h, params := s.histogram(req)
	params["shares"] = shares(groups, sampledFacts)
	records, err := s.read(ctx, fill("neighbourhood_facts", h), params)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, record := range records {
		name, _ := record.Values[0].(string)
		if !strings.HasPrefix(name, "clew") && (h.Foreign || !slices.Contains(ownFacts, name)) && len(names) < maxFacts {
			names = append(names, name)
		}
	}
	return names, nil
}

// FactCounts counts the links that a request asks for by the values of a fact
// of their other ends, the commonest first, and tells how many more there are
// with rarer ones. At most 50 values are told apart.
func (s *Store) FactCounts(ctx context.Context, req ExpandRequest, name string) (counts []FactCount, rarer int, err error) {
	if req, err = s.check(req); err != nil {
		return nil, 0, err
	}
	if err := (LinkFilter{Facts: []FactFilter{{Name: name, Values: []string{""}}}}).check(s.dialect().Schema); err != nil {
		return nil, 0, err
	}
	h, params := s.histogram(req)
	h.Fact = quoteName(name)
	params["most"] = mostValues
	records, err := s.read(ctx, fill("neighbourhood_fact", h), params)
	if err != nil || len(records) == 0 {
		return nil, 0, err
	}
	for _, row := range records[0].Values[0].([]any) {
		pair := row.([]any)
		value, _ := pair[0].(string)
		counts = append(counts, FactCount{value, number(pair[1])})
	}
	return counts, number(records[0].Values[1]), nil
}
