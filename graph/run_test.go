package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// runaway keeps the database busy for as long as it is let.
const runaway = "MATCH (a), (b), (c), (d), (e) RETURN sum(size(a.name + b.name + c.name + d.name + e.name)) AS n"

func TestExplorersStayFastWhileEveryPlaceForQueriesIsTaken(t *testing.T) {
	store := graphtest.Demo(t)
	hub := graphtest.Run(t, "MATCH (c:Company {name: 'Xiaomi'}) RETURN c.id", nil)[0][0].(string)
	links(t, store, graph.ExpandRequest{Node: hub}) // planned once: that is not what is measured
	ctx, cancel := context.WithCancel(t.Context())
	var busy sync.WaitGroup
	for range 4 {
		busy.Go(func() {
			if _, err := drain(ctx, store, graph.RunRequest{Text: runaway, Time: graph.MaxTime}); !errors.Is(err, context.Canceled) {
				t.Errorf("a runaway ended with %v", err)
			}
		})
	}
	for atWork(t) < 4 {
	}
	var times []time.Duration
	for range 20 {
		since := time.Now()
		if found, _ := links(t, store, graph.ExpandRequest{Node: hub}); len(found) == 0 {
			t.Error("an expansion brought nothing")
		}
		times = append(times, time.Since(since))
	}
	usually(t, "an expansion", time.Second, times)
	_, err := drain(t.Context(), store, graph.RunRequest{Text: "RETURN 1 AS one"})
	if graph.KindOf(err) != graph.Unavailable || graph.MessageOf(err) != "4 other queries are at work already. Try again in a moment." {
		t.Errorf("a fifth query is told %v", err)
	}
	cancel()
	gone(t)
	busy.Wait()
	if rows, err := drain(t.Context(), store, graph.RunRequest{Text: "RETURN 1 AS one"}); rows != 1 {
		t.Errorf("afterwards a query brings %d rows, %v", rows, err)
	}
}

// atWork counts the queries that the database works on for strangers.
func atWork(t *testing.T) int {
	t.Helper()
	return len(graphtest.Run(t, "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.clew IS NOT NULL AND currentQuery CONTAINS 'sum(size(' RETURN 1", nil))
}

func TestRowsStopAtTheirLimitAndSayWhetherThereAreMore(t *testing.T) {
	store := graphtest.Demo(t)
	for _, try := range []struct {
		there, limit, want int
		cut                bool
	}{{0, 10, 0, false}, {9, 10, 9, false}, {10, 10, 10, false}, {11, 10, 10, true}, {300_000_000, 2500, 2500, true}} {
		results, err := store.Run(t.Context(), graph.RunRequest{
			Text: "UNWIND range(1, $n) AS i RETURN i", Params: map[string]any{"n": try.there}, Rows: try.limit})
		if err != nil {
			t.Fatal(err)
		}
		var rows []graph.Row
		first := 0
		for page, err := range results.Rows(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if first == 0 {
				first = len(page)
			}
			rows = append(rows, page...)
		}
		if len(rows) != try.want || results.Cut() != try.cut || first > 20 {
			t.Errorf("%+v: %d rows, %d at first, cut: %t", try, len(rows), first, results.Cut())
		}
		gone(t)
	}
}

// A query that is called off, whose time is up, or that has its rows, is gone
// from the database soon, however much it had still to do.
func TestWhatIsStoppedIsGoneFromTheDatabaseInTime(t *testing.T) {
	b := watch(t)
	for name, ask := range map[string]func(ctx context.Context, stop func()) error{
		"cancelled": func(ctx context.Context, stop func()) error {
			go func() {
				for atWork(t) == 0 {
				}
				stop()
			}()
			_, err := drain(ctx, b.store, graph.RunRequest{Text: runaway, Time: graph.MaxTime})
			return err
		},
		"timed out": func(ctx context.Context, _ func()) error {
			_, err := drain(ctx, b.store, graph.RunRequest{Text: runaway, Time: time.Second})
			return err
		},
		"cancelled while it sends": func(ctx context.Context, stop func()) error {
			results, err := b.store.Run(ctx, graph.RunRequest{Text: "MATCH (a), (b), (c), (d) RETURN a.name, b.name, c.name, d.name", Rows: graph.MaxRows})
			if err != nil {
				return err
			}
			for _, err = range results.Rows(ctx) {
				stop()
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			b.T = t
			b.inTime(func() {
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				if err := ask(ctx, stop); graph.KindOf(err) != graph.Timeout && !errors.Is(err, context.Canceled) {
					t.Errorf("it ended with %v", err)
				}
			})
		})
	}
}

