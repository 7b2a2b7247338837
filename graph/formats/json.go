package formats

import (
	"io"
	"iter"

	"clew/graph"
)

// WriteClew writes facts in Clew's JSON format, with lasting ids: a line for
// each thing.
func WriteClew(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	w.text(`{"clew": 1, "ids": "lasting"`)
	jsonList(w, "sources", facts.Sources, sourceRecord)
	jsonList(w, "entities", facts.Entities, entityRecord)
	jsonList(w, "links", facts.Links, linkRecord)
	if facts.Opening != nil {
		w.text(",\n\"opening\": ")
		w.json(openingRecord(facts.Opening))
	}
	w.text("}\n")
	return w.end()
}

// jsonList writes a list of the file, its members as they come.
func jsonList[T, R any](w *writer, name string, list iter.Seq2[T, error], record func(T) *R) {
	w.text(",\n\"" + name + "\": [")
	separator := "\n"
	writeEach(w, list, func(member T) {
		w.text(separator)
		w.json(record(member))
		separator = ",\n"
	})
	w.text("]")
}
