package tables

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// xmlScan reads a file of XML a token at a time. Entities that a file declares
// are not expanded, and nothing outside of it is read.
type xmlScan struct {
	*xml.Decoder
	limit *bounded
	depth int
	root  string // the name that the outermost element must have
	begun bool
}

// maxXMLDepth bounds how deep elements are nested: groups of groups of nodes.
const maxXMLDepth = 1000

func newXML(file io.Reader, root string) *xmlScan {
	limit := newBounded(file)
	from := io.Reader(limit)
	head := make([]byte, 4)
	n, _ := io.ReadFull(from, head)
	from = io.MultiReader(strings.NewReader(string(head[:n])), from)
	decoded := false
	if encoding := guessEncoding(head[:n]); encoding == utf16LE || encoding == utf16BE {
		from, decoded = decodedAs(encoding, from), true
	}
	d := xml.NewDecoder(from)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(label)
		if decoded || err != nil {
			return in, err
		}
		return e.NewDecoder().Reader(in), nil
	}
	return &xmlScan{Decoder: d, limit: limit, root: root}
}

// next reads a token; a file of XML that is whole ends with io.EOF.
func (x *xmlScan) next() (xml.Token, error) {
	token, err := x.Token()
	switch t := token.(type) {
	case xml.StartElement:
		if !x.begun && t.Name.Local != x.root {
			return nil, x.another()
		}
		x.begun = true
		if x.depth++; x.depth > maxXMLDepth {
			return nil, mistake("line %d: elements are nested too deeply", x.line())
		}
	case xml.EndElement:
		x.depth--
	}
	if err == io.EOF && !x.begun {
		return nil, x.another()
	}
	return token, x.explain(err)
}

func (x *xmlScan) another() error {
	return mistake("this is not a file of %s", map[string]string{"graphml": "GraphML", "gexf": "GEXF"}[x.root])
}

// preset reads the element that declares an attribute to its end and returns
// the value that things have unless they say so.
func (x *xmlScan) preset() (string, error) {
	depth, within := x.depth-1, false
	var text strings.Builder
	for {
		token, err := x.next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = t.Name.Local == "default"
		case xml.CharData:
			if within {
				text.Write(t)
			}
		case xml.EndElement:
			within = false
			if x.depth == depth {
				return strings.TrimSpace(text.String()), nil
			}
		}
	}
}

func (x *xmlScan) line() int {
	line, _ := x.InputPos()
	return line
}

func (x *xmlScan) explain(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.Is(err, errRowTooLong):
		return tooLong(x.line())
	case errors.As(err, &syntax):
		return mistake("line %d: this is not XML (%s)", syntax.Line, syntax.Msg)
	case strings.HasPrefix(err.Error(), "xml: "), strings.HasPrefix(err.Error(), "htmlindex: "):
		return mistake("line %d: the encoding of this file can't be read", x.line())
	}
	return mistake("line %d: the file is damaged (%v)", x.line(), err)
}

func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// graphRow is a node or an edge that is being read.
type graphRow struct {
	line   int
	cells  map[string]string // by the columns' ids; those of a format's own begin with @
	closed string            // the element that ends it
	wrong  string
}

// graphTables are the nodes and the edges of a file, read by one scanner.
func graphTables(look Look, nodes, edges []Column, scan func(kind string, see func(*graphRow) bool) error) []*Table {
	tables := []*Table{}
	for _, t := range []struct {
		name, kind string
		columns    []Column
	}{{"nodes", "node", nodes}, {"edges", "edge", edges}} {
		ids := map[string]int{}
		for i, c := range t.columns {
			ids[c.ID] = i
		}
		place := placesOf(t.columns)
		lists := map[int]bool{}
		for i, c := range t.columns {
			lists[i] = strings.HasPrefix(c.Kind, "list")
		}
		tables = append(tables, &Table{Name: t.name, Columns: t.columns, Look: look, rows: func(yield func(Row, error) bool) {
			stopped := false
			err := scan(t.kind, func(g *graphRow) bool {
				stopped = !yield(g.row(ids, place, lists), nil)
				return !stopped
			})
			if err != nil && !stopped {
				yield(Row{}, err)
			}
		}})
	}
	return tables
}

func (g *graphRow) row(ids, place map[string]int, lists map[int]bool) Row {
	if g.wrong != "" {
		return Row{Line: g.line, Wrong: g.wrong}
	}
	r := Row{Line: g.line, place: place, cells: make([]string, len(ids))}
	for id, text := range g.cells {
		at, known := ids[id]
		if !known {
			continue
		}
		r.cells[at] = text
		if lists[at] {
			if r.lists == nil {
				r.lists = map[int][]string{}
			}
			r.lists[at] = listOf(text)
		}
	}
	return r.checked()
}

// listOf reads a list as GEXF writes it: [a, b], a|b or a;b.
func listOf(text string) []string {
	inner := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "["), "]")
	separator := ","
	for _, s := range []string{"|", ";"} {
		if strings.Contains(inner, s) {
			separator = s
			break
		}
	}
	var list []string
	for part := range strings.SplitSeq(inner, separator) {
		if part = strings.Trim(strings.TrimSpace(part), `"'`); part != "" {
			list = append(list, part)
		}
	}
	return list
}
