package graph_test

import (
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

func TestADraftThatCannotBeSharedSaysWhy(t *testing.T) {
	store := facts(t)
	good := draftOfOpening(t, store)
	for name, spoil := range map[string]func(*graph.Draft){
		"no title":   func(d *graph.Draft) { d.Title = " \n" },
		"long title": func(d *graph.Draft) { d.Title = strings.Repeat("ü", 201) },
		"long note":  func(d *graph.Draft) { d.Note = strings.Repeat("x", 10_001) },
		"empty":      func(d *graph.Draft) { d.Entities = nil },
		"far out":    func(d *graph.Draft) { d.Entities[0].X = 1e9 },
		"too many":   func(d *graph.Draft) { d.Entities = make([]graph.DraftEntity, 5001) },
	} {
		d := good
		d.Entities = append([]graph.DraftEntity{}, good.Entities...)
		spoil(&d)
		_, err := store.Snapshot(t.Context(), d)
		if graph.KindOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	d := good
	d.Entities = append([]graph.DraftEntity{{ID: "unknown"}, {ID: "\xff"}}, good.Entities...)
	d.Title, d.Links, d.Selection = "a \xff title", []string{"made up"}, []string{"\xff", "x", "x"}
	if v := snapshot(t, store, d); v.Gone != 2 || len(v.Links) != 0 || v.Title != "a title" || len(v.Selection) != 2 {
		t.Errorf("%d gone, %d links, %q, %q", v.Gone, len(v.Links), v.Title, v.Selection)
	}
}

func TestViewsOfAForeignGraphAreKeptBesideIt(t *testing.T) {
	store := graphtest.Movies(t)
	hits, err := store.Search(t.Context(), "matrix", 10)
	if err != nil {
		t.Fatal(err)
	}
	d := graph.Draft{Title: "Films"}
	for _, hit := range hits {
		d.Entities = append(d.Entities, graph.DraftEntity{ID: hit.ID})
	}
	v := snapshot(t, store, d)
	saved, err := store.SaveView(t.Context(), graph.ShareRequest{View: v, Mode: graph.Frozen, Access: graph.Unlisted, Owner: graph.NewOwner()})
	if err != nil {
		t.Fatal(err)
	}
	if opened := open(t, store, saved.Slug); len(opened.View.Entities) != len(v.Entities) || len(v.Entities) == 0 {
		t.Errorf("%d entities of %d", len(opened.View.Entities), len(v.Entities))
	}
	if err := store.Prepare(t.Context()); err != nil || !store.Schema().Foreign {
		t.Errorf("the graph is taken for Clew's own: %v", err)
	}
	for _, label := range store.Schema().Labels {
		if strings.HasPrefix(label, "Clew") {
			t.Errorf("%s passes for a type", label)
		}
	}
}

// Going through all claims of the graph for each link of a view took a view of
// 5,000 links half a minute to read.
func TestTheClaimsOfAViewAreFoundByTheirIndex(t *testing.T) {
	plan := facts(t).ViewClaimsPlan(t)
	if !strings.Contains(plan, "c:Claim(about, sortKey)") {
		t.Error(plan)
	}
}

// Not every font has Chinese letters.
func TestAViewKnowsAnotherNameOfWhatIsWrittenInRarerLetters(t *testing.T) {
	store := facts(t)
	d := draftOfOpening(t, store)
	graphtest.Run(t, "UNWIND $names AS n MATCH (e:Entity {id: n[0]}) SET e.name = n[1], e.aliases = n[2]", map[string]any{"names": []any{
		[]any{d.Entities[0].ID, "小米", []any{"小米集团", "Xiaomi", "Mi"}},
		[]any{d.Entities[1].ID, "雷军", nil},
		[]any{d.Entities[2].ID, "Müller & Иванов, “Σ”", []any{"Muller"}},
	}})
	want := map[string]string{d.Entities[0].ID: "Xiaomi"}
	for _, e := range snapshot(t, store, d).Entities {
		if e.Alias != want[e.ID] {
			t.Errorf("%s is also called %q, want %q", e.Name, e.Alias, want[e.ID])
		}
	}
}
