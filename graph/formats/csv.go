package formats

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"clew/graph"
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
	at, ok := from.(io.ReaderAt)
	size, err := from.Seek(0, io.SeekEnd)
	if !ok || err != nil {
		return nil, errors.Join(err, errors.New("a zip file can only be read from a disk"))
	}
	pair, err := zip.NewReader(at, size)
	if err != nil {
		return nil, mistake("this is not a zip file with %s and %s", nodesCSV, linksCSV)
	}
	return checkTable(csvPair{pair}, dataset, dataset, "")
}

type csvPair struct{ zip *zip.Reader }

func (p csvPair) eachNode(see func(row) error) error {
	return p.each(nodesCSV, nodeIDs, entityColumns, see)
}

func (p csvPair) eachEdge(see func(row) error) error {
	return p.each(linksCSV, linkIDs, linkColumns, see)
}

func (p csvPair) each(name string, ids []string, ours []column, see func(row) error) error {
	file, err := p.zip.Open(name)
	if err != nil {
		return mistake("there is no %s in this zip file", name)
	}
	defer file.Close()
	sheet := csv.NewReader(transform.NewReader(file, unicode.BOMOverride(unicode.UTF8.NewDecoder())))
	sheet.ReuseRecord = true
	head, err := sheet.Read()
	if err != nil {
		return explainCSV(name, err)
	}
	idAt, columns, err := headOf(name, head, ids, ours)
	if err != nil {
		return err
	}
	for {
		fields, err := sheet.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return explainCSV(name, err)
		}
		if err := see(csvRow(fields, idAt, columns)); err != nil {
			return err
		}
	}
}

// headOf reads the head of a table: where the ids are, and which column of
// ours each other one is.
func headOf(name string, head, ids []string, ours []column) (idAt [3]int, columns map[int]column, err error) {
	columns = map[int]column{}
	for i, title := range head {
		if at := slices.Index(ids, strings.ToLower(title)); at >= 0 {
			idAt[at] = i
			ids = slices.Replace(slices.Clone(ids), at, at+1, "")
			continue
		}
		columns[i] = columnOf(unescapeHex(title), "", "", ours)
	}
	for _, id := range ids {
		if id != "" {
			return idAt, nil, mistake("%s has no column “%s”", name, id)
		}
	}
	return idAt, columns, nil
}

func csvRow(fields []string, idAt [3]int, columns map[int]column) row {
	r := row{id: unescapeHex(fields[idAt[0]]), source: unescapeHex(fields[idAt[1]]), target: unescapeHex(fields[idAt[2]]), cells: map[column]string{}}
	for i, c := range columns {
		text := fields[i]
		if c.kind == textKind {
			text = unescapeHex(text)
		}
		if text != "" {
			r.cells[c] = text
		}
	}
	return r
}

func explainCSV(name string, err error) error {
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return mistake("%s: line %d: %v", name, syntax.Line, syntax.Err)
	}
	if err == io.EOF {
		return mistake("%s is empty", name)
	}
	return fmt.Errorf("%s: %w", name, err)
}
