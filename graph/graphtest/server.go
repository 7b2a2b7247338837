// Package graphtest gives tests a real Neo4j and graphs to try things on. A
// test binary has one server: it starts when first asked for and ends with
// [Main]. Tests that use it can't run in parallel with each other.
package graphtest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"clew/graph"
	"clew/graph/neo4jd"
)

// Address says where the test server is and how to log in.
type Address struct{ URI, User, Password string }

// startTime is long enough for a first start that has to fetch Neo4j.
const startTime = 10 * time.Minute

var server struct {
	once   sync.Once
	dir    string
	child  *neo4jd.Server
	driver neo4j.DriverWithContext
	err    error
}

// Main runs the tests of a binary and ends the server that they started. Use
// it in TestMain.
func Main(m *testing.M) {
	m.Run() // TestMain's caller exits with its result
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if server.driver != nil {
		_ = server.driver.Close(ctx)
	}
	if server.child != nil {
		_ = server.child.Close()
	}
	if server.dir != "" {
		_ = os.RemoveAll(server.dir)
	}
}

// Server returns the address of the test server, which it starts if need be.
func Server(tb testing.TB) Address {
	tb.Helper()
	server.once.Do(func() { server.err = start() })
	if server.err != nil {
		tb.Fatalf("no Neo4j to test against: %v", server.err)
	}
	return Address{server.child.URI(), server.child.User(), server.child.Password()}
}

func start() error {
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	var err error
	if server.dir, err = os.MkdirTemp("", "clew-graphtest-"); err != nil {
		return err
	}
	// The server outlives ctx, which bounds only its start.
	server.child, err = neo4jd.Start(context.Background(), neo4jd.Config{
		DataDir: server.dir, HeapMB: 512, PageCacheMB: 128, Probe: probe,
		Progress: func(line string) { fmt.Fprintln(os.Stderr, line) },
	})
	if err != nil {
		return err
	}
	if err := server.child.WaitReady(ctx); err != nil {
		return err
	}
	server.driver, err = neo4j.NewDriverWithContext(server.child.URI(),
		neo4j.BasicAuth(server.child.User(), server.child.Password(), ""))
	return err
}

func probe(ctx context.Context, uri, user, password string) error {
	store, err := graph.Open(graph.Config{URI: uri, User: user, Password: password})
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	return store.Ping(ctx)
}

// Open returns a store on the test server as it is; it is closed when the test
// ends.
func Open(tb testing.TB) *graph.Store {
	tb.Helper()
	at := Server(tb)
	store, err := graph.Open(graph.Config{URI: at.URI, User: at.User, Password: at.Password})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = store.Close(context.Background()) })
	return store
}

// Run runs one statement as it is and returns its rows: for tests that look at
// the database from outside or build a graph of their own.
func Run(tb testing.TB, cypher string, params map[string]any) [][]any {
	tb.Helper()
	Server(tb)
	ctx := context.Background()
	session := server.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		tb.Fatalf("%s: %v", cypher, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		tb.Fatalf("%s: %v", cypher, err)
	}
	rows := make([][]any, len(records))
	for i, record := range records {
		rows[i] = record.Values
	}
	return rows
}
