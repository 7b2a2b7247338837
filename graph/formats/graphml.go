package formats

import (
	"fmt"
	"io"
	"strings"

	"clew/graph"
	"clew/graph/tables"
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
	file, err := openTables(from, tables.Look{Format: tables.GraphML})
	if err != nil {
		return nil, err
	}
	rows := graphRows(file, func(domain, id string) string {
		own, _ := strings.CutPrefix(id, domain+".")
		return unescapeHex(own)
	})
	return checkTable(rows, dataset, unescapeHex(file.About["graph.title"]), unescapeHex(file.About["graph.text"]))
}
