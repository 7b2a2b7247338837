package formats

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"clew/graph"
)

// A column is an attribute of entities or of links, in the formats that have
// such: GraphML, GEXF and CSV.
type column struct {
	name string
	kind kind
	fact bool
}

// kind is what a column's cells hold. The words are those of GraphML, but for
// lists, which no tool agrees on: they are written as JSON.
type kind string

const (
	textKind   kind = "string"
	wholeKind  kind = "long"
	numberKind kind = "double"
	boolKind   kind = "boolean"
	listKind   kind = "list"
)

// The columns that every file has.
var (
	entityColumns = []column{{name: "name", kind: textKind}, {name: "type", kind: textKind}, {name: "also", kind: listKind},
		{name: "aliases", kind: listKind}, {name: "about", kind: textKind}, {name: "x", kind: wholeKind}, {name: "y", kind: wholeKind},
		{name: "claims", kind: listKind}}
	linkColumns = []column{{name: "type", kind: textKind}, {name: "from", kind: textKind}, {name: "until", kind: textKind},
		{name: "status", kind: textKind}, {name: "note", kind: textKind}, {name: "evidence", kind: wholeKind},
		{name: "independentSources", kind: wholeKind}, {name: "knownSince", kind: textKind}, {name: "claims", kind: listKind}}
)

// id is what a column is called by in a file. Facts have a word before them,
// so that one called “type” is told from the type.
func (c column) id() string {
	if c.fact {
		return "facts." + c.name + ":" + string(c.kind)
	}
	return c.name
}

// title is what tools show at the head of a column.
func (c column) title() string {
	taken := func(b column) bool { return b.name == c.name }
	if c.fact && (slices.ContainsFunc(entityColumns, taken) || slices.ContainsFunc(linkColumns, taken) || c.name == "label") {
		return "facts." + c.name
	}
	return c.name
}

// valueKind is the kind's word where there are no lists.
func (c column) valueKind() string {
	if c.kind == listKind {
		return string(textKind)
	}
	return string(c.kind)
}

// A cell is a value in a column; empty ones are left out.
type cell struct {
	column
	text string
}

// tableColumns are the columns of a file: those of facts are found by a look at all
// of them.
type tableColumns struct{ entity, link []column }

func tablesOf(facts graph.Facts) (tableColumns, error) {
	entity, link := map[column]bool{}, map[column]bool{}
	w := &writer{} // for its error
	writeEach(w, facts.Entities, func(e graph.EntityFacts) { factColumns(w, entity, e.Facts) })
	writeEach(w, facts.Links, func(l graph.LinkFacts) { factColumns(w, link, l.Facts) })
	return tableColumns{slices.Concat(entityColumns, sortedColumns(entity)), slices.Concat(linkColumns, sortedColumns(link))}, w.err
}

func factColumns(w *writer, columns map[column]bool, facts map[string]any) {
	for _, c := range factCells(w, facts) {
		columns[c.column] = true
	}
}

func sortedColumns(columns map[column]bool) []column {
	return slices.SortedFunc(maps.Keys(columns), compareColumns)
}

func compareColumns(a, b column) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.kind, b.kind))
}

// factCells are facts as cells, by name.
func factCells(w *writer, facts map[string]any) []cell {
	var cells []cell
	for name, value := range plainFacts(facts) {
		c := cell{column: column{name, textKind, true}}
		switch v := value.(type) {
		case string:
			c.text = v
		case bool:
			c.kind, c.text = boolKind, map[bool]string{true: "true", false: "false"}[v]
		case json.Number:
			c.kind, c.text = wholeKind, v.String()
			if strings.ContainsAny(c.text, ".e") {
				c.kind = numberKind
			}
		default:
			c.kind, c.text = listKind, w.jsonText(v)
		}
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b cell) int { return compareColumns(a.column, b.column) })
	return cells
}
