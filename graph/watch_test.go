package graph_test

import (
	"context"
	"net/url"
	"sync"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// watcher is who watches.
var watcher = graph.NewOwner()

var noon = time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)

// watching is a watched query over three people, checked once.
func watching(t *testing.T, text, key string) (*graph.Store, graph.Watch) {
	t.Helper()
	store := graphtest.Store(t)
	graphtest.Run(t, "UNWIND ['Ana', 'Bo', 'Cy'] AS name CREATE (:Entity:Person {id: toLower(name), name: name, age: 40})", nil)
	q := save(t, store, graph.SavedQuery{Name: "People", Text: text})
	w, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: q.ID, Every: graph.Daily, Key: key, Owner: watcher})
	if err != nil {
		t.Fatal(err)
	}
	check(t, store, w, noon)
	return store, w
}

func check(t *testing.T, store *graph.Store, w graph.Watch, at time.Time) []graph.WatchChange {
	t.Helper()
	if err := store.CheckWatch(t.Context(), w.ID, at); err != nil {
		t.Fatal(err)
	}
	changes, _, err := store.Changes(t.Context(), w.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func again(t *testing.T, store *graph.Store, w graph.Watch) graph.Watch {
	t.Helper()
	now, err := store.Watch(t.Context(), w.ID, watcher)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

const people = "MATCH (p:Person) RETURN p, p.age AS age"

func TestAWatchTellsRowsThatWereAddedAreGoneAndHaveChanged(t *testing.T) {
	store, w := watching(t, people, "")
	if now := again(t, store, w); now.Rows != 3 || len(now.Hash) != 64 || !now.Checked.Equal(noon) || !now.Changed.IsZero() {
		t.Errorf("after the first check: %+v", now)
	}
	if changes := check(t, store, w, noon.Add(time.Hour)); len(changes) > 0 {
		t.Fatalf("nothing has changed, yet it tells %+v", changes)
	}
	graphtest.Run(t, "MATCH (p:Person {id: 'ana'}) DELETE p", nil)
	graphtest.Run(t, "MATCH (p:Person {id: 'bo'}) SET p.age = 41", nil)
	graphtest.Run(t, "CREATE (:Entity:Person {id: 'di', name: 'Di', age: 5})", nil)
	changes := check(t, store, w, noon.Add(2*time.Hour))
	if len(changes) != 1 {
		t.Fatalf("changes: %+v", changes)
	}
	change := changes[0]
	if change.Totals != [3]int{1, 1, 1} || !change.At.Equal(noon.Add(2*time.Hour)) || change.Edited {
		t.Errorf("change: %+v", change)
	}
	if name(change.Added[0]) != "Di" || name(change.Gone[0]) != "Ana" {
		t.Errorf("added %v, gone %v", change.Added, change.Gone)
	}
	if pair := change.Changed[0]; name(pair.Before) != "Bo" || pair.Before[1] != int64(40) || pair.After[1] != int64(41) {
		t.Errorf("changed: %+v", pair)
	}
	if changes := check(t, store, w, noon.Add(3*time.Hour)); len(changes) != 1 {
		t.Errorf("told twice: %+v", changes)
	}
}

func name(r graph.Row) string {
	e, _ := r[0].(graph.Entity)
	return e.Name
}

func TestRowsOfOneKeyAreAddedAndGone(t *testing.T) {
	store, w := watching(t, "MATCH (p:Person) RETURN p.age AS age, p.name AS name", "age")
	graphtest.Run(t, "MATCH (p:Person {id: 'cy'}) SET p.name = 'Cyd'", nil)
	changes := check(t, store, w, noon)
	if len(changes) != 1 || changes[0].Totals != [3]int{1, 1, 0} || changes[0].Added[0][1] != "Cyd" || changes[0].Gone[0][1] != "Cy" {
		t.Errorf("changes: %+v", changes)
	}
}

func TestARowIsKnownByAllItsEntitiesAndElseByTheFirst(t *testing.T) {
	store, w := watching(t, `MATCH (p:Person) WHERE p.hidden IS NULL
		MATCH (other:Person {id: coalesce(p.with, 'cy')}) RETURN other AS first, p, p.age AS age
		UNION ALL MATCH (p:Person {id: 'bo'}) RETURN p AS first, p.other AS p, p.age AS age`, "")
	graphtest.Run(t, "MATCH (p:Person {id: 'ana'}) SET p.age = 41", nil) // its row begins with Cy, as others do
	changes := check(t, store, w, noon)
	if len(changes) != 1 || changes[0].Totals != [3]int{0, 0, 1} || changes[0].Changed[0].After[2] != int64(41) {
		t.Fatalf("changes: %+v", changes)
	}
	graphtest.Run(t, "MATCH (p:Person {id: 'bo'}) SET p.other = 'now', p.hidden = true", nil)
	changes = check(t, store, w, noon.Add(time.Hour))
	if len(changes) != 2 || changes[0].Totals != [3]int{0, 1, 1} || name(changes[0].Changed[0].After) != "Bo" {
		t.Errorf("changes: %+v", changes)
	}
}

func TestEveryKindOfCellIsReadBack(t *testing.T) {
	store, w := watching(t, `MATCH (p:Person {id: 'ana'})
		RETURN p.age AS age, [1, 'two', [true, null]] AS list, {a: 1.5, b: date('2021-03-12')} AS map, 9007199254740993 AS large, sqrt(-1.0) AS nan, p`, "age")
	graphtest.Run(t, "MATCH (p:Person {id: 'ana'}) SET p.age = 7", nil)
	changes := check(t, store, w, noon)
	if len(changes) != 1 || changes[0].Totals != [3]int{1, 1, 0} {
		t.Fatalf("changes: %+v", changes)
	}
	want := `[7,[1,"two",[true,null]],{"map":{"a":1.5,"b":{"time":"2021-03-12"}}},{"int":"9007199254740993"},{"float":"NaN"},{"entity":{"id":"ana","type":"Person","name":"Ana"}}]`
	if got := string(graph.AppendValue(nil, []graph.Value(changes[0].Added[0]))); got != want {
		t.Errorf("read back\n%s, want\n%s", got, want)
	}
}

func TestAQueryThatFailsIsToldAndTriedAgain(t *testing.T) {
	store, w := watching(t, people, "")
	q := again(t, store, w).Query
	good := q.Text
	q.Text = "CREATE (n) RETURN n"
	q = save(t, store, q)
	if changes := check(t, store, w, noon); len(changes) > 0 {
		t.Errorf("a failure is no change: %+v", changes)
	}
	if now := again(t, store, w); now.Problem == "" || now.Rows != 3 {
		t.Errorf("after a failure: %+v", now)
	}
	q.Text = "UNWIND range(1, 5001) AS i RETURN i"
	q = save(t, store, q)
	check(t, store, w, noon)
	if now := again(t, store, w); now.Problem != "The query finds more than 5,000 rows, too many to be compared. Ask for fewer." {
		t.Errorf("of too many rows it tells %q", now.Problem)
	}
	if _, err := store.DeleteQuery(t.Context(), q.ID); err != nil {
		t.Fatal(err)
	}
	check(t, store, w, noon)
	if now := again(t, store, w); now.Problem == "" {
		t.Error("that the query was deleted is not told")
	}
	if _, err := store.RestoreQuery(t.Context(), q.ID); err != nil {
		t.Fatal(err)
	}
	q.Text = good
	save(t, store, q)
	graphtest.Run(t, "MATCH (p:Person {id: 'ana'}) DELETE p", nil)
	changes := check(t, store, w, noon)
	if now := again(t, store, w); now.Problem != "" || len(changes) != 1 || changes[0].Totals != [3]int{0, 1, 0} || !changes[0].Edited {
		t.Errorf("after it works again: %+v, %+v", now, changes)
	}
}

func TestOtherColumnsAreNotCompared(t *testing.T) {
	store, w := watching(t, people, "")
	q := again(t, store, w).Query
	q.Text = "MATCH (p:Person) RETURN p"
	save(t, store, q)
	changes := check(t, store, w, noon)
	if len(changes) != 1 || !changes[0].Renamed || changes[0].Totals != [3]int{} {
		t.Errorf("changes: %+v", changes)
	}
}

func TestOfTwoInstancesOneHasTheTurn(t *testing.T) {
	store, w := watching(t, people, "")
	graphtest.Run(t, "MATCH (p:Person {id: 'ana'}) DELETE p", nil)
	var wait sync.WaitGroup
	turns := make([]int, 4)
	for i := range turns {
		instance := graphtest.Open(t)
		if err := instance.Prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
		wait.Go(func() {
			var err error
			if turns[i], err = instance.CheckDue(t.Context(), noon); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if sum := turns[0] + turns[1] + turns[2] + turns[3]; sum != 1 {
		t.Errorf("the turn was had %d times", sum)
	}
	changes, _, err := store.Changes(t.Context(), w.ID, "")
	if err != nil || len(changes) != 1 {
		t.Errorf("changes: %+v, %v", changes, err)
	}
	if due := again(t, store, w).Due; !due.Equal(noon.AddDate(0, 0, 1)) {
		t.Errorf("due again on %v", due)
	}
	if n, err := store.CheckDue(t.Context(), noon.Add(time.Hour)); n != 0 || err != nil {
		t.Errorf("%d were due, %v", n, err)
	}
}

func TestAWatchIsCheckedWhenItIsDueUntilTheEnd(t *testing.T) {
	store, w := watching(t, people, "")
	graphtest.Run(t, "MATCH (p:Person {id: 'ana'}) DELETE p", nil)
	ctx, end := context.WithCancel(t.Context())
	ticks, ended := make(chan time.Time), make(chan struct{})
	go func() {
		defer close(ended)
		store.CheckAtTicks(ctx, ticks, func(err error) { t.Error(err) })
	}()
	before := again(t, store, w).Due.Add(-time.Minute)
	ticks <- before
	ticks <- before // taken when the one before is done
	if now := again(t, store, w); !now.Checked.Equal(noon) || !now.Changed.IsZero() {
		t.Errorf("checked before it was due: %+v", now)
	}
	later := noon.Add(time.Hour)
	ticks <- later
	ticks <- later
	if now := again(t, store, w); !now.Changed.Equal(later) || now.Rows != 2 || !now.Due.Equal(later.AddDate(0, 0, 1)) {
		t.Errorf("when it was due: %+v", now)
	}
	end()
	<-ended
}

func TestAWatchIsStoppedAndGoneOnWith(t *testing.T) {
	store, w := watching(t, people, "")
	if err := store.StopWatch(t.Context(), w.ID, watcher); err != nil {
		t.Fatal(err)
	}
	if n, err := store.CheckDue(t.Context(), noon); n != 0 || err != nil || !again(t, store, w).Stopped {
		t.Errorf("a stopped watch was due: %d, %v", n, err)
	}
	if err := store.ResumeWatch(t.Context(), w.ID, watcher); err != nil {
		t.Fatal(err)
	}
	if n, err := store.CheckDue(t.Context(), noon); n != 1 || err != nil {
		t.Errorf("gone on with, %d were due, %v", n, err)
	}
	same, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: w.Query.ID, Every: graph.Weekly, Owner: watcher})
	if err != nil || same.ID != w.ID || same.Every != graph.Weekly || same.Rows != 3 {
		t.Errorf("watched once more: %+v, %v", same, err)
	}
}

func TestAWatchSaysItsValuesByName(t *testing.T) {
	store := graphtest.Demo(t)
	q := save(t, store, graph.SavedQuery{Name: "One", Text: "MATCH (p:Entity {id: $who}) RETURN p, $least", Params: []graph.Param{
		{Name: "who", Label: "Company", Type: graph.EntityParam, Required: true}, {Name: "least", Type: graph.NumberParam, Default: int64(3)}, {Name: "most", Type: graph.NumberParam},
	}})
	w, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: q.ID, Form: url.Values{"who": {"Xiaomi"}}, Every: graph.Daily})
	if err != nil || w.Values != "Company: Xiaomi · least: 3" || len(w.Form.Get("who")) != 26 {
		t.Errorf("%+v, %v", w, err)
	}
	check(t, store, w, noon)
	if now := again(t, store, w); now.Problem != "" || now.Rows != 1 {
		t.Errorf("checked: %+v", now)
	}
}

func TestWhatCannotBeWatchedIsTold(t *testing.T) {
	store, _ := watching(t, people, "")
	q := save(t, store, graph.SavedQuery{Name: "One", Text: "RETURN $n", Params: []graph.Param{{Name: "n", Type: graph.NumberParam, Required: true}}})
	for _, form := range []url.Values{nil, {"n": {"many"}}} {
		if _, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: q.ID, Form: form, Every: graph.Daily}); graph.KindOf(err) != graph.Invalid {
			t.Errorf("%v: %v", form, err)
		}
	}
	if _, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: q.ID, Form: url.Values{"n": {"1"}}, Every: "minute"}); graph.KindOf(err) != graph.Invalid {
		t.Error(err)
	}
	if _, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: q.ID, Form: url.Values{"n": {"1"}}, Every: graph.Daily, Key: "n"}); err == nil || graph.MessageOf(err) != `The query has no column "n". It has $n.` {
		t.Error(err)
	}
	if _, err := store.WatchQuery(t.Context(), graph.WatchRequest{Query: "none", Every: graph.Daily}); graph.KindOf(err) != graph.NotFound {
		t.Error(err)
	}
	for _, err := range []error{store.StopWatch(t.Context(), "none", watcher), store.ResumeWatch(t.Context(), "none", watcher), store.CheckWatch(t.Context(), "none", noon)} {
		if graph.KindOf(err) != graph.NotFound {
			t.Error(err)
		}
	}
}
