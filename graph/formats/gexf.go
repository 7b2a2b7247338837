package formats

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"clew/graph"
	"clew/graph/tables"
)

// WriteGEXF writes facts as GEXF 1.3. Sources travel with their claims,
// without their texts.
func WriteGEXF(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	t, err := newTable(w, facts)
	w.fail(err)
	w.text(xmlHead + `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">` + "\n<meta>\n<creator>Clew</creator>\n")
	if o := facts.Opening; o != nil {
		w.tags("<description>", gexfDescription(o), "</description>\n")
	}
	w.text(`</meta>` + "\n" + `<graph defaultedgetype="directed" mode="static">` + "\n")
	gexfAttributes(w, "node", t.columns.entity)
	gexfAttributes(w, "edge", t.columns.link)
	w.text("<nodes>\n")
	writeEach(w, facts.Entities, func(e graph.EntityFacts) {
		w.tags(`<node id="`, e.ID, `" label="`, e.Name, `">`+"\n")
		gexfValues(w, t.entity(e))
		if at, placed := t.place[e.ID]; placed {
			w.text(fmt.Sprintf(`<viz:position x="%d" y="%d" z="0"/>`+"\n", at[0], at[1]))
		}
		w.text("</node>\n")
	})
	w.text("</nodes>\n<edges>\n")
	writeEach(w, facts.Links, func(l graph.LinkFacts) {
		w.tags(`<edge id="`, l.ID, `" source="`, l.Source, `" target="`, l.Target, `" label="`, l.Type, `">`+"\n")
		gexfValues(w, t.link(l))
		w.text("</edge>\n")
	})
	w.text("</edges>\n</graph>\n</gexf>\n")
	return w.end()
}

// elsewhere are the columns that GEXF has a place of its own for.
var elsewhere = []string{"name", "x", "y"}

func inGEXF(c column) bool { return c.fact || !slices.Contains(elsewhere, c.name) }

func gexfAttributes(w *writer, class string, columns []column) {
	w.text(`<attributes class="` + class + `">` + "\n")
	for _, c := range columns {
		if inGEXF(c) {
			w.tags(`<attribute id="`, c.id(), `" title="`, c.title(), `" type="`+c.valueKind()+`"/>`+"\n")
		}
	}
	w.text("</attributes>\n")
}

func gexfValues(w *writer, cells []cell) {
	w.text("<attvalues>\n")
	for _, c := range cells {
		if inGEXF(c.column) {
			w.tags(`  <attvalue for="`, c.id(), `" value="`, c.text, `"/>`+"\n")
		}
	}
	w.text("</attvalues>\n")
}

// gexfDescription holds a title, an empty line and a text.
func gexfDescription(o *graph.OpeningItem) string {
	return strings.Join(strings.Fields(o.Title), " ") + "\n\n" + o.Text
}

// CheckGEXF reads a whole file of GEXF. Ids in it that are none of Clew's are
// local to the dataset.
func CheckGEXF(from io.ReadSeeker, dataset string) (*Clew, error) {
	file, err := openTables(from, tables.Look{Format: tables.GEXF})
	if err != nil {
		return nil, err
	}
	title, text, _ := strings.Cut(unescapeHex(file.About["description"]), "\n\n")
	return checkTable(graphRows(file, func(_, id string) string { return unescapeHex(id) }), dataset, title, text)
}
