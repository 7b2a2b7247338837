package graph_test

import (
	"testing"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

func TestAFileIsTheLastImportedUntilSomethingComesOrGoes(t *testing.T) {
	for name, c := range map[string]struct {
		change string
		want   bool
	}{
		"nothing happens":          {"RETURN 1", true},
		"a reader saves something": {"CREATE (:ClewNote)", true},
		"an entity is deleted":     {"MATCH (n:Entity {name: 'Xiaomi'}) DETACH DELETE n", false},
		"a link is deleted":        {"MATCH (:Entity)-[r]->(:Entity) WITH r LIMIT 1 DELETE r", false},
		"a claim is deleted":       {"MATCH (c:Claim) WITH c LIMIT 1 DETACH DELETE c", false},
		"the facts are deleted":    {"MATCH (n) WHERE NOT n:ClewSchema DETACH DELETE n", false},
		"everything is deleted":    {"MATCH (n) DETACH DELETE n", false},
		"an entity is added":       {"CREATE (:Entity:Company {id: 'x', name: 'X'})", false},
	} {
		t.Run(name, func(t *testing.T) {
			store := loaded(t)
			graphtest.Run(t, c.change, nil)
			if last, err := store.LastImported(t.Context(), "abc"); err != nil || last != c.want {
				t.Errorf("it is said to be %v, %v", last, err)
			}
			if last, err := store.LastImported(t.Context(), "def"); err != nil || last {
				t.Errorf("another file is said to be %v, %v", last, err)
			}
		})
	}
}

// loaded returns a store with the demo, recorded as the file abc.
func loaded(t *testing.T) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	if last, err := store.LastImported(t.Context(), "abc"); err != nil || last {
		t.Fatalf("before the import it is said to be %v, %v", last, err)
	}
	if _, err := store.Import(t.Context(), formats.ReadClew(demo.Facts())); err != nil {
		t.Fatal(err)
	}
	if err := store.RecordImport(t.Context(), "abc"); err != nil {
		t.Fatal(err)
	}
	return store
}

func TestAnyGraphCanBeWarmed(t *testing.T) {
	for name, store := range map[string]func(testing.TB) *graph.Store{
		"empty": graphtest.Store, "own": graphtest.Demo, "foreign": graphtest.Movies,
	} {
		t.Run(name, func(t *testing.T) {
			if err := store(t).Warm(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}
