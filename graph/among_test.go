package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// among drains Among and fails when a link comes twice.
func among(t *testing.T, store *graph.Store, added, shown []string) map[string]graph.Link {
	t.Helper()
	found := map[string]graph.Link{}
	for patch, err := range store.Among(t.Context(), added, shown) {
		if err != nil {
			t.Fatal(err)
		}
		if len(patch.Links) > 500 {
			t.Fatalf("a patch of %d links", len(patch.Links))
		}
		for _, link := range patch.Links {
			if _, twice := found[link.ID]; twice {
				t.Fatalf("%s comes twice", link.ID)
			}
			found[link.ID] = link
		}
	}
	return found
}

func TestLinksAmongShownEntitiesComeOnceAndOnlyOnce(t *testing.T) {
	store := hubGraph(t)
	var leaves, others []string
	for i := range 900 {
		leaves, others = append(leaves, fmt.Sprintf("leaf%d", i)), append(others, fmt.Sprintf("leaf%d", i+900))
	}
	// The hub has 2,336 links: more than there are entities to look for in the
	// first cases, less in the last.
	for name, c := range map[string]struct{ added, shown []string }{
		"leaves beside a hub":       {leaves[:100], append([]string{hub}, others...)},
		"a hub beside leaves":       {[]string{hub}, leaves},
		"a hub and leaves":          {append([]string{hub}, leaves[:300]...), leaves[200:900]},
		"a hub alone":               {[]string{hub}, nil},
		"many":                      {append([]string{hub}, leaves...), append(others, "unknown", hub)},
		"more than the hub's links": {append([]string{hub}, leaves...), append(others, manyUnknown(1000)...)},
		"repeated":                  {append(leaves[:10:10], leaves[:10]...), append(leaves[:20:20], others...)},
		"nothing":                   {nil, leaves},
	} {
		t.Run(name, func(t *testing.T) {
			want := graphtest.Run(t, `MATCH (a:Entity)-[r]->(b:Entity)
				WHERE a.id IN $added AND b.id IN $added + $shown OR b.id IN $added AND a.id IN $shown
				RETURN r.id, a.id, b.id`, map[string]any{"added": orEmpty(c.added), "shown": orEmpty(c.shown)})
			got := among(t, store, c.added, c.shown)
			for _, row := range want {
				if link := got[row[0].(string)]; link.Source != row[1] || link.Target != row[2] {
					t.Errorf("link %v is given as %+v", row, link)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d links, not %d: %v", len(got), len(want), slices.Sorted(maps.Keys(got))[:min(5, len(got))])
			}
		})
	}
}

func orEmpty(ids []string) []string { return append([]string{}, ids...) }

func manyUnknown(n int) []string {
	var unknown []string
	for i := range n {
		unknown = append(unknown, fmt.Sprintf("unknown%d", i))
	}
	return unknown
}

func TestTooManyEntitiesToLookAmongAreRefused(t *testing.T) {
	store := graphtest.Store(t)
	for _, err := range store.Among(t.Context(), manyUnknown(1), manyUnknown(graph.MaxAmong)) {
		if graph.KindOf(err) != graph.Invalid {
			t.Fatal(err)
		}
	}
}
