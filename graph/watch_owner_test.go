package graph_test

import (
	"strconv"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

func TestOnlyWhoBeganToWatchAQueryMayStopIt(t *testing.T) {
	store, w := watching(t, people, "")
	for _, other := range []graph.Owner{"", graph.NewOwner()} {
		if now, err := store.Watch(t.Context(), w.ID, other); err != nil || now.Mine {
			t.Errorf("another's watch: %+v, %v", now, err)
		}
		for what, err := range map[string]error{
			"stop": store.StopWatch(t.Context(), w.ID, other), "resume": store.ResumeWatch(t.Context(), w.ID, other),
			"check": store.CheckOwnWatch(t.Context(), w.ID, other, noon),
		} {
			if graph.KindOf(err) != graph.Forbidden {
				t.Errorf("%s: %v", what, err)
			}
		}
		same, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: w.Query.ID, Every: graph.Hourly, Owner: other})
		if err != nil || same.ID == w.ID || !same.Mine {
			t.Errorf("the same query watched by another: %+v, %v", same, err)
		}
	}
	if now := again(t, store, w); !now.Mine || now.Stopped || now.Every != graph.Daily {
		t.Errorf("after others tried: %+v", now)
	}
}

func TestChangesAreReadPageByPage(t *testing.T) {
	store, w := watching(t, people, "")
	const many = 45
	for i := range many {
		graphtest.Run(t, "MATCH (p:Person {id: 'bo'}) SET p.age = $age", map[string]any{"age": i})
		if err := store.CheckWatch(t.Context(), w.ID, noon.Add(time.Duration(i/2)*time.Second)); err != nil { // two at once, now and then
			t.Fatal(err)
		}
	}
	seen := map[string]bool{}
	var last time.Time
	for after, pages := "", 0; ; pages++ {
		changes, next, err := store.Changes(t.Context(), w.ID, after)
		if err != nil || pages > 3 {
			t.Fatalf("page %d: %v", pages, err)
		}
		for _, change := range changes {
			if seen[change.ID] || !last.IsZero() && change.At.After(last) {
				t.Errorf("%v comes twice or too late", change.At)
			}
			seen[change.ID], last = true, change.At
		}
		if after = next; after == "" {
			break
		}
	}
	if len(seen) != many {
		t.Errorf("%d changes, want %d", len(seen), many)
	}
	if _, _, err := store.Changes(t.Context(), w.ID, "elsewhere"); graph.KindOf(err) != graph.Invalid {
		t.Error(err)
	}
}

func TestOfALongChangeAllRowsAreKept(t *testing.T) {
	store, w := watching(t, people, "")
	graphtest.Run(t, "UNWIND range(1, 300) AS i CREATE (:Entity:Person {id: 'p' + i, name: 'P' + i, age: i})", nil)
	changes := check(t, store, w, noon)
	if len(changes) != 1 || changes[0].Totals != [3]int{300, 0, 0} || len(changes[0].Added) >= 300 || len(changes[0].Added) == 0 {
		t.Fatalf("changes: %+v", changes)
	}
	whole, err := store.Change(t.Context(), w.ID, changes[0].ID)
	if err != nil || len(whole.Added) != 300 || !whole.At.Equal(noon) {
		t.Errorf("%d rows, %v", len(whole.Added), err)
	}
	graphtest.Run(t, "MATCH (p:Person {id: 'p1'}) DELETE p", nil)
	short := check(t, store, w, noon.Add(time.Hour))[0]
	if same, err := store.Change(t.Context(), w.ID, short.ID); err != nil || len(same.Gone) != 1 {
		t.Errorf("%+v, %v", same, err)
	}
	for _, ids := range [][2]string{{w.ID, "none"}, {"none", short.ID}} {
		if _, err := store.Change(t.Context(), ids[0], ids[1]); graph.KindOf(err) != graph.NotFound {
			t.Errorf("%v: %v", ids, err)
		}
	}
}

func TestAChangeKeepsWhatWasSaidOfIt(t *testing.T) {
	store := facts(t)
	q := save(t, store, graph.SavedQuery{Name: "Standing", Text: "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.status = 'asserted' RETURN a, r, b"})
	w, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: q.ID, Every: graph.Daily, Owner: watcher})
	if err != nil {
		t.Fatal(err)
	}
	check(t, store, w, noon)
	link := graphtest.Run(t, "MATCH (c:Claim) WHERE c.target IS NOT NULL MATCH ()-[r {id: c.about}]->() WHERE r.status = 'asserted' WITH r ORDER BY r.id LIMIT 1 SET r.status = 'retracted' RETURN r.id", nil)[0][0].(string)
	change := check(t, store, w, noon.Add(time.Hour))[0]
	quote := graphtest.Run(t, "MATCH (c:Claim {about: $id})-[:QUOTES]->(p) RETURN p.text", map[string]any{"id": link})[0][0].(string)
	if change.Totals != [3]int{0, 1, 0} || len(change.Evidence) == 0 || change.Evidence[0].About != link {
		t.Fatalf("the change of %s: %+v", link, change)
	}
	graphtest.Run(t, "MATCH (c:Claim) DETACH DELETE c", nil)
	changes, _, err := store.Changes(t.Context(), w.ID, "")
	if err != nil || changes[0].Evidence[0].Passage.Text != quote || changes[0].Evidence[0].Source.Title == "" {
		t.Errorf("later it tells %s, not %q: %v", strconv.Quote(changes[0].Evidence[0].Passage.Text), quote, err)
	}
}
