package formats

import (
	"strconv"

	"clew/graph"
)

// table writes the things of a graph as rows of cells.
type table struct {
	*writer
	columns tableColumns
	known   map[column]bool
	place   map[string][2]int // where entities stand, by ID
}

func newTable(w *writer, facts graph.Facts) (*table, error) {
	columns, err := tablesOf(facts)
	t := &table{writer: w, columns: columns, known: map[column]bool{}, place: map[string][2]int{}}
	for _, list := range [][]column{columns.entity, columns.link} {
		for _, c := range list {
			t.known[c] = true
		}
	}
	if facts.Opening != nil {
		for i, id := range facts.Opening.Entities {
			t.place[id] = facts.Opening.Position[i]
		}
	}
	return t, err
}

// citedClaim is a claim together with the source that it is drawn from.
type citedClaim struct {
	clewClaim
	Source clewSource `json:"source"`
}

func (t *table) entity(e graph.EntityFacts) []cell {
	values := []string{e.Name, e.Type, t.list(e.Also), t.list(e.Aliases), e.About, "", "", t.claims(e.Claims)}
	if at, placed := t.place[e.ID]; placed {
		values[5], values[6] = strconv.Itoa(at[0]), strconv.Itoa(at[1])
	}
	return t.cells(entityColumns, values, e.Facts)
}

func (t *table) link(l graph.LinkFacts) []cell {
	w := graph.Weigh(l.Claims, l.Claims)
	return t.cells(linkColumns, []string{l.Type, l.From, l.Until, string(l.Status), l.Note,
		strconv.Itoa(w.Evidence), strconv.Itoa(w.Sources), w.Known, t.claims(l.Claims)}, l.Facts)
}

// cells pairs columns with their values and adds those of facts.
func (t *table) cells(columns []column, values []string, facts map[string]any) []cell {
	var cells []cell
	for i, c := range columns {
		if values[i] != "" {
			cells = append(cells, cell{c, values[i]})
		}
	}
	for _, c := range factCells(t.writer, facts) {
		if !t.known[c.column] {
			t.fail(&graph.Error{Kind: graph.Conflict, Message: "The graph was changed while it was being written to the file. Write it once more."})
		}
		cells = append(cells, c)
	}
	return cells
}

func (t *table) list(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return t.jsonText(list)
}

// claims are written with their sources, whose texts stay behind: there is no
// other place for them in a table.
func (t *table) claims(claims []graph.Claim) string {
	var cited []citedClaim
	for i, record := range claimRecords(claims) {
		source := claims[i].Source
		source.Text = ""
		cited = append(cited, citedClaim{record, *sourceRecord(source)})
	}
	if cited == nil {
		return ""
	}
	return t.jsonText(cited)
}
