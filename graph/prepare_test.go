package graph_test

import (
	"os"
	"sync"
	"testing"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

func TestTwoInstancesMayStartAtOnceOnAnEmptyGraph(t *testing.T) {
	first, second := graphtest.Empty(t), graphtest.Open(t)
	var wg sync.WaitGroup
	var errs [2]error
	for i, store := range []*graph.Store{first, second} {
		wg.Go(func() { errs[i] = store.Prepare(t.Context()) })
	}
	wg.Wait()
	for i, store := range []*graph.Store{first, second} {
		if errs[i] != nil || store.Schema().Foreign {
			t.Errorf("instance %d: foreign %v, %v", i, store.Schema().Foreign, errs[i])
		}
	}
	all, err := os.ReadDir("cypher/migrations")
	if err != nil {
		t.Fatal(err)
	}
	if rows := graphtest.Run(t, "MATCH (s:ClewSchema) RETURN s.version", nil); len(rows) != 1 || rows[0][0] != int64(len(all)) {
		t.Errorf("the schema records: %v", rows)
	}
	offline := graphtest.Run(t, "SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN name", nil)
	if len(offline) > 0 {
		t.Errorf("indexes that are not ready: %v", offline)
	}
}

func TestAForeignGraphIsLeftAsItIs(t *testing.T) {
	store := graphtest.Movies(t)
	before := census(t)
	if !store.Schema().Foreign {
		t.Fatal("a graph that Clew did not make was taken for its own")
	}
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Import(t.Context(), formats.ReadClew(demo.Facts())); graph.KindOf(err) != graph.Forbidden {
		t.Errorf("an import was answered with %v", err)
	}
	if after := census(t); after != before {
		t.Errorf("it holds %+v now, and held %+v", after, before)
	}
}

func TestAGraphOfANewerClewIsNotTouched(t *testing.T) {
	store := graphtest.Store(t)
	graphtest.Run(t, "MATCH (s:ClewSchema) SET s.version = 999", nil)
	if err := store.Prepare(t.Context()); graph.KindOf(err) != graph.Invalid {
		t.Errorf("it was opened with %v", err)
	}
}

func TestADatabaseThatIsDownIsSaidToBe(t *testing.T) {
	store, err := graph.Open(graph.Config{URI: "bolt://127.0.0.1:1"})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	if err := store.Prepare(t.Context()); graph.KindOf(err) != graph.Unavailable {
		t.Errorf("preparing: %v", err)
	}
	if _, err := store.Entity(t.Context(), "x"); graph.KindOf(err) != graph.Unavailable {
		t.Errorf("reading: %v", err)
	}
}
