package tables

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"
)

// gexf is a file of GEXF, of whatever version: elements are known by their
// local names, since the namespaces of its writers differ.
type gexf struct {
	open        opener
	attributes  map[string][]gexfAttribute // by class: node or edge
	seen        map[string]bool            // what stands outside of the attributes: node @start
	directed    string                     // defaultedgetype
	description string
}

type gexfAttribute struct{ id, title, kind, preset string }

// gexfOwn are the columns that GEXF itself has, where a file uses them.
var gexfOwn = map[string][]string{
	"node": {"label", "pid", "start", "end", "x", "y"},
	"edge": {"label", "type", "kind", "weight", "start", "end"},
}

func openGEXF(open opener, told Look) (*File, error) {
	g := &gexf{open: open, attributes: map[string][]gexfAttribute{}, seen: map[string]bool{}}
	if err := g.scan("", func(*graphRow) bool { return true }); err != nil {
		return nil, err
	}
	told.Format = GEXF
	nodes := g.columns("node", []Column{{Name: "id", ID: "@id"}})
	edges := g.columns("edge", []Column{{Name: "id", ID: "@id"}, {Name: "source", ID: "@source"}, {Name: "target", ID: "@target"}})
	return &File{Look: told, About: map[string]string{"description": g.description}, Tables: graphTables(told, nodes, edges, g.scan)}, nil
}

func (g *gexf) columns(class string, columns []Column) []Column {
	for _, name := range gexfOwn[class] {
		if g.seen[class+" @"+name] {
			shown := name
			if class == "edge" && name == "type" {
				shown = "direction"
			}
			columns = append(columns, Column{Name: shown, ID: "@" + name})
		}
	}
	for _, a := range g.attributes[class] {
		if len(columns) < maxColumns {
			columns = append(columns, Column{Name: cmp.Or(a.title, a.id), ID: a.id, Title: a.title, Kind: a.kind})
		}
	}
	return distinct(columns)
}

// scan shows the nodes or the edges, and learns the attributes on its way:
// they stand before what has them. A node that holds others comes after them.
func (g *gexf) scan(kind string, see func(*graphRow) bool) error {
	file, err := g.open()
	if err != nil {
		return err
	}
	defer file.Close()
	s := &gexfScan{gexf: g, xmlScan: newXML(file, "gexf"), learn: kind == ""}
	for {
		token, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := s.element(t); err != nil {
				return err
			}
		case xml.EndElement:
			row := s.ended(t.Name.Local)
			if row != nil && row.closed == kind && !see(row) {
				return nil
			}
		}
	}
}

type gexfScan struct {
	*gexf
	*xmlScan
	learn  bool
	class  string      // of the attributes that are being declared
	within []*graphRow // the nodes and edges that are open
}

func (s *gexfScan) ended(name string) *graphRow {
	last := len(s.within) - 1
	if last < 0 || s.within[last].closed != name {
		return nil
	}
	row := s.within[last]
	s.within = s.within[:last]
	if s.learn {
		for id := range row.cells {
			s.seen[row.closed+" "+id] = true
		}
	}
	return row
}

func (s *gexfScan) element(t xml.StartElement) error {
	if s.learn {
		done, err := s.declaration(t)
		if done || err != nil {
			return err
		}
	}
	switch t.Name.Local {
	case "node", "edge":
		s.limit.next()
		s.within = append(s.within, s.begin(t))
	case "attvalue":
		if len(s.within) > 0 {
			row := s.within[len(s.within)-1]
			// The attribute's id is called “id” in the oldest files.
			row.cells[cmp.Or(attribute(t, "for"), attribute(t, "id"))] = attribute(t, "value")
		}
	case "position":
		if len(s.within) > 0 {
			row := s.within[len(s.within)-1]
			row.cells["@x"], row.cells["@y"] = attribute(t, "x"), attribute(t, "y")
		}
	case "spell":
		s.spell(t)
	}
	return nil
}

// declaration reads what stands outside of nodes and edges.
func (s *gexfScan) declaration(t xml.StartElement) (done bool, err error) {
	switch t.Name.Local {
	case "graph":
		s.directed = attribute(t, "defaultedgetype")
	case "attributes":
		s.class = attribute(t, "class")
	case "attribute":
		a := gexfAttribute{id: attribute(t, "id"), title: attribute(t, "title"), kind: attribute(t, "type")}
		preset, err := s.preset()
		a.preset = preset
		if !slices.ContainsFunc(s.attributes[s.class], func(b gexfAttribute) bool { return a.id == b.id }) {
			s.attributes[s.class] = append(s.attributes[s.class], a)
		}
		return true, err
	case "description":
		s.description, _, err = s.data()
		return true, err
	}
	return false, nil
}

func (s *gexfScan) begin(t xml.StartElement) *graphRow {
	row := &graphRow{line: s.line(), closed: t.Name.Local, cells: map[string]string{}}
	for _, a := range s.attributes[row.closed] {
		if a.preset != "" {
			row.cells[a.id] = a.preset
		}
	}
	for _, name := range append([]string{"id", "source", "target"}, gexfOwn[row.closed]...) {
		if value := attribute(t, name); value != "" {
			row.cells["@"+name] = value
		}
	}
	if row.closed == "edge" && row.cells["@type"] == "" && s.directed == "undirected" {
		row.cells["@type"] = s.directed
	}
	if row.closed == "node" && row.cells["@pid"] == "" && len(s.within) > 0 {
		row.cells["@pid"] = s.within[len(s.within)-1].cells["@id"]
	}
	return row
}

// spell is a time in which a thing is there: from the first to the last one.
func (s *gexfScan) spell(t xml.StartElement) {
	if len(s.within) == 0 {
		return
	}
	row := s.within[len(s.within)-1]
	if start := attribute(t, "start"); start != "" && row.cells["@start"] == "" {
		row.cells["@start"] = start
	}
	if end := attribute(t, "end"); end != "" {
		row.cells["@end"] = end
	}
}
