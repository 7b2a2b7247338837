package formats

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"clew/graph"
	"clew/graph/tables"
)

// The files of a CSV pair, and the columns that stand before all others.
const (
	nodesCSV = "nodes.csv"
	linksCSV = "links.csv"
)

var (
	nodeIDs = []string{"id"}
	linkIDs = []string{"id", "source", "target"}
)

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV writes facts as a zip file of two tables, nodes.csv and links.csv.
// Sources travel with their claims, without their texts.
func WriteCSV(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	t, err := newTable(w, facts)
	w.fail(err)
	pair := zip.NewWriter(w.to)
	nodes := newSheet(t, pair, nodesCSV, nodeIDs, t.columns.entity)
	writeEach(w, facts.Entities, func(e graph.EntityFacts) { nodes.row([]string{e.ID}, t.entity(e)) })
	nodes.end()
	links := newSheet(t, pair, linksCSV, linkIDs, t.columns.link)
	writeEach(w, facts.Links, func(l graph.LinkFacts) { links.row([]string{l.ID, l.Source, l.Target}, t.link(l)) })
	links.end()
	w.fail(pair.Close())
	return w.end()
}

// sheet is one table of a CSV pair.
type sheet struct {
	*table
	to    *csv.Writer
	ids   int
	place map[column]int
}

func newSheet(t *table, pair *zip.Writer, name string, ids []string, columns []column) *sheet {
	s := &sheet{table: t, ids: len(ids), place: make(map[column]int, len(columns))}
	file, err := pair.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate}) // without a time: the same facts are the same bytes
	if err == nil {
		_, err = io.WriteString(file, byteOrderMark)
	}
	if t.fail(err); err != nil {
		file = io.Discard
	}
	s.to = csv.NewWriter(file)
	head := slices.Clone(ids)
	for i, c := range columns {
		s.place[c] = len(ids) + i
		head = append(head, escapeHex(c.id(), notCell))
	}
	t.fail(s.to.Write(head))
	return s
}

func (s *sheet) row(ids []string, cells []cell) {
	fields := make([]string, s.ids+len(s.place))
	for i, id := range ids {
		fields[i] = escapeHex(id, notCell)
	}
	for _, c := range cells {
		if c.kind == textKind {
			c.text = escapeHex(c.text, notCell)
		}
		fields[s.place[c.column]] = c.text
	}
	s.fail(s.to.Write(fields))
}

func (s *sheet) end() {
	s.to.Flush()
	s.fail(s.to.Error())
}

// CheckCSV reads a whole CSV pair. Ids in it that are none of Clew's are local
// to the dataset.
func CheckCSV(from io.ReadSeeker, dataset string) (*Clew, error) {
	header := true
	file, err := openTables(from, tables.Look{Format: tables.Archive, Delimiter: ",", Header: &header})
	if err != nil {
		return nil, err
	}
	pair := tableRows{}
	if pair.node, err = sheetRows(file, nodesCSV, nodeIDs, entityColumns); err != nil {
		return nil, err
	}
	if pair.edge, err = sheetRows(file, linksCSV, linkIDs, linkColumns); err != nil {
		return nil, err
	}
	return checkTable(pair, dataset, dataset, "")
}

// sheetRows finds out what the columns of a table are.
func sheetRows(file *tables.File, name string, ids []string, ours []column) (tableRow, error) {
	table, there := file.Table(strings.TrimSuffix(name, ".csv"))
	if !there {
		return tableRow{}, mistake("there is no %s in this zip file", name)
	}
	t := tableRow{name: name, table: table, columns: map[string]column{}, ids: map[string]string{}}
	for _, c := range table.Columns {
		if id := strings.ToLower(c.Name); slices.Contains(ids, id) && t.ids[id] == "" {
			t.ids[id] = c.Name
			continue
		}
		t.columns[c.Name] = columnOf(unescapeHex(c.Name), "", "", ours)
	}
	for _, id := range ids {
		if t.ids[id] == "" {
			return t, mistake("%s has no column “%s”", name, id)
		}
	}
	return t, nil
}
