package graph_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"clew/graph"
	"clew/graph/graphtest"
)

var rulings = graph.SavedQuery{
	Name: "Rulings against an agency", Description: "Which judges *halted* what.", Owner: "Jo", Tags: []string{"courts", "rulings"},
	Text: "MATCH (r:Ruling)-[:FINDS_AGAINST]->(a:Agency {id: $agency})\nRETURN r",
	Params: []graph.Param{
		{Name: "agency", Label: "Agency", Type: graph.EntityParam, EntityType: "Agency", Required: true, Default: "Pentagon"},
		{Name: "least", Type: graph.NumberParam, Default: int64(3)},
		{Name: "share", Type: graph.NumberParam, Default: 0.5},
		{Name: "also", Type: graph.ListParam, Default: []string{"a", "b"}},
	},
}

func save(t *testing.T, store *graph.Store, q graph.SavedQuery) graph.SavedQuery {
	t.Helper()
	saved, err := store.SaveQuery(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func TestASavedQueryIsReadBackAsItWasSaved(t *testing.T) {
	store := graphtest.Store(t)
	saved := save(t, store, rulings)
	read, err := store.Query(t.Context(), saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(saved, read); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(rulings, read, cmpopts.IgnoreFields(graph.SavedQuery{}, "ID", "Version", "Created", "Updated")); diff != "" {
		t.Error(diff)
	}
	if len(read.ID) != 26 || read.Version != 1 || read.Created.IsZero() || !read.Updated.Equal(read.Created) {
		t.Errorf("saved as %+v", read)
	}
}

func TestEachSaveMakesAVersionThatCanBeReadAgain(t *testing.T) {
	store := graphtest.Store(t)
	first := save(t, store, rulings)
	changed := first
	changed.Name, changed.Text = "Rulings", "RETURN 2"
	second := save(t, store, changed)
	if second.Version != 2 || second.Name != "Rulings" || second.ID != first.ID {
		t.Fatalf("saved as %+v", second)
	}
	history, err := store.QueryHistory(t.Context(), first.ID)
	if err != nil || len(history) != 2 || history[0].Name != "Rulings" || history[1].Name != first.Name {
		t.Fatalf("the history is %+v, %v", history, err)
	}
	old, err := store.QueryVersion(t.Context(), first.ID, 1)
	if err != nil || old.Text != first.Text || old.ID != first.ID {
		t.Errorf("version 1 is %+v, %v", old, err)
	}
	if _, err := store.QueryVersion(t.Context(), first.ID, 3); graph.KindOf(err) != graph.NotFound {
		t.Errorf("version 3: %v", err)
	}
}

func TestOfTwoWhoSaveAtOnceOneIsTold(t *testing.T) {
	store := graphtest.Store(t)
	q := save(t, store, rulings)
	var wait sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wait.Go(func() { _, errs[i] = store.SaveQuery(t.Context(), q) })
	}
	wait.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case graph.KindOf(err) != graph.Conflict:
			t.Errorf("refused with %v", err)
		}
	}
	if now, err := store.Query(t.Context(), q.ID); won != 1 || err != nil || now.Version != 2 {
		t.Errorf("%d saved, version %d, %v", won, now.Version, err)
	}
}

func TestADeletedQueryCanBeRestored(t *testing.T) {
	store := graphtest.Store(t)
	q := save(t, store, rulings)
	count := func() (kept, deleted int) {
		here, err := store.Queries(t.Context(), "")
		gone, err2 := store.DeletedQueries(t.Context())
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		return len(here), len(gone)
	}
	if _, err := store.DeleteQuery(t.Context(), q.ID); err != nil {
		t.Fatal(err)
	}
	if kept, deleted := count(); kept != 0 || deleted != 1 {
		t.Errorf("%d kept, %d deleted", kept, deleted)
	}
	if _, err := store.SaveQuery(t.Context(), q); graph.KindOf(err) != graph.Conflict {
		t.Errorf("a deleted query was saved: %v", err)
	}
	if _, err := store.RestoreQuery(t.Context(), q.ID); err != nil {
		t.Fatal(err)
	}
	if kept, deleted := count(); kept != 1 || deleted != 0 {
		t.Errorf("%d kept, %d deleted", kept, deleted)
	}
	for _, do := range []func() error{
		func() error { _, err := store.DeleteQuery(t.Context(), "none"); return err },
		func() error { return store.QueryRan(t.Context(), "none") },
		func() error { _, err := store.Query(t.Context(), "\xff"); return err },
		func() error { _, err := store.QueryHistory(t.Context(), ""); return err },
	} {
		if err := do(); graph.KindOf(err) != graph.NotFound {
			t.Errorf("what is not there: %v", err)
		}
	}
}

