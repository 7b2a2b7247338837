package graph_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

// facts is a store with the demo's facts that a test may change.
func facts(t *testing.T) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	load(t, store)
	return store
}

func load(t *testing.T, store *graph.Store) {
	t.Helper()
	if _, err := store.Import(t.Context(), formats.ReadClew(demo.Facts())); err != nil {
		t.Fatal(err)
	}
}

// draftOfOpening is the demo's opening picture as a reader would share it.
func draftOfOpening(t *testing.T, store *graph.Store) graph.Draft {
	t.Helper()
	opening, err := store.Opening(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := graph.Draft{Title: "How a ruling took Xiaomi off the list", Note: "Seen from the court's side."}
	for i, e := range opening.Entities {
		d.Entities = append(d.Entities, graph.DraftEntity{ID: e.ID, X: float64(opening.Position[i][0]), Y: float64(opening.Position[i][1])})
	}
	return d
}

func snapshot(t *testing.T, store *graph.Store, d graph.Draft) graph.View {
	t.Helper()
	v, err := store.Snapshot(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// share saves the opening as a frozen, unlisted view, unless change says
// otherwise.
func share(t *testing.T, store *graph.Store, change func(*graph.ShareRequest)) (graph.Share, graph.ShareRequest) {
	t.Helper()
	r := graph.ShareRequest{View: snapshot(t, store, draftOfOpening(t, store)), Mode: graph.Frozen, Access: graph.Unlisted, Owner: graph.NewOwner()}
	if change != nil {
		change(&r)
	}
	saved, err := store.SaveView(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return saved, r
}

func open(t *testing.T, store *graph.Store, slug string) graph.OpenedView {
	t.Helper()
	opened, err := store.OpenView(t.Context(), slug, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

func wantKind(t *testing.T, err error, kind graph.Kind) {
	t.Helper()
	if graph.KindOf(err) != kind || err == nil {
		t.Errorf("got %v, want an error of kind %s", err, kind)
	}
}

func TestAFrozenViewHoldsWhatTheGraphSaidAndItsHashProvesIt(t *testing.T) {
	store := facts(t)
	saved, r := share(t, store, nil)
	opened := open(t, store, saved.Slug)
	if diff := cmp.Diff(r.View, opened.View); diff != "" {
		t.Errorf("stored and opened differ: %s", diff)
	}
	if sum := sha256.Sum256(opened.Content); hex.EncodeToString(sum[:]) != saved.Hash || opened.Share.Hash != saved.Hash {
		t.Errorf("the hash is not of the content")
	}
	v := opened.View
	if len(v.Entities) < 5 || len(v.Links) < 5 || len(v.Claims) < 5 || len(v.Sources()) == 0 {
		t.Errorf("%d entities, %d links, %d claims", len(v.Entities), len(v.Links), len(v.Claims))
	}
	for _, claim := range v.Claims {
		if claim.Passage.Text == "" || claim.Source.Title == "" || claim.Source.Text != "" {
			t.Errorf("a claim without quote or source, or with a whole text: %+v", claim)
		}
	}
}

func TestAFrozenViewOpensAlikeWhateverBecomesOfTheGraph(t *testing.T) {
	store := facts(t)
	saved, _ := share(t, store, nil)
	before := open(t, store, saved.Slug)
	alike := func(after string) {
		t.Helper()
		if now := open(t, store, saved.Slug); !bytes.Equal(now.Content, before.Content) || now.Share.Hash != before.Share.Hash {
			t.Errorf("the view is another one after %s", after)
		}
	}
	some := before.View.Entities
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) SET n.name = 'Other', n:Renamed", map[string]any{"id": some[0].ID})
	alike("an entity was renamed")
	graphtest.Run(t, `MATCH (a:Entity {id: $a})-[r]->(b) CREATE (c:Entity:Person {id: 'merged', name: 'Merged'})-[s:KNOWS]->(b) SET s = properties(r) WITH DISTINCT a DETACH DELETE a`,
		map[string]any{"a": some[1].ID})
	alike("an entity was merged into another")
	graphtest.Run(t, "MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH 'Clew') DETACH DELETE n", nil)
	alike("all data were deleted")
	load(t, store)
	alike("all data were imported again")
	graphtest.Restore(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	alike("the database was restored with other element ids")
	if changes := changesOf(t, store, before.View); changes.Count() != 0 {
		t.Errorf("after a restore the same facts are said to differ: %+v", changes)
	}
}

func TestALiveViewShowsTheGraphAsItIs(t *testing.T) {
	store := facts(t)
	saved, r := share(t, store, func(r *graph.ShareRequest) { r.Mode = graph.Live })
	gone, renamed := r.View.Entities[0].ID, r.View.Entities[1].ID
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": gone})
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) SET n.name = 'Now called this'", map[string]any{"id": renamed})
	opened := open(t, store, saved.Slug)
	if opened.View.Gone != 1 || len(opened.View.Entities) != len(r.View.Entities)-1 || opened.Content != nil || opened.Share.Hash != "" {
		t.Errorf("%d gone, %d entities, hash %q", opened.View.Gone, len(opened.View.Entities), opened.Share.Hash)
	}
	now := opened.View.Entities[0]
	if now.Name != "Now called this" || now.X != r.View.Entities[1].X || now.Y != r.View.Entities[1].Y {
		t.Errorf("got %+v", now)
	}
}

func TestASecondVersionLeavesTheFirstAsItWas(t *testing.T) {
	store := facts(t)
	first, r := share(t, store, nil)
	r.Parent, r.View.Title = first.Slug, "With a better title"
	second, err := store.SaveView(t.Context(), r)
	if err != nil || second.Slug != first.Slug || second.Version != 2 || second.Hash == first.Hash {
		t.Fatalf("%+v, %v", second, err)
	}
	if opened := open(t, store, first.Slug); opened.Share.Version != 1 || opened.Share.Versions != 2 || opened.Share.Hash != first.Hash {
		t.Errorf("the link shows something else: %+v", opened.Share)
	}
	later, err := store.OpenView(t.Context(), first.Slug, 2, "")
	if err != nil || later.View.Title != "With a better title" || later.Share.Hash != second.Hash {
		t.Errorf("%+v, %v", later.Share, err)
	}
	history, err := store.ViewHistory(t.Context(), first.Slug, "")
	if err != nil || len(history) != 2 || history[0].Version != 2 || history[1].Title != r.View.Title && history[1].Hash != first.Hash {
		t.Errorf("%+v, %v", history, err)
	}
	_, err = store.OpenView(t.Context(), first.Slug, 3, "")
	wantKind(t, err, graph.NotFound)
}

func TestAViewOfAnotherIsForkedNotChanged(t *testing.T) {
	store := facts(t)
	for access, told := range map[graph.ViewAccess]bool{graph.Unlisted: false, graph.Public: true} {
		original, r := share(t, store, func(r *graph.ShareRequest) { r.Access = access })
		r.Parent, r.Owner, r.View.Title, r.Access = original.Slug, graph.NewOwner(), "Mine", graph.Unlisted
		fork, err := store.SaveView(t.Context(), r)
		if err != nil || fork.Slug == original.Slug || fork.Version != 1 {
			t.Fatalf("%+v, %v", fork, err)
		}
		from := open(t, store, fork.Slug).View.Fork
		if from == nil || from.Title != original.Title || from.Hash != original.Hash || (from.Slug == original.Slug) != told {
			t.Errorf("%s: forked from %+v", access, from)
		}
		if now := open(t, store, original.Slug); now.Share.Versions != 1 {
			t.Errorf("%s: the original has %d versions", access, now.Share.Versions)
		}
	}
}
