package graph_test

import (
	"context"
	"errors"
	"iter"
	"strconv"
	"testing"
	"time"

	"clew/graph"
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

func TestALinkToNowhereIsRefused(t *testing.T) {
	store := graphtest.Store(t)
	_, err := store.Import(t.Context(), items(
		graph.Item{Entity: &graph.EntityItem{ID: graph.NewID(), Type: "Company", Name: "A"}},
		graph.Item{Link: &graph.LinkItem{Link: graph.Link{ID: graph.NewID(), Type: "OWNS", Source: "none", Target: "none"}}}))
	if graph.KindOf(err) != graph.Invalid {
		t.Errorf("it was answered with %v", err)
	}
	if n := graphtest.Run(t, "MATCH (n:Entity) RETURN count(n)", nil)[0][0]; n != int64(0) {
		t.Errorf("%v entities of the refused batch were written", n)
	}
}

func TestAnImportBringsChangedFactsUpToDate(t *testing.T) {
	store := graphtest.Store(t)
	company := graph.EntityItem{ID: graph.NewID(), Type: "Company", Name: "A", About: "old", Facts: map[string]any{"country": "CN"}}
	court := graph.EntityItem{ID: graph.NewID(), Type: "Court", Name: "C"}
	link := graph.LinkItem{Link: graph.Link{ID: graph.NewID(), Type: "SUED_IN", Source: company.ID, Target: court.ID, From: "2020"}}
	load := func() graph.ImportResult {
		t.Helper()
		result, err := store.Import(t.Context(), items(graph.Item{Entity: &company}, graph.Item{Entity: &court}, graph.Item{Link: &link}))
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	load()
	company.Name, company.About, company.Facts = "B", "", nil
	link.From = "2021-03"
	if result := load(); result.Entities != (graph.Count{Changed: 1, Unchanged: 1}) || result.Links != (graph.Count{Changed: 1}) {
		t.Errorf("the second load: %v", result)
	}
	detail, err := store.Entity(t.Context(), company.ID)
	if err != nil || detail.Name != "B" || detail.About != "" || len(detail.Facts) > 0 || detail.Degree != 1 {
		t.Errorf("it is now %+v (%v)", detail, err)
	}
	if l, err := store.Link(t.Context(), link.ID); err != nil || l.From != "2021-03" {
		t.Errorf("the link is now %+v (%v)", l, err)
	}
}

func TestACancelledImportLeavesNoTransaction(t *testing.T) {
	store := graphtest.Store(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error)
	go func() {
		_, err := store.Import(ctx, endless)
		ended <- err
	}()
	await(t, "a transaction of the import", func() bool { return importing(t) > 0 })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the import ended with %v", err)
	}
	await(t, "the end of that transaction", func() bool { return importing(t) == 0 })
}

// endless yields entities until it is no longer asked.
func endless(yield func(graph.Item, error) bool) {
	for i := 0; ; i++ {
		if !yield(graph.Item{Entity: &graph.EntityItem{ID: graph.NewID(), Type: "Company", Name: strconv.Itoa(i)}}, nil) {
			return
		}
	}
}

func importing(t *testing.T) int {
	t.Helper()
	// The text is a parameter, lest this query finds itself.
	return len(graphtest.Run(t, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $text",
		map[string]any{"text": "UNWIND $rows"}))
}

// await asks until it is so, and fails after half a minute.
func await(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !so(); {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func items(list ...graph.Item) iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		for _, item := range list {
			if !yield(item, nil) {
				return
			}
		}
	}
}
