package graph_test

import (
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// common returns what picked entities share: names in order, each with the
// picked that lead to it.
func common(t *testing.T, store *graph.Store, req graph.PathRequest) ([]string, graph.Common) {
	t.Helper()
	req.Time = graph.MaxTime
	found, err := store.Common(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, shared := range found.Shared {
		line := shared.Entity.Name + ":"
		for i, way := range shared.Ways {
			if way == nil {
				continue
			}
			line += " " + found.Picked[i].Name
			path := onPath(t, *way)
			if !strings.HasPrefix(path, found.Picked[i].Name+" ") || !strings.HasSuffix(path, " "+shared.Entity.Name) {
				t.Errorf("%q is no way from %s to %s", path, found.Picked[i].Name, shared.Entity.Name)
			}
		}
		lines = append(lines, line)
	}
	return lines, found
}

func TestWhatPickedEntitiesShareIsListedBestFirst(t *testing.T) {
	var w web
	for _, s := range []string{"a OWNS all", "b OWNS all", "all OWNS c", "a OWNS ab", "ab OWNS b", "a OWNS busy", "b OWNS busy", "a OWNS b", "c OWNS own"} {
		w.link(s)
	}
	w.hub("busy", 100)
	lines, found := common(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b", "c"}})
	if !slices.Equal(lines, []string{"all: a b c", "ab: a b", "busy: a b"}) {
		t.Errorf("shared: %q", lines)
	}
	if way := found.Shared[0].Ways[2]; way.Steps[0].Links[0].Target != "c" || found.More || len(found.Left) > 0 {
		t.Errorf("%+v", found)
	}
}

func TestTwoStepsReachFurtherAndNotThroughThePicked(t *testing.T) {
	var w web
	for _, s := range []string{"a OWNS x", "x OWNS far", "b OWNS y", "far OWNS y", "a OWNS c", "c OWNS thing", "b OWNS thing"} {
		w.link(s)
	}
	store := w.store(t)
	if lines, _ := common(t, store, graph.PathRequest{Picked: []string{"a", "b", "c"}}); !slices.Equal(lines, []string{"thing: b c"}) {
		t.Errorf("one step: %q", lines)
	}
	lines, _ := common(t, store, graph.PathRequest{Picked: []string{"a", "b", "c"}, Length: 2})
	if !slices.Equal(lines, []string{"thing: b c", "far: a b"}) {
		t.Errorf("two steps: %q", lines)
	}
}

func TestWhatRulesLeaveOutOfCommonGroundIsTold(t *testing.T) {
	var w web
	w.link("a PLACED_ON roll:List")
	w.link("b PLACED_ON roll")
	w.hub("hub", graph.HubLinks)
	w.link("a OWNS hub")
	w.link("b OWNS hub")
	store := w.store(t)
	lines, found := common(t, store, graph.PathRequest{Picked: []string{"a", "b"}})
	if len(lines) > 0 || len(found.Left) != 2 || found.Left[0].Rule != graph.NoHubs || !slices.Equal(found.Left[1].Names, []string{"roll"}) {
		t.Errorf("%q, told %+v", lines, found.Left)
	}
	lines, _ = common(t, store, graph.PathRequest{Picked: []string{"a", "b"}, Allow: []graph.Rule{graph.NoHubs, graph.NoLists}})
	if !slices.Equal(lines, []string{"roll: a b", "hub: a b"}) {
		t.Errorf("with both allowed: %q", lines)
	}
}

func TestCommonGroundKeepsToTypesAndEvidence(t *testing.T) {
	var w web
	w.link("a OWNS x")
	w.link("b LEADS x", quotes(1))
	w.link("a OWNS y", dates("2020", ""))
	w.link("b OWNS y")
	store := w.store(t)
	for name, c := range map[string]struct {
		req  graph.PathRequest
		want []string
	}{
		"everything": {graph.PathRequest{}, []string{"x: a b", "y: a b"}},
		"a type":     {graph.PathRequest{Types: []string{"OWNS"}}, []string{"y: a b"}},
		"evidence":   {graph.PathRequest{Evidence: 2}, []string{"y: a b"}},
		"date":       {graph.PathRequest{AsOf: "2019"}, []string{"x: a b"}},
	} {
		c.req.Picked = []string{"a", "b"}
		if lines, _ := common(t, store, c.req); !slices.Equal(lines, c.want) {
			t.Errorf("%s: %q", name, lines)
		}
	}
	if _, err := store.Common(t.Context(), graph.PathRequest{Picked: []string{"a", "b"}, Length: 3}); graph.KindOf(err) != graph.Invalid {
		t.Errorf("three steps: %v", err)
	}
}

func TestFilmsShareTheirCast(t *testing.T) {
	store := graphtest.Movies(t)
	rows := graphtest.Run(t, "MATCH (a:Movie)<-[:ACTED_IN|DIRECTED]-(p)-[:ACTED_IN|DIRECTED]->(b:Movie) WHERE a.title < b.title RETURN a.title, b.title, p.name LIMIT 1", nil)[0]
	one, other := "Movie~title~"+rows[0].(string), "Movie~title~"+rows[1].(string)
	lines, _ := common(t, store, graph.PathRequest{Picked: []string{one, other}})
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, rows[2].(string)+":") }) {
		t.Errorf("%q and %q share %q", one, other, lines)
	}
	if names, _, _ := searched(t, store, graph.PathRequest{Picked: []string{one, other}}); len(names) == 0 {
		t.Error("no path through it")
	}
}
