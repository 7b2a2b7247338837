package graph_test

import (
	"testing"

	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"

	"clew/graph"
)

func TestEveryStarterAnswersOnTheDemoWithItsDefaults(t *testing.T) {
	starters, err := formats.ReadQueries(demo.Queries())
	if err != nil {
		t.Fatal(err)
	}
	store := graphtest.Demo(t)
	for _, q := range starters {
		t.Run(q.Name, func(t *testing.T) {
			values, err := store.QueryValues(t.Context(), q, nil)
			if err != nil {
				t.Fatal(err)
			}
			rows := run(t, store, q.Text, values)
			if len(rows) == 0 {
				t.Error("it finds nothing")
			}
			for _, row := range rows[:min(3, len(rows))] {
				t.Log(string(graph.AppendValue(nil, []graph.Value(row))))
			}
			for _, p := range q.Params {
				if p.From != "" && len(run(t, store, p.From, nil)) == 0 {
					t.Errorf("%s has nothing to choose from", p.Name)
				}
			}
		})
	}
}

func run(t *testing.T, store *graph.Store, text string, values map[string]any) []graph.Row {
	t.Helper()
	results, err := store.Run(t.Context(), graph.RunRequest{Text: text, Params: values})
	if err != nil {
		t.Fatal(err)
	}
	var rows []graph.Row
	for page, err := range results.Rows(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page {
			rows = append(rows, row)
		}
	}
	return rows
}
