package web

import (
	"context"
	"strings"
	"testing"

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
