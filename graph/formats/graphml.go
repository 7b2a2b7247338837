package formats

import (
	"encoding/xml"
	"fmt"
	"io"

	"clew/graph"
)

// WriteGraphML writes facts as GraphML. Sources travel with their claims,
// without their texts.
func WriteGraphML(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	t, err := newTable(w, facts)
	w.fail(err)
	w.text(xmlHead + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	graphmlKeys(w, "graph", []column{{name: "title", kind: textKind}, {name: "text", kind: textKind}})
	graphmlKeys(w, "node", t.columns.entity)
	graphmlKeys(w, "edge", t.columns.link)
	w.text(`<graph id="clew" edgedefault="directed">` + "\n")
	if o := facts.Opening; o != nil {
		graphmlData(w, "graph", []cell{{column{name: "title"}, o.Title}, {column{name: "text"}, o.Text}})
	}
	writeEach(w, facts.Entities, func(e graph.EntityFacts) {
		w.text(`<node id="`)
		w.xmlID(e.ID)
		w.text(`">` + "\n")
		graphmlData(w, "node", t.entity(e))
		w.text("</node>\n")
	})
	writeEach(w, facts.Links, func(l graph.LinkFacts) {
		w.text(`<edge id="`)
		w.xmlID(l.ID)
		w.text(`" source="`)
		w.xmlID(l.Source)
		w.text(`" target="`)
		w.xmlID(l.Target)
		w.text(`">` + "\n")
		graphmlData(w, "edge", t.link(l))
		w.text("</edge>\n")
	})
	w.text("</graph>\n</graphml>\n")
	return w.end()
}

// graphmlKey is the id of a column's key; those of nodes and edges share a file.
func graphmlKey(domain string, c column) string { return domain + "." + escapeHex(c.id(), notToken) }

func graphmlKeys(w *writer, domain string, columns []column) {
	for _, c := range columns {
		w.text(fmt.Sprintf(`<key id="%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n",
			graphmlKey(domain, c), domain, escapeHex(c.title(), notToken), c.valueKind()))
	}
}

func graphmlData(w *writer, domain string, cells []cell) {
	for _, c := range cells {
		if c.text != "" {
			w.tags(`  <data key="`+graphmlKey(domain, c.column)+`">`, c.text, "</data>\n")
		}
	}
}

// CheckGraphML reads a whole file of GraphML. Ids in it that are none of
// Clew's are local to the dataset.
func CheckGraphML(from io.ReadSeeker, dataset string) (*Clew, error) {
	g := &graphml{xmlFile: xmlFile{from, "graphml", "GraphML"}, keys: map[string]column{}}
	if err := g.each(g.head); err != nil {
		return nil, err
	}
	return checkTable(g, dataset, unescapeHex(g.title), unescapeHex(g.text))
}

type graphml struct {
	xmlFile
	keys        map[string]column // by their ids, of which nodes and edges have different ones
	title, text string
}

type graphmlElement struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	} `xml:"data"`
}

// head reads what stands outside of nodes and edges.
func (g *graphml) head(d *xml.Decoder, start xml.StartElement) error {
	switch start.Name.Local {
	case "key":
		g.key(start)
	case "node", "edge":
		return d.Skip()
	case "data":
		var text string
		if err := d.DecodeElement(&text, &start); err != nil {
			return err
		}
		switch attribute(start, "key") {
		case "graph.title":
			g.title = text
		case "graph.text":
			g.text = text
		}
	}
	return nil
}

func (g *graphml) key(start xml.StartElement) {
	id, domain := attribute(start, "id"), attribute(start, "for")
	ours := entityColumns
	if domain == "edge" {
		ours = linkColumns
	}
	own := id
	if prefix := domain + "."; len(id) > len(prefix) && id[:len(prefix)] == prefix {
		own = unescapeHex(id[len(prefix):])
	}
	g.keys[id] = columnOf(own, unescapeHex(attribute(start, "attr.name")), attribute(start, "attr.type"), ours)
}

func (g *graphml) eachNode(see func(row) error) error { return g.eachElement("node", see) }

func (g *graphml) eachEdge(see func(row) error) error { return g.eachElement("edge", see) }

func (g *graphml) eachElement(name string, see func(row) error) error {
	n := 0
	return g.each(func(d *xml.Decoder, start xml.StartElement) error {
		if start.Name.Local != name {
			if start.Name.Local == "node" || start.Name.Local == "edge" {
				return d.Skip()
			}
			return nil
		}
		n++
		var e graphmlElement
		if err := d.DecodeElement(&e, &start); err != nil {
			return err
		}
		return see(g.row(e, n))
	})
}

// row makes a row of an element. Edges need no id in GraphML: they are counted.
func (g *graphml) row(e graphmlElement, n int) row {
	r := row{id: unescapeHex(e.ID), source: unescapeHex(e.Source), target: unescapeHex(e.Target), cells: map[column]string{}}
	if r.id == "" {
		r.id = fmt.Sprintf("edge %d", n)
	}
	for _, data := range e.Data {
		if c, known := g.keys[data.Key]; known {
			r.cells[c] = unescapeHex(data.Text)
		}
	}
	return r
}
