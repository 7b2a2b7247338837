package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/graphtest"
)

func TestChosenFactsAreThoseAskedForAsRulesCompareThem(t *testing.T) {
	store := graphtest.Store(t)
	graphtest.Run(t, `CREATE (a:Entity:Company {id: 'a', name: 'A', staff: 7, share: 0.5, listed: true, sectors: ['cars', ' phones '], founded: date('2010-04-06'), motto: '  ', long: $long, secret: 'x'})
		CREATE (b:Entity:Company {id: 'b', name: 'B', staff: 'many'})
		CREATE (a)-[:OWNS {id: 'l', share: 25, passages: []}]->(b)`, map[string]any{"long": longText})
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	of := graph.Things{Entities: []string{"a", "b", "gone"}, Links: map[string][]string{"OWNS": {"l", "gone"}, "NO_SUCH": {"l"}}}
	names := graph.Names{Entities: []string{"staff", "share", "listed", "sectors", "founded", "motto", "long", "name"}, Links: []string{"share", "staff"}}
	got, err := store.ChosenFacts(t.Context(), of, names)
	want := graph.Chosen{
		"a": {"staff": 7.0, "share": 0.5, "listed": true, "sectors": []any{"cars", "phones"}, "founded": "2010-04-06", "long": longText[:200]},
		"b": {"staff": "many"},
		"l": {"share": 25.0},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	entities, links, err := store.FactNames(t.Context(), of)
	wanted := []graph.Named{{Name: "staff", Count: 2}, {Name: "founded", Count: 1}, {Name: "listed", Count: 1}, {Name: "long", Count: 1},
		{Name: "secret", Count: 1}, {Name: "sectors", Count: 1}, {Name: "share", Count: 1, Numbers: true}}
	slices.SortFunc(wanted, func(a, b graph.Named) int { return b.Count - a.Count })
	if diff := cmp.Diff(wanted, entities); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if diff := cmp.Diff([]graph.Named{{Name: "share", Count: 1, Numbers: true}}, links); diff != "" {
		t.Error(diff)
	}
	_, err = store.ChosenFacts(t.Context(), graph.Things{Entities: make([]string, 1001)}, names)
	wantKind(t, err, graph.Invalid)
	_, _, err = store.FactNames(t.Context(), graph.Things{Links: map[string][]string{"OWNS": make([]string, 2001)}})
	wantKind(t, err, graph.Invalid)
}

const longText = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789" +
	"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789and more"

func TestChosenFactsOfAForeignGraph(t *testing.T) {
	store := graphtest.Movies(t)
	row := graphtest.Run(t, "MATCH (p:Person)-[r:ACTED_IN]->(m:Movie {title: 'The Matrix'}) RETURN elementId(p), elementId(r), r.roles[0] LIMIT 1", nil)[0]
	of := graph.Things{Entities: []string{"Movie~title~The Matrix", row[0].(string)}, Links: map[string][]string{"ACTED_IN": {row[1].(string)}}}
	got, err := store.ChosenFacts(t.Context(), of, graph.Names{Entities: []string{"released"}, Links: []string{"roles"}})
	if err != nil || got["Movie~title~The Matrix"]["released"] != 1999.0 || got[row[1].(string)]["roles"].([]any)[0] != row[2] {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAViewKeepsWhatItsFiltersAskFor(t *testing.T) {
	store := facts(t)
	d := draftOfOpening(t, store)
	chinese := graph.Criteria{Of: graph.OfEntities, Any: [][]graph.Condition{{{On: "property", Name: "country", Is: []string{"CN"}}}}}
	central := graph.Criteria{Of: graph.OfEntities, Any: [][]graph.Condition{{{On: "degree", Least: new(float64)}}}}
	*central.Any[0][0].Least = 3
	d.Lens = &graph.Lens{Filters: []graph.Filter{{Criteria: chinese, Rest: graph.Dim}, {Criteria: central, Rest: graph.Hide}}}
	first, second := d.Entities[0].ID, d.Entities[1].ID
	d.Measures = &graph.Measures{Offered: graph.Measured{"degree": {first: 5, second: 2}, "pagerank": {first: 0.5}}, Shown: graph.Measured{"degree": {first: 1}}}
	saved, r := share(t, store, func(r *graph.ShareRequest) { r.View = snapshot(t, store, d) })
	opened := open(t, store, saved.Slug).View
	if diff := cmp.Diff(r.View, opened); diff != "" {
		t.Errorf("stored and opened differ: %s", diff)
	}
	if opened.Measures.Offered["pagerank"] != nil || opened.Measures.Offered["degree"][first] != 5 {
		t.Errorf("measures kept: %+v", opened.Measures)
	}
	check := func(v graph.View, after string) {
		t.Helper()
		shown, hidden := v.Parts()
		dimmed := v.Dimmed()
		if len(hidden.Entities) != 1 || hidden.Entities[0].ID != second {
			t.Errorf("%s: hidden are %+v", after, hidden.Entities)
		}
		var clear []string
		for _, e := range shown.Entities {
			if !dimmed[e.ID] {
				clear = append(clear, e.Name)
			}
		}
		if !slices.Contains(clear, "Xiaomi") || len(clear) == len(shown.Entities) {
			t.Errorf("%s: clear are %v", after, clear)
		}
	}
	check(opened, "as saved")
	live, _ := share(t, store, func(r *graph.ShareRequest) { r.View, r.Mode = snapshot(t, store, d), graph.Live })
	graphtest.Run(t, "MATCH (n:Entity) SET n.country = 'US'", nil)
	check(open(t, store, saved.Slug).View, "frozen, after a change")
	graphtest.Run(t, "MATCH (n:Entity {name: 'Xiaomi'}) SET n.country = 'CN'", nil)
	check(open(t, store, live.Slug).View, "live, after a change")
	now := open(t, store, live.Slug).View
	if n := len(now.Dimmed()); n < len(now.Entities)-2 {
		t.Errorf("only %d step back", n)
	}
	d.Measures = &graph.Measures{Offered: graph.Measured{"degree": {}}}
	for i := range 11 * len(d.Entities) {
		d.Measures.Offered["degree"][string(rune('a'+i))] = 1
	}
	_, err := store.Snapshot(t.Context(), d)
	wantKind(t, err, graph.Invalid)
}
