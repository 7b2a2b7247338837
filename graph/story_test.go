package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/graphtest"
)

// tale is the opening with a story of two steps: all of it, and then the ends
// of one link.
func tale(t *testing.T, store *graph.Store) (graph.Draft, graph.Link) {
	t.Helper()
	d := draftOfOpening(t, store)
	v := snapshot(t, store, d)
	link := v.Links[0]
	var all []string
	for _, e := range v.Entities {
		all = append(all, e.ID)
	}
	d.Links = []string{}
	for _, l := range v.Links {
		d.Links = append(d.Links, l.ID)
	}
	d.Story = []graph.StoryStep{
		{Title: "All of it", Text: "It began *here*.", Shown: all, Camera: &graph.Camera{X: 1, Y: 2, Scale: 1}},
		{Title: "The  link", Shown: []string{link.Target, link.Source}, Lit: []string{link.ID}, Lens: &graph.Lens{AsOf: "2021"}},
	}
	return d, link
}

// apartFrom is a link of a view that shares no end with another one.
func apartFrom(link graph.Link, v graph.View) graph.Link {
	ends := []string{link.Source, link.Target}
	at := slices.IndexFunc(v.Links, func(l graph.Link) bool { return !slices.Contains(ends, l.Source) && !slices.Contains(ends, l.Target) })
	return v.Links[at]
}

func TestAStoryIsCheckedBeforeItIsKept(t *testing.T) {
	store := facts(t)
	good, link := tale(t, store)
	for name, spoil := range map[string]func(*graph.StoryStep){
		"no title":       func(s *graph.StoryStep) { s.Title = " " },
		"long title":     func(s *graph.StoryStep) { s.Title = strings.Repeat("ü", 201) },
		"long text":      func(s *graph.StoryStep) { s.Text = strings.Repeat("x", 5_001) },
		"strange entity": func(s *graph.StoryStep) { s.Shown = append(s.Shown, "made up") },
		"strange link":   func(s *graph.StoryStep) { s.Without = []string{"made up"} },
		"strange light":  func(s *graph.StoryStep) { s.Lit = []string{"made up"} },
		"far camera":     func(s *graph.StoryStep) { s.Camera = &graph.Camera{X: 1e9, Scale: 1} },
		"strange clock":  func(s *graph.StoryStep) { s.Lens = &graph.Lens{AsOf: "yesterday"} },
		"its own layout": func(s *graph.StoryStep) { s.Lens = &graph.Lens{Layout: &graph.Arrangement{Name: "grid"}} },
	} {
		d := good
		d.Story = slices.Clone(good.Story)
		spoil(&d.Story[1])
		if _, err := store.Snapshot(t.Context(), d); graph.KindOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, steps := range map[string]int{"too many steps": 61, "too much in them": 60} {
		d := good
		d.Story = nil
		step := graph.StoryStep{Title: "Again", Shown: good.Story[0].Shown}
		for i := range 2_000 {
			d.Entities = append(d.Entities, graph.DraftEntity{ID: strings.Repeat("e", i+1)})
			step.Shown = append(step.Shown, strings.Repeat("e", i+1))
		}
		for range steps {
			d.Story = append(d.Story, step)
		}
		if _, err := store.Snapshot(t.Context(), d); graph.KindOf(err) != graph.Invalid || !strings.Contains(err.Error(), "tory") {
			t.Errorf("%s: %v", name, err)
		}
	}
	v := snapshot(t, store, good)
	if step := v.Story[1]; step.Title != "The link" || !slices.IsSorted(step.Shown) || step.Basis != "" {
		t.Errorf("got %+v", step)
	}
	scene := v.Step(1)
	if len(scene.Entities) != 2 || !slices.ContainsFunc(scene.Links, func(l graph.Link) bool { return l.ID == link.ID }) || scene.Lens.AsOf != "2021" {
		t.Errorf("the step shows %d entities and %d links", len(scene.Entities), len(scene.Links))
	}
	for _, c := range scene.Claims {
		if c.About != link.Source && c.About != link.Target && !slices.ContainsFunc(scene.Links, func(l graph.Link) bool { return l.ID == c.About }) {
			t.Errorf("the step claims something of %s", c.About)
		}
	}
	good.Story[1].Without = []string{link.ID}
	if scene := snapshot(t, store, good).Step(1); slices.ContainsFunc(scene.Links, func(l graph.Link) bool { return l.ID == link.ID }) {
		t.Error("a link that was out of sight is in the step")
	}
}

func TestAStepOfAFrozenViewTellsWhatChangedUnderIt(t *testing.T) {
	store := facts(t)
	d, link := tale(t, store)
	saved, r := share(t, store, func(r *graph.ShareRequest) { r.View = snapshot(t, store, d) })
	opened := open(t, store, saved.Slug)
	if diff := cmp.Diff(r.View, opened.View); diff != "" {
		t.Errorf("stored and opened differ: %s", diff)
	}
	apart := apartFrom(link, opened.View)
	graphtest.Run(t, "MATCH ()-[r {id: $id}]->() SET r.status = 'retracted'", map[string]any{"id": apart.ID})
	graphtest.Run(t, "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) CREATE (a)-[:WROTE_TO {id: 'new'}]->(b)", map[string]any{"a": link.Source, "b": link.Target})
	changes := changesOf(t, store, opened.View)
	first, second := changes.Under(opened.View, 0), changes.Under(opened.View, 1)
	if len(first.Retracted) != 1 || len(first.Added) != 1 || len(second.Retracted) != 0 || len(second.Added) != 1 || second.Count() != 1 {
		t.Errorf("first %+v\nsecond %+v", first, second)
	}
}

func TestAStepOfALiveViewTellsThatWhatItRestsOnHasChanged(t *testing.T) {
	store := facts(t)
	d, link := tale(t, store)
	d.Links = d.Links[:1] // a live view shows the others, too
	saved, _ := share(t, store, func(r *graph.ShareRequest) { r.View, r.Mode = snapshot(t, store, d), graph.Live })
	shifted := func() [2]bool {
		v := open(t, store, saved.Slug).View
		return [2]bool{v.Shifted(0), v.Shifted(1)}
	}
	if now := shifted(); now != [2]bool{} {
		t.Errorf("nothing has changed, and the steps say %v", now)
	}
	apart := apartFrom(link, open(t, store, saved.Slug).View)
	graphtest.Run(t, "MATCH ()-[r {id: $id}]->() SET r.status = 'retracted'", map[string]any{"id": apart.ID})
	if now := shifted(); now != [2]bool{true, false} {
		t.Errorf("a link of the first step was retracted, and the steps say %v", now)
	}
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": link.Source})
	if now := shifted(); now != [2]bool{true, true} {
		t.Errorf("an entity of both steps is gone, and they say %v", now)
	}
}
