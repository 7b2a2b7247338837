package views

import (
	"strings"
	"testing"

	"clew/assets/words"
	"clew/graph"
)

func TestTheCatalogueCallsRelationsAsTheGraphDoes(t *testing.T) {
	for _, key := range words.English.Keys() {
		relation, known := strings.CutPrefix(key, "relations.")
		if !known {
			continue
		}
		want := graph.Words(relation, graph.Out)
		if of, isInverse := strings.CutPrefix(relation, "in "); isInverse {
			want = graph.Words(of, graph.In)
		}
		if got := words.English.Say(key); got != want {
			t.Errorf("%s is %q in the catalogue, %q in the graph", relation, got, want)
		}
	}
}
