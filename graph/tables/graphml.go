package tables

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// graphml is a file of GraphML.
type graphml struct {
	open     opener
	keys     map[string]graphmlKey
	order    []string // the keys' ids
	directed string   // edgedefault
	labels   map[string]bool
	graph    map[string]string // data of the graph itself
}

type graphmlKey struct{ id, domain, title, kind, preset string }

// openGraphML reads the nodes and edges of a file of GraphML. Nested graphs are
// part of the one graph.
func openGraphML(open opener, told Look) (*File, error) {
	g := &graphml{open: open, keys: map[string]graphmlKey{}, labels: map[string]bool{}, graph: map[string]string{}}
	if err := g.head(); err != nil {
		return nil, err
	}
	told.Format = GraphML
	nodes := g.columns("node", []Column{{Name: "id", ID: "@id"}})
	edges := g.columns("edge", []Column{{Name: "id", ID: "@id"}, {Name: "source", ID: "@source"}, {Name: "target", ID: "@target"}, {Name: "directed", ID: "@directed"}})
	return &File{Look: told, About: g.graph, Tables: graphTables(told, nodes, edges, g.scan)}, nil
}

// columns are a format's own ones and those of the keys for a kind of thing.
func (g *graphml) columns(domain string, columns []Column) []Column {
	if g.labels[domain] {
		columns = append(columns, Column{Name: "label", ID: "@label"})
	}
	for _, id := range g.order {
		key := g.keys[id]
		if (key.domain == domain || key.domain == "all" || key.domain == "") && len(columns) < maxColumns {
			columns = append(columns, Column{Name: key.title, ID: id, Title: key.title, Kind: key.kind})
		}
	}
	return distinct(columns)
}

// head reads the keys, and sees whether things have labels in the manner of yEd.
func (g *graphml) head() error {
	file, err := g.open()
	if err != nil {
		return err
	}
	defer file.Close()
	x := newXML(file, "graphml")
	kind := ""
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			x.limit.next()
			if err := g.headElement(x, start, &kind); err != nil {
				return err
			}
		}
	}
}

func (g *graphml) headElement(x *xmlScan, start xml.StartElement, kind *string) error {
	switch start.Name.Local {
	case "key":
		return g.key(x, start)
	case "graph":
		if g.directed == "" {
			g.directed = attribute(start, "edgedefault")
		}
		if *kind == "" {
			*kind = "graph"
		}
	case "node", "edge", "hyperedge":
		*kind = start.Name.Local
	case "data":
		if *kind == "graph" {
			text, _, err := x.data()
			g.graph[attribute(start, "key")] = text
			return err
		}
	case "NodeLabel", "EdgeLabel":
		g.labels[*kind] = true
	}
	return nil
}

func (g *graphml) key(x *xmlScan, start xml.StartElement) error {
	key := graphmlKey{id: attribute(start, "id"), domain: attribute(start, "for"), title: attribute(start, "attr.name"), kind: attribute(start, "attr.type")}
	preset, err := x.preset()
	if err != nil || attribute(start, "yfiles.type") != "" {
		return err // yEd's keys tell how things are drawn
	}
	if key.title == "" {
		key.title = key.id
	}
	key.preset = preset
	if _, twice := g.keys[key.id]; !twice && len(g.order) < maxColumns {
		g.order = append(g.order, key.id)
	}
	g.keys[key.id] = key
	return nil
}

// data reads the text of an element to its end, and that of a label within it.
func (x *xmlScan) data() (text, label string, err error) {
	var inner, shown strings.Builder
	depth, labelled := x.depth-1, 0
	for {
		token, err := x.next()
		if err != nil {
			return "", "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "NodeLabel" || t.Name.Local == "EdgeLabel" {
				labelled = x.depth
			}
		case xml.CharData:
			inner.Write(t)
			if labelled > 0 && x.depth == labelled {
				shown.Write(t)
			}
		case xml.EndElement:
			if x.depth < labelled {
				labelled = 0
			}
			if x.depth == depth {
				return inner.String(), strings.TrimSpace(shown.String()), nil
			}
		}
	}
}

// scan shows the nodes or the edges. Those that hold a graph come after what is
// in it.
func (g *graphml) scan(kind string, see func(*graphRow) bool) error {
	file, err := g.open()
	if err != nil {
		return err
	}
	defer file.Close()
	x := newXML(file, "graphml")
	var within []*graphRow // the nodes and edges that are open, the innermost last
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if slices.Contains([]string{"node", "edge", "hyperedge"}, t.Name.Local) {
				x.limit.next()
				within = append(within, g.begin(x, t))
			} else if t.Name.Local == "data" {
				if err := g.cell(x, t, within); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if len(within) == 0 || within[len(within)-1].closed != t.Name.Local {
				continue
			}
			row := within[len(within)-1]
			within = within[:len(within)-1]
			if (row.closed == kind || row.closed == "hyperedge" && kind == "edge") && !see(row) {
				return nil
			}
		}
	}
}

func (g *graphml) begin(x *xmlScan, start xml.StartElement) *graphRow {
	row := &graphRow{line: x.line(), closed: start.Name.Local, cells: map[string]string{}}
	for _, name := range []string{"id", "source", "target", "directed"} {
		if value := attribute(start, name); value != "" {
			row.cells["@"+name] = value
		}
	}
	switch row.closed {
	case "hyperedge":
		row.wrong = "it joins more than two nodes at once"
	case "edge":
		if row.cells["@directed"] == "" && g.directed == "undirected" {
			row.cells["@directed"] = "false"
		}
	}
	for id, key := range g.keys {
		if key.preset != "" && (key.domain == row.closed || key.domain == "all") {
			row.cells[id] = key.preset
		}
	}
	return row
}

func (g *graphml) cell(x *xmlScan, start xml.StartElement, within []*graphRow) error {
	text, label, err := x.data()
	if err != nil || len(within) == 0 {
		return err
	}
	row := within[len(within)-1]
	if label != "" {
		row.cells["@label"] = label
	}
	if _, known := g.keys[attribute(start, "key")]; known {
		row.cells[attribute(start, "key")] = text
	}
	return nil
}
