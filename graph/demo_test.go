package graph_test

import (
	"testing"

	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

func TestLoadingTwiceChangesNothing(t *testing.T) {
	store := graphtest.Store(t)
	first, err := store.Import(t.Context(), formats.ReadClew(demo.Facts()))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(first)
	if first.Entities.Added != 47 || first.Links.Added != 62 || first.Sources.Added != 2 || first.Claims.Added < 62 {
		t.Errorf("the first load: %v", first)
	}
	before := census(t)
	second, err := store.Import(t.Context(), formats.ReadClew(demo.Facts()))
	if err != nil {
		t.Fatal(err)
	}
	for kind, count := range map[string][2]int{
		"entities": {second.Entities.Unchanged, first.Entities.Added},
		"links":    {second.Links.Unchanged, first.Links.Added},
		"claims":   {second.Claims.Unchanged, first.Claims.Added},
		"passages": {second.Passages.Unchanged, first.Passages.Added},
		"sources":  {second.Sources.Unchanged, first.Sources.Added},
	} {
		if count[0] != count[1] {
			t.Errorf("%s: %d unchanged of %d: %v", kind, count[0], count[1], second)
		}
	}
	if after := census(t); after != before {
		t.Errorf("loading again left %v, before it was %v", after, before)
	}
}

// counts is what a database holds.
type counts struct{ nodes, relationships, properties, indexes, constraints int64 }

func census(t *testing.T) counts {
	t.Helper()
	one := func(cypher string) int64 { return graphtest.Run(t, cypher, nil)[0][0].(int64) }
	return counts{
		nodes:         one("MATCH (n) RETURN count(n)"),
		relationships: one("MATCH ()-[r]->() RETURN count(r)"),
		properties:    one("MATCH (n) RETURN coalesce(sum(size(keys(n))), 0)"),
		indexes:       one("SHOW INDEXES YIELD name RETURN count(*)"),
		constraints:   one("SHOW CONSTRAINTS YIELD name RETURN count(*)"),
	}
}
