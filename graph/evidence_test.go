package graph_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

func TestSourcesOfOnePublisherCountOnce(t *testing.T) {
	claim := func(status graph.Status, passage, source, publisher, published, retrieved string) graph.Claim {
		return graph.Claim{Status: status, Passage: graph.Passage{ID: passage},
			Source: graph.Source{ID: source, Publisher: publisher, Published: published, Retrieved: retrieved}}
	}
	for name, c := range map[string]struct {
		claims []graph.Claim
		want   graph.Weight
	}{
		"nothing is claimed": {nil, graph.Weight{}},
		"two of one publisher": {[]graph.Claim{claim("asserted", "p", "a", "Gazette", "2021", ""), claim("asserted", "q", "b", " gazette", "2021-03-12", "")},
			graph.Weight{"asserted", 2, 1, "2021-03-12"}},
		"without publishers": {[]graph.Claim{claim("alleged", "p", "a", "", "", "2021-05-20"), claim("alleged", "q", "b", "", "", ""), claim("alleged", "q", "b", "", "", "")},
			graph.Weight{"alleged", 2, 2, "2021-05-20"}},
		"one was withdrawn": {[]graph.Claim{claim("asserted", "p", "a", "A", "2021-05", ""), claim("retracted", "q", "b", "B", "2021-05-31", "2020")},
			graph.Weight{"asserted", 2, 1, "2021-05-31"}},
		"all were withdrawn": {[]graph.Claim{claim("retracted", "p", "a", "A", "", ""), claim("superseded", "q", "b", "B", "2022", "")},
			graph.Weight{"disputed", 2, 2, "2022"}},
	} {
		if got := graph.Weigh(c.claims, nil); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestDatesAreFoundAmongFacts(t *testing.T) {
	for _, c := range []struct {
		facts       map[string]any
		from, until string
	}{
		{nil, "", ""},
		{map[string]any{"founded": int64(1987), "Dissolution_Date": "2021-03"}, "1987", "2021-03"},
		{map[string]any{"date": "soon", "year": "2020", "closed": int64(7)}, "2020", ""},
		{map[string]any{"date": []any{"2020"}, "startDate": "2020-02-30", "start_date": "2020-02"}, "2020-02", ""},
	} {
		if from, until := graph.DatesOf(c.facts); from != c.from || until != c.until {
			t.Errorf("%v: %q, %q", c.facts, from, until)
		}
	}
}

// evidenced is what the database keeps of the evidence of all its things.
func evidenced(t *testing.T) string {
	t.Helper()
	rows := graphtest.Run(t, "MATCH (n:Entity) WITH n ORDER BY n.id RETURN n.id, n.clewFrom, n.clewUntil, n.clewDated, n.clewStatus, n.clewEvidence, n.clewSources, n.clewKnown"+
		" UNION ALL MATCH ()-[r]->() WHERE r.clewSources > 0 WITH r ORDER BY r.id"+
		" RETURN r.id AS `n.id`, 0 AS `n.clewFrom`, 0 AS `n.clewUntil`, 0 AS `n.clewDated`, r.clewStatus AS `n.clewStatus`, 0 AS `n.clewEvidence`, r.clewSources AS `n.clewSources`, r.clewKnown AS `n.clewKnown`", nil)
	return fmt.Sprint(rows)
}

// trial is a small graph with every kind of evidence.
type trial struct {
	sources  []graph.Source
	judge    graph.EntityItem
	ruling   graph.EntityItem
	company  graph.EntityItem
	link     graph.LinkItem
	ofLink   []graph.ClaimItem
	ofRuling []graph.ClaimItem
}

func newTrial() trial {
	s := trial{
		sources: []graph.Source{{ID: graph.NewID(), Title: "A", Publisher: "Gazette", Published: "2021-03"}, {ID: graph.NewID(), Title: "B", Retrieved: "2021-03-20"}},
		judge:   graph.EntityItem{ID: graph.NewID(), Type: "Judge", Name: "J", Facts: map[string]any{"born": int64(1962), "until": "2030"}},
		ruling:  graph.EntityItem{ID: graph.NewID(), Type: "Ruling", Also: []string{"Event"}, Name: "R"},
		company: graph.EntityItem{ID: graph.NewID(), Type: "Company", Name: "C"},
	}
	s.link = graph.LinkItem{Link: graph.Link{ID: graph.NewID(), Type: "TARGETS", Source: s.ruling.ID, Target: s.company.ID, From: "2021-03-12", Status: graph.Asserted}}
	for i, source := range s.sources {
		p := graph.Passage{ID: graph.NewID(), Text: "said", Start: 0, End: 4}
		s.link.Passages = append(s.link.Passages, p.ID)
		s.ofLink = append(s.ofLink, graph.ClaimItem{ID: graph.NewID(), About: s.link.ID, Source: s.ruling.ID, Target: s.company.ID,
			Relation: "TARGETS", Status: graph.Asserted, SourceID: source.ID, Passage: p})
		s.ofRuling = append(s.ofRuling, graph.ClaimItem{ID: graph.NewID(), About: s.ruling.ID, Source: s.ruling.ID,
			Status: []graph.Status{graph.Alleged, graph.Denied}[i], Date: "2021-04", SourceID: source.ID, Passage: p})
	}
	return s
}

func (s trial) load(t *testing.T, store *graph.Store) graph.ImportResult {
	t.Helper()
	var list []graph.Item
	for i := range s.sources {
		list = append(list, graph.Item{Source: &s.sources[i]})
	}
	list = append(list, graph.Item{Entity: &s.judge}, graph.Item{Entity: &s.ruling}, graph.Item{Entity: &s.company}, graph.Item{Link: &s.link})
	for i := range s.ofLink {
		list = append(list, graph.Item{Claim: &s.ofLink[i]})
	}
	for i := range s.ofRuling {
		list = append(list, graph.Item{Claim: &s.ofRuling[i]})
	}
	result, err := store.Import(t.Context(), items(list...))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// neighbours returns what an expansion of the company sends.
func (s trial) seen(t *testing.T, store *graph.Store) (graph.Entity, graph.Link) {
	t.Helper()
	found, _, err := store.Neighbours(t.Context(), s.company.ID, 10, "")
	if err != nil || len(found) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	return found[0].Entity, found[0].Link
}

func TestLinksAndEventsTellTheirEvidence(t *testing.T) {
	store := graphtest.Store(t)
	s := newTrial()
	s.load(t, store)
	ruling, link := s.seen(t, store)
	wantRuling := graph.Entity{ID: s.ruling.ID, Type: "Ruling", Name: "R", Degree: 1, From: "2021-03-12", Status: graph.Disputed, Evidence: 2, Sources: 2, Known: "2021-03-20"}
	wantLink := s.link.Link
	wantLink.Evidence, wantLink.Sources, wantLink.Known = 2, 2, "2021-03-20"
	if diff := cmp.Diff(wantRuling, ruling) + cmp.Diff(wantLink, link); diff != "" {
		t.Error(diff)
	}
	judge, err := store.Entity(t.Context(), s.judge.ID)
	if err != nil || judge.From != "1962" || judge.Until != "2030" || len(judge.Facts) != 2 {
		t.Errorf("%+v, %v", judge, err)
	}
	if ruling, err := store.Entity(t.Context(), s.ruling.ID); err != nil || len(ruling.Facts) != 0 {
		t.Errorf("the page of the ruling tells %+v (%v)", ruling.Facts, err)
	}
	if link, err := store.Link(t.Context(), s.link.ID); err != nil || link.Sources != 2 || len(link.Facts) != 0 {
		t.Errorf("the page of the link tells %+v (%v)", link, err)
	}
}

func TestEvidenceFollowsWhatIsImportedLater(t *testing.T) {
	store := graphtest.Store(t)
	s := newTrial()
	s.load(t, store)
	if again := s.load(t, store); again.Entities.Changed+again.Links.Changed+again.Sources.Changed > 0 {
		t.Errorf("loading the same again: %v", again)
	}
	s.sources[1].Publisher, s.sources[1].Retrieved = "The Gazette", "2020"
	s.sources[0].Publisher = "THE GAZETTE"
	s.link.From, s.ruling.Name = "2021-03-01", "Renamed"
	s.load(t, store)
	ruling, link := s.seen(t, store)
	if link.Sources != 1 || link.Known != "2020" || ruling.Sources != 1 || ruling.Status != graph.Disputed || ruling.From != "2021-03-01" || ruling.Name != "Renamed" {
		t.Errorf("of one publisher: %+v, %+v", ruling, link)
	}
	s.ruling.Facts = map[string]any{"date": "2021-02"}
	s.ofLink[1].Status = graph.Retracted
	s.load(t, store)
	if ruling, _ := s.seen(t, store); ruling.From != "2021-02" {
		t.Errorf("with a date of its own: %+v", ruling)
	}
	s.ruling.Facts = nil
	s.load(t, store)
	if ruling, _ := s.seen(t, store); ruling.From != "2021-03-01" {
		t.Errorf("without it again: %+v", ruling)
	}
}

func TestTheDatabaseWeighsClaimsAsTheProgramDoes(t *testing.T) {
	store := graphtest.Demo(t)
	facts, err := store.Facts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	links, all, answered := allOf(t, facts.Links), []graph.Claim{}, 0
	for _, l := range links {
		all = append(all, l.Claims...)
		answered += len(l.Claims[0].Answers)
	}
	events := allOf(t, facts.Entities)
	for _, e := range events {
		all = append(all, e.Claims...)
	}
	if len(links) == 0 || answered == 0 {
		t.Error("there were no links, or no claims about claims")
	}
	for _, l := range links {
		if w := graph.Weigh(l.Claims, all); w.Sources != l.Sources || w.Known != l.Known || w.Evidence != l.Evidence || w.Status != detail(t, store, l.ID).Status {
			t.Errorf("%s: %+v, stored is %d, %s", l.ID, w, l.Sources, l.Known)
		}
	}
	for _, event := range events {
		if e, err := store.Entity(t.Context(), event.ID); err != nil || graph.Weigh(event.Claims, all) != (graph.Weight{Status: e.Status, Evidence: e.Evidence, Sources: e.Sources, Known: e.Known}) {
			t.Errorf("%+v comes to %+v (%v)", e, graph.Weigh(event.Claims, all), err)
		}
	}
}

func TestOlderGraphsAreWeighedWhenTheyAreOpened(t *testing.T) {
	store := graphtest.Store(t)
	if _, err := store.Import(t.Context(), formats.ReadClew(demo.Facts())); err != nil {
		t.Fatal(err)
	}
	newTrial().load(t, store)
	newDispute(t).load(t, store)
	want := evidenced(t)
	graphtest.Run(t, "MATCH (n:Entity) REMOVE n.clewFrom, n.clewUntil, n.clewDated, n.clewStatus, n.clewEvidence, n.clewSources, n.clewKnown", nil)
	graphtest.Run(t, "MATCH ()-[r]->() REMOVE r.clewSources, r.clewKnown, r.clewStatus", nil)
	if evidenced(t) == want {
		t.Fatal("nothing was taken away")
	}
	graphtest.Run(t, "MATCH (s:ClewSchema) SET s.version = 4", nil)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := evidenced(t); got != want {
		t.Errorf("it came to\n%s\nand should to\n%s", got, want)
	}
}

func TestDatesOfAForeignGraphAreRead(t *testing.T) {
	store := graphtest.Movies(t)
	hits, err := store.Search(t.Context(), "Charlize Theron", 1)
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	if e, err := store.Entity(t.Context(), hits[0].ID); err != nil || e.From != "1975-08-07" {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestAViewStoredWithoutWeightsGetsThemFromItsClaims(t *testing.T) {
	store := facts(t)
	v := snapshot(t, store, draftOfOpening(t, store))
	want := map[string]graph.Link{}
	for i, l := range v.Links {
		want[l.ID] = l
		v.Links[i].Sources, v.Links[i].Known = 0, ""
	}
	hash, err := v.Hash()
	if err != nil {
		t.Fatal(err)
	}
	saved, err := store.SaveView(t.Context(), graph.ShareRequest{View: v, Mode: graph.Frozen, Access: graph.Unlisted, Owner: graph.NewOwner()})
	if err != nil {
		t.Fatal(err)
	}
	opened := open(t, store, saved.Slug)
	if opened.Share.Hash != hash {
		t.Errorf("its hash became %s", opened.Share.Hash)
	}
	for _, l := range opened.View.Links {
		if diff := cmp.Diff(want[l.ID], l); diff != "" || l.Sources == 0 {
			t.Errorf("%s: %s", l.ID, diff)
		}
	}
}
