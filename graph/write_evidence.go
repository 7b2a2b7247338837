package graph

import (
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// weighed is a link or an event whose evidence has to be summed up anew.
type weighed struct{ about, source, target string }

// revised returns the sources of a batch whose publisher or date will change,
// and with them the weight of all claims that are drawn from them.
func (b *batch) revised(sources []row) []string {
	var ids []string
	b.each(query("import_revised"), sources, func(record *neo4j.Record) error {
		ids = append(ids, textOf(record.Values[0]))
		return nil
	})
	return ids
}

// unanswered takes away what the claims of a batch no longer say of others,
// and returns the IDs of these.
func (b *batch) unanswered(claims []row) []string {
	var ids []string
	if b.options.Merge {
		return nil // what is left unsaid stays
	}
	b.each(query("import_unanswered"), claims, func(record *neo4j.Record) error {
		ids = append(ids, textOf(record.Values[0]))
		return nil
	})
	return ids
}

// weigh sums up what is claimed of the links and events that a batch has
// touched, and dates its events.
func (b *batch) weigh(w *writer, revised, unanswered []string) {
	touched := map[weighed]bool{}
	for _, claim := range w.claims {
		p := claim["properties"].(row)
		touched[weighed{textOf(p["about"]), textOf(p["source"]), textOf(p["target"])}] = true
	}
	touch := func(record *neo4j.Record) error {
		v := record.Values
		touched[weighed{textOf(v[0]), textOf(v[1]), textOf(v[2])}] = true
		return nil
	}
	b.eachOf(query("import_drawn"), revised, touch)
	b.eachOf(query("import_answered"), append(unanswered, idsOf(w.claims)...), touch)
	var links, entities []row
	for t := range touched {
		if t.target == "" {
			entities = append(entities, row{"about": t.about})
		} else {
			links = append(links, row{"about": t.about, "source": t.source, "target": t.target})
		}
	}
	none := func(*neo4j.Record) error { return nil }
	b.each(fill("import_weigh", map[string]bool{"Link": true}), links, none)
	b.each(fill("import_weigh", map[string]bool{"Link": false}), entities, none)
	b.eachOf(query("import_date"), w.dated(touched), none)
}

func idsOf(rows []row) []string {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = textOf(r["id"])
	}
	return ids
}

// dated are the ids of what may be an event whose date depends on its links
// and claims.
func (w *writer) dated(touched map[weighed]bool) []string {
	ids := map[string]bool{}
	for _, e := range w.entities {
		ids[textOf(e["id"])] = true
	}
	for _, l := range w.links {
		ids[textOf(l["source"])] = true // the links of an event run from it
	}
	for t := range touched {
		if t.target == "" {
			ids[t.about] = true
		}
	}
	return slices.Collect(maps.Keys(ids))
}

// eachOf is [batch.each] for ids.
func (b *batch) eachOf(text string, ids []string, see func(*neo4j.Record) error) {
	rows := make([]row, len(ids))
	for i, id := range ids {
		rows[i] = row{"id": id}
	}
	b.each(text, rows, see)
}