func TestQueriesAreFoundByAnyOfTheirWords(t *testing.T) {
	store := graphtest.Store(t)
	other := rulings
	other.Name, other.Tags, other.Description = "Éxito de «Müller»", nil, ""
	save(t, store, other)
	q := save(t, store, rulings)
	if err := store.QueryRan(t.Context(), q.ID); err != nil {
		t.Fatal(err)
	}
	for search, want := range map[string]string{
		"": "Éxito de «Müller»|Rulings against an agency", "HALTED courts": "Rulings against an agency",
		"exito muller": "Éxito de «Müller»", "nothing like it": "", "finds_against": "Éxito de «Müller»|Rulings against an agency",
	} {
		found, err := store.Queries(t.Context(), search)
		var names []string
		for _, q := range found {
			names = append(names, q.Name)
			if q.LastRun.IsZero() == (q.Name == rulings.Name) {
				t.Errorf("%s was run at %v", q.Name, q.LastRun)
			}
		}
		if got := strings.Join(names, "|"); err != nil || got != want {
			t.Errorf("%q found %q, %v", search, got, err)
		}
	}
}

func TestAQueryThatIsNotFitIsRefusedWithAllThatIsWrong(t *testing.T) {
	q := graph.SavedQuery{Params: []graph.Param{
		{Name: "a", Type: graph.TextParam}, {Name: "a", Type: "colour"}, {Name: "run", Type: graph.TextParam},
		{Name: "b c", Type: graph.TextParam}, {Name: "e", Type: graph.EnumParam}, {Name: "d", Type: graph.DateParam, Default: "soon"},
		{Name: "o", Type: graph.TextParam, Options: []string{"x"}}, {Name: "t", Type: graph.TextParam, EntityType: "Company"},
		{Name: "i", Type: graph.EntityParam, EntityType: "A`) DETACH DELETE n //"},
	}}
	_, wrong := q.Clean()
	var fields []string
	for _, e := range wrong {
		fields = append(fields, e.Field)
		if !strings.HasSuffix(e.Message, ".") {
			t.Errorf("%s: %q is no sentence", e.Field, e.Message)
		}
	}
	want := "name text params.1.type params.1.name params.2.name params.3.name params.4.options params.5.default params.6.options params.7.entityType params.8.entityType"
	if got := strings.Join(fields, " "); got != want {
		t.Errorf("wrong are\n%s, not\n%s", got, want)
	}
	if _, err := graphtest.Open(t).SaveQuery(t.Context(), q); graph.KindOf(err) != graph.Invalid {
		t.Errorf("saved with %v", err)
	}
}

func TestStartersNeverTakeThePlaceOfWhatReadersDid(t *testing.T) {
	store := graphtest.Store(t)
	starters := func(text string) []graph.SavedQuery {
		var list []graph.SavedQuery
		for _, id := range []string{"untouched", "edited", "deleted"} {
			list = append(list, graph.SavedQuery{ID: id, Name: id, Text: text})
		}
		return list
	}
	load := func(text string, want int) {
		t.Helper()
		if n, err := store.LoadStarters(t.Context(), starters(text)); err != nil || n != want {
			t.Errorf("loaded %d, want %d: %v", n, want, err)
		}
	}
	load("RETURN 1", 3)
	load("RETURN 1", 0)
	edited, err := store.Query(t.Context(), "edited")
	if err != nil || !edited.Starter {
		t.Fatalf("%+v, %v", edited, err)
	}
	edited.Text = "RETURN 'mine'"
	save(t, store, edited)
	if _, err := store.DeleteQuery(t.Context(), "deleted"); err != nil {
		t.Fatal(err)
	}
	load("RETURN 2", 1)
	load("RETURN 2", 0)
	for id, want := range map[string]string{"untouched": "RETURN 2", "edited": "RETURN 'mine'", "deleted": "RETURN 1"} {
		if q, err := store.Query(t.Context(), id); err != nil || q.Text != want || q.Deleted != (id == "deleted") {
			t.Errorf("%s is %+v, %v", id, q, err)
		}
	}
}

func TestSavedQueriesAreNoPartOfTheGraph(t *testing.T) {
	for name, open := range map[string]func(testing.TB) *graph.Store{"own": graphtest.Store, "foreign": graphtest.Movies} {
		t.Run(name, func(t *testing.T) {
			store := open(t)
			q := save(t, store, rulings)
			defer graphtest.Run(t, "MATCH (n:ClewQuery|ClewQueryVersion) DELETE n", nil)
			if err := store.RefreshSchema(t.Context()); err != nil {
				t.Fatal(err)
			}
			if labels := strings.Join(store.Schema().Labels, " "); strings.Contains(labels, "Clew") {
				t.Errorf("the labels are %s", labels)
			}
			if hits, err := store.Search(t.Context(), "Rulings agency", 10); err != nil || len(hits) > 0 {
				t.Errorf("search finds %+v, %v", hits, err)
			}
			element := graphtest.Run(t, "MATCH (q:ClewQuery) RETURN elementId(q)", nil)[0][0].(string)
			for _, id := range []string{q.ID, element} {
				if found, err := store.Entities(t.Context(), []string{id}); err != nil || len(found) > 0 {
					t.Errorf("%s is the entity %+v, %v", id, found, err)
				}
				if _, err := store.Entity(t.Context(), id); graph.KindOf(err) != graph.NotFound {
					t.Errorf("%s has a page: %v", id, err)
				}
			}
		})
	}
}
