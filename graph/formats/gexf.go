package formats

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"clew/graph"
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
	g := &gexf{xmlFile: xmlFile{from, "gexf", "GEXF"}, entity: map[string]column{}, link: map[string]column{}}
	if err := g.each(g.head); err != nil {
		return nil, err
	}
	title, text, _ := strings.Cut(unescapeHex(g.description), "\n\n")
	return checkTable(g, dataset, title, text)
}

type gexf struct {
	xmlFile
	entity, link map[string]column // by the attributes' ids
	description  string
}

type gexfElement struct {
	ID     string `xml:"id,attr"`
	Label  string `xml:"label,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
	Position *struct {
		X string `xml:"x,attr"`
		Y string `xml:"y,attr"`
	} `xml:"position"`
}

// head reads what stands outside of nodes and edges.
func (g *gexf) head(d *xml.Decoder, start xml.StartElement) error {
	switch start.Name.Local {
	case "nodes", "edges":
		return d.Skip()
	case "description":
		return d.DecodeElement(&g.description, &start)
	case "attributes":
		var list struct {
			Attributes []struct {
				ID    string `xml:"id,attr"`
				Title string `xml:"title,attr"`
				Type  string `xml:"type,attr"`
			} `xml:"attribute"`
		}
		if err := d.DecodeElement(&list, &start); err != nil {
			return err
		}
		into, ours := g.entity, entityColumns
		if attribute(start, "class") == "edge" {
			into, ours = g.link, linkColumns
		}
		for _, a := range list.Attributes {
			into[a.ID] = columnOf(unescapeHex(a.ID), unescapeHex(a.Title), a.Type, ours)
		}
	}
	return nil
}

func (g *gexf) eachNode(see func(row) error) error { return g.eachElement("node", g.entity, see) }

func (g *gexf) eachEdge(see func(row) error) error { return g.eachElement("edge", g.link, see) }

func (g *gexf) eachElement(name string, columns map[string]column, see func(row) error) error {
	n := 0
	return g.each(func(d *xml.Decoder, start xml.StartElement) error {
		switch start.Name.Local {
		case name:
		case "nodes", "edges":
			if start.Name.Local != name+"s" {
				return d.Skip()
			}
			return nil
		default:
			return nil
		}
		n++
		var e gexfElement
		if err := d.DecodeElement(&e, &start); err != nil {
			return err
		}
		r := row{id: unescapeHex(e.ID), source: unescapeHex(e.Source), target: unescapeHex(e.Target), cells: map[column]string{}}
		r.cells[labelColumn] = unescapeHex(e.Label)
		if r.id == "" {
			r.id = "edge " + strconv.Itoa(n)
		}
		for _, value := range e.Values {
			if c, known := columns[value.For]; known {
				r.cells[c] = unescapeHex(value.Value)
			}
		}
		if p := e.Position; p != nil {
			r.cells[column{name: "x", kind: wholeKind}], r.cells[column{name: "y", kind: wholeKind}] = p.X, p.Y
		}
		return see(r)
	})
}
