package web

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"clew/graph"
)

// endless passes every check, since its loops are over a list that the plan
// knows nothing of, and no time-out of Neo4j's ends it.
const endless = `UNWIND range(1, 100000) AS i WITH collect(i) AS l RETURN any(x IN l WHERE any(y IN l WHERE x + y < 0)) AS never`

func TestAQueryThatOutlivesItsEndRestartsTheDatabaseAndEverybodyGoesOn(t *testing.T) {
	neo4j := startNeo4j(t, t.TempDir())
	store, err := graph.Open(graph.Config{
		URI: neo4j.URI(), User: neo4j.User(), Password: neo4j.Password(), Overrun: neo4j.Restart,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Import(t.Context(), star(100)); err != nil {
		t.Fatal(err)
	}
	s := serveManaged(t, store, neo4j)
	dialer := websocket.Dialer{Subprotocols: []string{"clew.v1"}}
	ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()

	send(t, ws, `{"op":"query","stream":1,"text":"`+endless+`"}`)
	stopped, away, back := false, false, false
	for !back {
		switch m := receive(t, ws); m.Op {
		case "done":
			t.Errorf("the query came to its end: %+v", m)
		case "error":
			stopped = true
			if m.Kind != "timeout" || !strings.HasPrefix(m.Message, "The query was stopped after 10 seconds") {
				t.Errorf("its author reads %+v", m)
			}
		case "status":
			back = m.Ready
			away = away || !m.Ready
			if !m.Ready && !strings.HasPrefix(m.Message, "A query could not be stopped. The database is restarting") {
				t.Errorf("everybody reads %q", m.Message)
			}
		}
	}
	if !stopped || !away {
		t.Errorf("its end was told: %t; that the database restarts: %t", stopped, away)
	}
	send(t, ws, `{"op":"expand","stream":2,"node":"hub","limit":50}`)
	m := receive(t, ws)
	for ; m.Op != "done" && m.Op != "error"; m = receive(t, ws) {
	}
	if m.Op != "done" || m.Sent != 50 {
		t.Errorf("afterwards an expansion ended with %+v", m)
	}
}

// On a Neo4j that is not ours nobody restarts anything: the log names the
// transaction, and who is kept waiting is told why.
func TestAQueryThatOutlivesItsEndOnAnothersNeo4jIsTold(t *testing.T) {
	neo4j := startNeo4j(t, t.TempDir())
	said := make(chan slog.Record, 100)
	store, err := graph.Open(graph.Config{
		URI: neo4j.URI(), User: neo4j.User(), Password: neo4j.Password(), Log: slog.New(recorder(said)),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		neo4j.Close() // it would not end otherwise
		store.Close(context.Background())
	})
	if err := store.Ping(t.Context()); err != nil { // first and alone, as the program does: the driver sets itself up then
		t.Fatal(err)
	}
	run := func() error {
		results, err := store.Run(t.Context(), graph.RunRequest{Text: endless, Time: time.Second})
		if err != nil {
			return err
		}
		for _, err = range results.Rows(t.Context()) {
		}
		return err
	}
	const places = 4
	var authors sync.WaitGroup
	for range places {
		authors.Go(func() {
			if err := run(); graph.KindOf(err) != graph.Timeout {
				t.Errorf("its author reads %v", err)
			}
		})
	}
	authors.Wait()
	for told := 0; told < places; {
		select {
		case r := <-said:
			if r.Level == slog.LevelWarn && strings.HasPrefix(r.Message, "a query goes on") {
				told++
				r.Attrs(func(a slog.Attr) bool {
					if !strings.Contains(a.Value.String(), "transaction") {
						t.Errorf("the log says %s=%s", a.Key, a.Value)
					}
					return true
				})
			}
		case <-time.After(patience):
			t.Fatalf("the log tells of %d", told)
		}
	}
	if err := run(); graph.MessageOf(err) != "Queries that the database can't end are in the way. Whoever runs it has to restart Neo4j." {
		t.Errorf("who comes next reads %v", err)
	}
}

// recorder is a log that hands on what it is told.
type recorder chan slog.Record

func (recorder) Enabled(context.Context, slog.Level) bool        { return true }
func (c recorder) Handle(_ context.Context, r slog.Record) error { c <- r; return nil }
func (c recorder) WithAttrs([]slog.Attr) slog.Handler            { return c }
func (c recorder) WithGroup(string) slog.Handler                 { return c }
