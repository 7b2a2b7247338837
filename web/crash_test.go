package web

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"clew/graph"
	"clew/graph/neo4jd"
)

// managed tells pages of a Neo4j of ours.
type managed struct{ *neo4jd.Server }

func (m managed) Status() (ready bool, state, message string) {
	status := m.Server.Status()
	return status.State == neo4jd.Ready, string(status.State), status.Message
}

func probe(ctx context.Context, uri, user, password string) error {
	store, err := graph.Open(graph.Config{URI: uri, User: user, Password: password})
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx))
	return store.Ping(ctx)
}

func startNeo4j(t *testing.T, dir string) managed {
	t.Helper()
	server, err := neo4jd.Start(context.Background(), neo4jd.Config{DataDir: dir, HeapMB: 512, PageCacheMB: 128, Probe: probe})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	waitReady(t, server)
	return managed{server}
}

func waitReady(t *testing.T, server *neo4jd.Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	if err := server.WaitReady(ctx); err != nil {
		t.Fatal(err)
	}
}

// star is one entity with n links.
func star(n int) iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		more := yield(graph.Item{Entity: &graph.EntityItem{ID: "hub", Type: "Company", Name: "The hub"}}, nil)
		for i := 0; more && i < n; i++ {
			more = yield(graph.Item{Entity: &graph.EntityItem{ID: fmt.Sprint("leaf-", i), Type: "Person", Name: fmt.Sprint("Leaf ", i)}}, nil)
		}
		for i := 0; more && i < n; i++ {
			link := graph.Link{ID: fmt.Sprint("link-", i), Type: "FOUNDED", Source: fmt.Sprint("leaf-", i), Target: "hub"}
			more = yield(graph.Item{Link: &graph.LinkItem{Link: link}}, nil)
		}
	}
}

// kill ends the Java that works in dir, the way a crash would.
func kill(t *testing.T, dir string) {
	t.Helper()
	commands, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range commands {
		command, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(command), dir) || !strings.Contains(string(command), "java") {
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatal("no Neo4j to kill")
}

// message is any frame of the server.
type message struct {
	Op, Kind, Message string
	Stream            int64
	Sent              int
	Ready             bool
	Seq               int64
}

func receive(t *testing.T, ws *websocket.Conn) message {
	t.Helper()
	if err := ws.SetReadDeadline(time.Now().Add(5 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	_, data, err := ws.ReadMessage()
	if err != nil {
		t.Fatal(err)
	}
	var m message
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func send(t *testing.T, ws *websocket.Conn, text string) {
	t.Helper()
	if err := ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		t.Fatal(err)
	}
}

func TestADatabaseKilledDuringAnExpansionIsToldAndEverythingWorksAgain(t *testing.T) {
	dir := t.TempDir()
	neo4j := startNeo4j(t, dir)
	store, err := graph.Open(graph.Config{URI: neo4j.URI(), User: neo4j.User(), Password: neo4j.Password()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Import(t.Context(), star(3000)); err != nil {
		t.Fatal(err)
	}
	before := goleak.IgnoreCurrent()
	s := serveManaged(t, store, neo4j)
	dialer := websocket.Dialer{Subprotocols: []string{"clew.v1"}}
	ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()

	send(t, ws, `{"op":"expand","stream":1,"node":"hub","limit":3000}`)
	for m := receive(t, ws); m.Op != "patch" || m.Seq < 4; m = receive(t, ws) {
	}
	kill(t, dir) // four patches are out and none is acknowledged: the stream can't be over
	failed, away, back := false, false, false
	for !back {
		switch m := receive(t, ws); m.Op {
		case "patch", "done":
			t.Errorf("the expansion went on with %+v", m)
		case "error":
			failed = true
			if m.Stream != 1 || m.Kind != "unavailable" || m.Message == "" {
				t.Errorf("the expansion ended with %+v", m)
			}
		case "status":
			back = m.Ready
			away = away || !m.Ready
			if !m.Ready && s.get("/e/hub").StatusCode != 503 {
				t.Error("a page is served without the database")
			}
		}
	}
	if !failed || !away {
		t.Errorf("the expansion's end was told: %t; that the database is away: %t", failed, away)
	}
	send(t, ws, `{"op":"expand","stream":2,"node":"hub","limit":50}`)
	m := receive(t, ws)
	for ; m.Op != "done" && m.Op != "error"; m = receive(t, ws) {
	}
	if m.Op != "done" || m.Sent != 50 {
		t.Errorf("afterwards an expansion ended with %+v", m)
	}
	if a := s.get("/e/hub"); a.StatusCode != 200 {
		t.Errorf("afterwards a page is %s", a.Status)
	}
	ws.Close()
	s.close()
	neo4j.Close() // the Java that took the killed one's place is new
	goleak.VerifyNone(t, before)
}
