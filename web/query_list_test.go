package web

import (
	"testing"

	"clew/graph"
)

func TestTheCanvasIsToldWhatEachSavedQueryTakes(t *testing.T) {
	s := withQueries(t)
	var answer struct {
		Queries []struct {
			ID, Name string
			Params   []graph.Param
		}
	}
	s.json("/api/queries", &answer)
	if len(answer.Queries) != len(s.starters) {
		t.Errorf("%d queries, want %d", len(answer.Queries), len(s.starters))
	}
	several := 0
	for _, q := range answer.Queries {
		if q.ID == "" || q.Name == "" || q.Params == nil {
			t.Errorf("%+v lacks something", q)
		}
		for _, param := range q.Params {
			if param.Type == graph.EntitiesParam {
				several++
			}
		}
	}
	if several == 0 {
		t.Error("no query takes several entities")
	}
}
