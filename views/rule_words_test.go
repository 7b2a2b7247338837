package views

import (
	"encoding/json"
	"os"
	"testing"

	"clew/graph"
)

// assets/src/ui/rules/words.test.ts reads the same table.
func TestRulesReadAsTheyDoOnTheCanvas(t *testing.T) {
	text, err := os.ReadFile("../graph/testdata/rule_words.json")
	if err != nil {
		t.Fatal(err)
	}
	var table []struct {
		graph.Criteria
		Words string
	}
	if err := json.Unmarshal(text, &table); err != nil || len(table) < 10 {
		t.Fatal(err, len(table))
	}
	for _, c := range table {
		if got := ruleWords(t.Context(), c.Criteria); got != c.Words {
			t.Errorf("%q, want %q", got, c.Words)
		}
	}
}