func TestAReaderWhoLeavesEndsTheQuery(t *testing.T) {
	store := graphtest.Demo(t)
	results, err := store.Run(t.Context(), graph.RunRequest{Text: "UNWIND range(1, 300000000) AS i RETURN i"})
	if err != nil {
		t.Fatal(err)
	}
	for range results.Rows(t.Context()) {
		break
	}
	gone(t)
}

func TestLimitsOutOfBoundsAreRefused(t *testing.T) {
	store := graphtest.Demo(t)
	for _, req := range []graph.RunRequest{{Rows: -1}, {Rows: 100_001}, {Time: -1}, {Time: time.Hour}} {
		req.Text = "RETURN 1 AS x"
		if _, err := store.Run(t.Context(), req); graph.KindOf(err) != graph.Invalid {
			t.Errorf("%+v: %v", req, err)
		}
	}
}

func TestEveryKindOfValueIsTold(t *testing.T) {
	store := graphtest.Demo(t)
	for expression, want := range map[string]string{
		"null": `null`, "true": `true`, "1": `1`, "-9007199254740992": `-9007199254740992`, "9007199254740993": `{"int":"9007199254740993"}`,
		"1.5": `1.5`, "0.0 / 0.0": `{"float":"NaN"}`, "1 / 0.0": `{"float":"+Inf"}`, `'a"\n小'`: `"a\"\n小"`,
		"date('2021-03-12')": `{"time":"2021-03-12"}`, "datetime('2021-03-12T10:00:00+01:00')": `{"time":"2021-03-12T10:00:00+01:00"}`,
		"localdatetime('2021-03-12T10:00')": `{"time":"2021-03-12T10:00:00"}`, "time('10:00:00Z')": `{"time":"10:00:00Z"}`,
		"localtime('10:00:00.5')": `{"time":"10:00:00.5"}`, "duration('P1Y2M3DT4S')": `{"time":"P14M3DT4S"}`,
		"[1, [null]]": `[1,[null]]`, "{b: 2, a: {c: 1}}": `{"map":{"a":{"map":{"c":1}},"b":2}}`,
		"point({x: 1, y: 2})":                                                              `{"map":{"srid":7203,"x":1,"y":2}}`,
		"head(COLLECT { MATCH (s:ClewSchema) RETURN s })":                                  `{"record":{"label":"ClewSchema","id":"","properties":{}}}`,
		"head(COLLECT { MATCH (s:Source) RETURN s.content IS NOT NULL })":                  `true`,
		"size(head(COLLECT { MATCH p = (:Claim)-[:QUOTES]->(:Passage) RETURN nodes(p) }))": `2`,
	} {
		results, err := store.Run(t.Context(), graph.RunRequest{Text: "RETURN " + expression + " AS x"})
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		for page, err := range results.Rows(t.Context()) {
			if err != nil {
				t.Errorf("%s: %v", expression, err)
				break
			}
			got := graph.AppendValue(nil, page[0][0])
			if string(got) != want || !json.Valid(got) {
				t.Errorf("%s is %s, want %s", expression, got, want)
			}
		}
	}
}

func TestAForeignGraphsRowsCarryItsIds(t *testing.T) {
	store := graphtest.Movies(t)
	results, err := store.Run(t.Context(), graph.RunRequest{Text: "MATCH p = (a)-[r]->(m:Movie) RETURN a, r, m, p LIMIT 5"})
	if err != nil {
		t.Fatal(err)
	}
	for page, err := range results.Rows(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page {
			link, film := row[1].(graph.Link), row[2].(graph.Entity)
			if link.Source != row[0].(graph.Entity).ID || link.Target != film.ID || film.Name == "" {
				t.Errorf("%+v", row)
			}
			known, err := store.Entities(t.Context(), []string{film.ID})
			if err != nil || len(known) != 1 || known[0].Name != film.Name {
				t.Errorf("%s is not the id of %s: %v", film.ID, film.Name, err)
			}
			path := row[3].(graph.Path)
			if !slices.Contains(path.Links, link) || len(path.Entities) != 2 {
				t.Errorf("%+v", path)
			}
		}
	}
}
