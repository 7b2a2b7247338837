package graph_test

import (
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

func changesOf(t *testing.T, store *graph.Store, then graph.View) graph.Changes {
	t.Helper()
	now, err := store.ViewNow(t.Context(), then)
	if err != nil {
		t.Fatal(err)
	}
	return graph.Compare(then, now)
}

func TestChangesSinceAreCountedAndToldApart(t *testing.T) {
	store := facts(t)
	d := draftOfOpening(t, store)
	all := snapshot(t, store, d)
	left := all.Links[0]
	for _, link := range all.Links[1:] {
		d.Links = append(d.Links, link.ID)
	}
	then := snapshot(t, store, d)
	if len(then.Links) != len(all.Links)-1 || len(then.Omitted) != 1 || then.Omitted[0] != left.ID {
		t.Fatalf("%d links of %d, %v left out", len(then.Links), len(all.Links), then.Omitted)
	}
	if changes := changesOf(t, store, then); changes.Count() != 0 {
		t.Fatalf("nothing has happened, yet: %+v", changes)
	}
	set := func(link graph.Link, change string) {
		t.Helper()
		graphtest.Run(t, "MATCH ()-[r {id: $id}]->() "+change, map[string]any{"id": link.ID})
	}
	set(then.Links[0], "SET r.status = 'retracted'")
	set(then.Links[1], "SET r.until = '2024-05'")
	set(then.Links[2], "DELETE r")
	graphtest.Run(t, "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) CREATE (a)-[:OWNS {id: 'new', passages: []}]->(b)",
		map[string]any{"a": then.Entities[0].ID, "b": then.Entities[1].ID})
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) SET n.name = 'Renamed'", map[string]any{"id": then.Entities[0].ID})
	claim := then.Claims[0]
	graphtest.Run(t, "MATCH (c:Claim {id: $id}) SET c.status = 'denied'", map[string]any{"id": claim.ID})
	changes := changesOf(t, store, then)
	type counts struct{ retracted, altered, lost, added, renamed, gone, said int }
	got := counts{len(changes.Retracted), len(changes.Altered), len(changes.Lost), len(changes.Added), len(changes.Renamed), len(changes.Gone), len(changes.NewSaid)}
	if want := (counts{1, 1, 1, 1, 1, 0, 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if changes.NewSaid[0].Then.ID != claim.ID || changes.NewSaid[0].Now.Status != graph.Denied || changes.Added[0].ID != "new" {
		t.Errorf("got %+v", changes)
	}
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": then.Entities[3].ID})
	if changes = changesOf(t, store, then); len(changes.Gone) != 1 || changes.Gone[0].ID != then.Entities[3].ID {
		t.Errorf("gone: %+v", changes.Gone)
	}
}
