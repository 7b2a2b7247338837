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
	clearData(tb)
	clearSchema(tb)
	return Open(tb)
}

// Store returns a store on an empty graph of Clew's own. Types of links that
// earlier tests used may still be known to it.
func Store(tb testing.TB) *graph.Store {
	tb.Helper()
	clearData(tb)
	return prepared(tb)
}

// Demo returns a store with the facts of the demonstration, to read from: the
// next test may be given the same data again.
func Demo(tb testing.TB) *graph.Store {
	tb.Helper()
	if holds(tb, "demo") {
		return prepared(tb)
	}
	store := Store(tb)
	if _, err := store.Import(tb.Context(), formats.ReadClew(demo.Facts())); err != nil {
		tb.Fatal(err)
	}
	keep(tb, "demo")
	return store
}

//go:embed movies.cypher
var movies string

// Movies returns a store on a graph that Clew did not make: two dozen films
// and people, to read from. Films have a constraint on their title, people
// have none.
func Movies(tb testing.TB) *graph.Store {
	tb.Helper()
	if holds(tb, "movies") {
		return prepared(tb)
	}
	clearData(tb)
	clearSchema(tb)
	for _, statement := range strings.Split(movies, ";\n") {
		if strings.TrimSpace(statement) != "" {
			Run(tb, statement, nil)
		}
	}
	keep(tb, "movies")
	return prepared(tb)
}

// kept is the graph that the database holds, as far as its size tells.
var kept struct {
	name        string
	nodes, ties any
}

func size(tb testing.TB) (nodes, ties any) {
	tb.Helper()
	row := Run(tb, "RETURN COUNT { () }, COUNT { ()-->() }", nil)[0]
	return row[0], row[1]
}

func holds(tb testing.TB, name string) bool {
	tb.Helper()
	nodes, ties := size(tb)
	return kept.name == name && kept.nodes == nodes && kept.ties == ties
}

func keep(tb testing.TB, name string) {
	tb.Helper()
	kept.nodes, kept.ties = size(tb)
	kept.name = name
}

func prepared(tb testing.TB) *graph.Store {
	tb.Helper()
	store := Open(tb)
	if err := store.Prepare(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return store
}

func clearData(tb testing.TB) {
	tb.Helper()
	kept.name = ""
	Run(tb, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
}

func clearSchema(tb testing.TB) {
	tb.Helper()
	for _, row := range Run(tb, "SHOW CONSTRAINTS YIELD name", nil) {
		Run(tb, "DROP CONSTRAINT "+quoted(row[0])+" IF EXISTS", nil)
	}
	for _, row := range Run(tb, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
		Run(tb, "DROP INDEX "+quoted(row[0])+" IF EXISTS", nil)
	}
}

func quoted(name any) string { return "`" + strings.ReplaceAll(name.(string), "`", "``") + "`" }
