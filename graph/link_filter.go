package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// LinkFilter narrows the links of an entity by when they began and what they lead
// to. Its fields are joined by "and", the values in each by "or"; an empty
// field lets everything through.
type LinkFilter struct {
	Kinds   []string     `json:"kinds,omitempty"`   // types of the entities at the other end
	Years   [][2]int     `json:"years,omitempty"`   // first and last year of the link's beginning; 0 for links without a date
	Degrees [][2]int     `json:"degrees,omitempty"` // least and most links of the other end
	Text    string       `json:"text,omitempty"`    // words that its name holds
	Facts   []FactFilter `json:"facts,omitempty"`
	Ways    []Way        `json:"ways,omitempty"` // types of links, each with its direction
}

// Way is a type of links in one direction.
type Way struct {
	Type      string    `json:"type"`
	Direction Direction `json:"direction"` // Out or In
}

// FactFilter lets through what has one of some values as a fact, or with Not
// what has none of them. The empty value is that of a thing without the fact.
type FactFilter struct {
	Name   string   `json:"name"`
	Values []string `json:"values"`
	Not    bool     `json:"not,omitempty"`
}

// Limits of a filter.
const (
	maxFilterText  = 200 // characters
	maxFilterFacts = 8
	maxFilterList  = 200 // values of one field
)

// IsZero says whether the filter lets everything through.
func (f LinkFilter) IsZero() bool {
	return len(f.Kinds)+len(f.Years)+len(f.Degrees)+len(f.Facts)+len(f.Ways) == 0 && strings.TrimSpace(f.Text) == ""
}

func (f LinkFilter) check(schema *Schema) error {
	values := 0
	for _, fact := range f.Facts {
		values += len(fact.Values)
		if fact.Name == "" || !utf8.ValidString(fact.Name) || len(fact.Values) == 0 {
			return invalid("A filter names a fact and at least one value of it.")
		}
	}
	switch {
	case max(len(f.Kinds), len(f.Years), len(f.Degrees), len(f.Ways), values) > maxFilterList || len(f.Facts) > maxFilterFacts:
		return invalid("A filter can have up to %d facts and %d values.", maxFilterFacts, maxFilterList)
	case utf8.RuneCountInString(f.Text) > maxFilterText:
		return invalid("A filter's text can have up to %d characters.", maxFilterText)
	}
	for _, kind := range f.Kinds {
		if !slices.Contains(schema.Labels, kind) {
			return invalid("This graph has no entities of the type %q.", kind)
		}
	}
	return nil
}

// where writes the conditions on the link r to the node m, each beginning with
// AND, and adds what they name to params.
func (d dialect) where(f LinkFilter, params map[string]any) string {
	var text strings.Builder
	and := func(condition string) { text.WriteString("\n  AND " + condition) }
	if len(f.Kinds) > 0 {
		kinds := make([]string, len(f.Kinds))
		for i, kind := range f.Kinds {
			kinds[i] = d.isKind("m", kind)
		}
		and("(" + strings.Join(kinds, " OR ") + ")")
	}
	if len(f.Years) > 0 {
		params["years"] = spans(f.Years)
		and("any(span IN $years WHERE span[0] <= " + d.Year("r", "m") + " <= span[1])")
	}
	if len(f.Degrees) > 0 {
		params["degrees"] = spans(f.Degrees)
		and("any(span IN $degrees WHERE span[0] <= COUNT { (m)--() } <= span[1])")
	}
	if words := strings.Fields(strings.ToLower(strings.ToValidUTF8(f.Text, ""))); len(words) > 0 {
		params["words"] = words
		and("all(word IN $words WHERE toLower(coalesce(" + d.Name("m") + ", '')) CONTAINS word)")
	}
	for i, fact := range f.Facts {
		name := fmt.Sprintf("fact%d", i)
		params[name] = fact.Values
		not := map[bool]string{true: "NOT "}[fact.Not]
		and(not + "coalesce(toStringOrNull(m." + quoteName(fact.Name) + "), '') IN $" + name)
	}
	if len(f.Ways) > 0 {
		ways := make([]any, len(f.Ways))
		for i, way := range f.Ways {
			ways[i] = []any{way.Type, way.Direction == Out}
		}
		params["ways"] = ways
		and("[type(r), startNode(r) = n] IN $ways")
	}
	return text.String()
}

// isKind writes the test whether the type of the node v is kind: it has the
// label and none that is more specific.
func (d dialect) isKind(v, kind string) string {
	var finer []string
	for _, label := range d.Labels {
		if d.isFiner(label, kind) {
			finer = append(finer, quoteName(label))
		}
	}
	test := v + ":" + quoteName(kind)
	if len(finer) > 0 {
		test = "(" + test + " AND NOT " + v + ":(" + strings.Join(finer, "|") + "))"
	}
	return test
}

// isFiner says whether a node with both labels has the first one as its type.
func (d dialect) isFiner(label, than string) bool {
	a, b := d.rankOf(label), d.rankOf(than)
	return a < b || a == b && label < than
}

// Year writes the year in which the relationship r to the node m began; 0
// without a date that is one.
func (d dialect) Year(r, m string) string {
	date := d.Since(r, m)
	return "CASE WHEN size(" + date + ") = 4 OR substring(" + date + ", 4, 1) = '-' THEN coalesce(toIntegerOrNull(left(" + date + ", 4)), 0) ELSE 0 END"
}

func spans(all [][2]int) []any {
	list := make([]any, len(all))
	for i, span := range all {
		list[i] = []int{span[0], span[1]}
	}
	return list
}
