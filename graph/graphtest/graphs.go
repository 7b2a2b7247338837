package graphtest

import (
	_ "embed"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
)

// Empty returns a store on an empty database, without any schema and not yet
// prepared.
func Empty(tb testing.TB) *graph.Store {
	tb.Helper()
	clear(tb)
	return Open(tb)
}

// Store returns a store on an empty graph of Clew's own.
func Store(tb testing.TB) *graph.Store {
	tb.Helper()
	return prepared(tb, Empty(tb))
}

// Demo returns a store with the facts of the demonstration.
func Demo(tb testing.TB) *graph.Store {
	tb.Helper()
	store := Store(tb)
	if _, err := store.Import(tb.Context(), formats.ReadClew(demo.Facts())); err != nil {
		tb.Fatal(err)
	}
	return store
}

//go:embed movies.cypher
var movies string

// Movies returns a store on a graph that Clew did not make: two dozen films
// and people. Films have a constraint on their title, people have none.
func Movies(tb testing.TB) *graph.Store {
	tb.Helper()
	clear(tb)
	for _, statement := range strings.Split(movies, ";\n") {
		if strings.TrimSpace(statement) != "" {
			Run(tb, statement, nil)
		}
	}
	return prepared(tb, Open(tb))
}

func prepared(tb testing.TB, store *graph.Store) *graph.Store {
	tb.Helper()
	if err := store.Prepare(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return store
}

// clear removes data and schema.
func clear(tb testing.TB) {
	tb.Helper()
	Run(tb, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	for _, row := range Run(tb, "SHOW CONSTRAINTS YIELD name", nil) {
		Run(tb, "DROP CONSTRAINT "+quoted(row[0])+" IF EXISTS", nil)
	}
	for _, row := range Run(tb, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
		Run(tb, "DROP INDEX "+quoted(row[0])+" IF EXISTS", nil)
	}
}

func quoted(name any) string { return "`" + strings.ReplaceAll(name.(string), "`", "``") + "`" }
