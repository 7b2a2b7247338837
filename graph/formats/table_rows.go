package formats

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"clew/graph/tables"
)

// openTables reads a file as tables; only files on a disk can be.
func openTables(from io.ReadSeeker, told tables.Look) (*tables.File, error) {
	at, ok := from.(io.ReaderAt)
	size, err := from.Seek(0, io.SeekEnd)
	if !ok || err != nil {
		return nil, errors.Join(err, errors.New("this file can only be read from a disk"))
	}
	return tables.Open(tables.Input{ReaderAt: at, Size: size}, told)
}

// tableRows are the two tables of a graph.
type tableRows struct{ node, edge tableRow }

func (t tableRows) eachNode(see func(row) error) error { return t.node.each(see) }

func (t tableRows) eachEdge(see func(row) error) error { return t.edge.each(see) }

// tableRow reads one of them.
type tableRow struct {
	name    string // told with mistakes
	table   *tables.Table
	ids     map[string]string // the columns of id, source and target
	columns map[string]column // which of ours each other one is
	escaped bool              // every text, not only those that are no JSON
}

// graphRows reads a file whose format knows nodes and edges. own is what Clew
// would call a column that it wrote.
func graphRows(file *tables.File, own func(domain, id string) string) tableRows {
	of := func(name, domain string, ours []column) tableRow {
		table, _ := file.Table(name)
		t := tableRow{name: name, table: table, escaped: true, columns: map[string]column{},
			ids: map[string]string{"id": "id", "source": "source", "target": "target"}}
		for _, c := range table.Columns {
			switch id := strings.TrimPrefix(c.ID, "@"); {
			case id == c.ID:
				t.columns[c.Name] = columnOf(own(domain, c.ID), unescapeHex(c.Title), c.Kind, ours)
			case id == "label":
				t.columns[c.Name] = labelColumn
			case id == "x", id == "y":
				t.columns[c.Name] = column{name: id, kind: wholeKind}
			case t.ids[id] == "":
				t.columns[c.Name] = column{c.Name, textKind, true}
			}
		}
		return t
	}
	return tableRows{of("nodes", "node", entityColumns), of("edges", "edge", linkColumns)}
}

func (t tableRow) each(see func(row) error) error {
	n := 0
	for from, err := range t.table.Rows() {
		if err != nil {
			return err
		}
		n++
		if from.Wrong != "" {
			return mistake("%s: line %d: %s", t.name, from.Line, from.Wrong)
		}
		if err := see(t.row(from, n)); err != nil {
			return err
		}
	}
	return nil
}

// row makes a row of ours. Edges need no id in graph formats: they are counted.
func (t tableRow) row(from tables.Row, n int) row {
	id := func(name string) string { return unescapeHex(from.Text(t.ids[name])) }
	r := row{id: id("id"), source: id("source"), target: id("target"), cells: map[column]string{}}
	if r.id == "" && t.ids["source"] != "" {
		r.id = fmt.Sprintf("edge %d", n)
	}
	for name, c := range t.columns {
		text := from.Text(name)
		if t.escaped || c.kind == textKind {
			text = unescapeHex(text)
		}
		if text != "" {
			r.cells[c] = text
		}
	}
	return r
}
