package graph_test

import (
	"fmt"
	"iter"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// dispute is a link that one source asserts, and a ruling whose claim answers
// that; who may be answered itself by a claim about the ruling.
type dispute struct {
	trial
	said, answer, last *graph.ClaimItem
}

func newDispute(t *testing.T) dispute {
	t.Helper()
	s := newTrial()
	s.ofLink, s.ofRuling = s.ofLink[:1], s.ofRuling[:2]
	s.ofRuling[0].Status, s.ofRuling[1].Status = graph.Asserted, graph.Asserted
	d := dispute{s, &s.ofLink[0], &s.ofRuling[0], &s.ofRuling[1]}
	d.answer.SourceID, d.last.SourceID = s.sources[1].ID, s.sources[0].ID
	// A passage is of one source.
	d.answer.Passage.ID, d.last.Passage.ID = graph.NewID(), graph.NewID()
	d.says(d.answer, graph.Disputes, d.said)
	return d
}

func (d dispute) says(by *graph.ClaimItem, as graph.Stance, to *graph.ClaimItem) {
	by.Answers = []graph.Answer{{As: as, To: to.ID}}
}

func detail(t *testing.T, store *graph.Store, id string) graph.LinkDetail {
	t.Helper()
	link, err := store.Link(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return link
}

func allOf[T any](t *testing.T, list iter.Seq2[T, error]) []T {
	t.Helper()
	var all []T
	for member, err := range list {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, member)
	}
	return all
}

func TestWhatOtherClaimsSayOfThoseAboutALinkTellsHowItIsEvidenced(t *testing.T) {
	store := graphtest.Store(t)
	d := newDispute(t)
	// Each step changes what was there before and loads it again.
	for _, step := range []struct {
		name   string
		change func()
		want   graph.Backing
	}{
		{"disputed by a ruling", func() {}, "contested"},
		{"replaced by it", func() { d.says(d.answer, graph.Supersedes, d.said) }, "retracted"},
		{"taken back", func() { d.says(d.answer, graph.Retracts, d.said) }, "retracted"},
		{"supported by another publisher", func() { d.says(d.answer, graph.Supports, d.said) }, "several"},
		{"whose claim becomes one of the same", func() { d.sources[1].Publisher = "GAZETTE" }, "one"},
		{"disputed again", func() { d.says(d.answer, graph.Disputes, d.said) }, "contested"},
		{"while the ruling's claim is taken back by another", func() { d.says(d.last, graph.Retracts, d.answer) }, "one"},
		{"which no longer does", func() { d.last.Answers = nil }, "contested"},
		{"while the ruling's claim is withdrawn", func() { d.answer.Status = graph.Superseded }, "one"},
		{"which comes back", func() { d.answer.Status = graph.Asserted }, "contested"},
		{"and says nothing of it any more", func() { d.answer.Answers = nil }, "one"},
	} {
		step.change()
		d.load(t, store)
		if got := detail(t, store, d.link.ID); got.Backing() != step.want {
			t.Errorf("%s: %s (%+v)", step.name, got.Backing(), got.Link)
		}
		if again := d.load(t, store); again.Answers.Added+again.Answers.Changed+again.Links.Changed > 0 {
			t.Errorf("%s: loading the same again: %v", step.name, again)
		}
	}
}

func TestAnAnswerMayComeBeforeWhatItAnswersAndFromAnotherFile(t *testing.T) {
	store := graphtest.Store(t)
	d := newDispute(t)
	said := d.ofLink
	d.ofLink = nil
	d.load(t, store)
	d.ofLink, d.ofRuling = said, nil // the other file
	d.load(t, store)
	if got := detail(t, store, d.link.ID); got.Status != graph.Disputed {
		t.Errorf("it is %+v", got.Link)
	}
	if neighbour, link := d.seen(t, store); link.Status != graph.Disputed || neighbour.Degree != 1 {
		t.Errorf("an expansion sends %+v of %+v", link, neighbour)
	}
	rows := run(t, store, "MATCH ()-[r:TARGETS]->() RETURN r", nil)
	if link, _ := rows[0][0].(graph.Link); link.Status != graph.Disputed {
		t.Errorf("a query answers with %+v", rows)
	}
}

func TestClaimsAreReadWithWhoSaysSoAndWhatTheyAnswer(t *testing.T) {
	store := graphtest.Store(t)
	d := newDispute(t)
	d.answer.By = d.judge.ID
	d.load(t, store)
	about, _, err := store.LinkClaims(t.Context(), d.link.ID, "", 10)
	if err != nil || len(about) != 1 {
		t.Fatal(about, err)
	}
	around, err := store.ClaimsAround(t.Context(), about)
	if err != nil || len(around) != 1 || around[0].ID != d.answer.ID || around[0].By == nil || around[0].By.Name != "J" {
		t.Fatalf("%+v, %v", around, err)
	}
	if got, want := fmt.Sprint(around[0].Answers), fmt.Sprint(d.answer.Answers); got != want {
		t.Errorf("it answers %s", got)
	}
	if back, err := store.ClaimsAround(t.Context(), around); err != nil || len(back) != 1 || back[0].ID != d.said.ID {
		t.Errorf("what it answers is %+v, %v", back, err)
	}
}
