package graphtest

import (
	"fmt"
	"strings"
	"testing"
)

// Restore gives every node and relationship another element id, as a dump
// loaded elsewhere may: all, Clew's own records too, is copied in another
// order, and the old removed.
func Restore(tb testing.TB) {
	tb.Helper()
	kept.name = ""
	ids := "MATCH (n) WHERE n.id IS NOT NULL RETURN elementId(n) ORDER BY n.id, labels(n) LIMIT 20"
	old := Run(tb, ids, nil)
	type node struct {
		labels     string
		properties any
	}
	var nodes []node
	place := map[any]int{}
	for _, row := range Run(tb, "MATCH (n) RETURN elementId(n), labels(n), properties(n) ORDER BY id(n) DESC", nil) {
		var labels strings.Builder
		for _, label := range row[1].([]any) {
			fmt.Fprintf(&labels, ":`%s`", label)
		}
		place[row[0]] = len(nodes)
		nodes = append(nodes, node{labels.String(), row[2]})
	}
	links := Run(tb, "MATCH (a)-[r]->(b) RETURN elementId(a), type(r), properties(r), elementId(b) ORDER BY id(r) DESC", nil)
	Run(tb, "MATCH (n) DETACH DELETE n", nil)
	made := make([]any, len(nodes))
	Run(tb, "UNWIND range(1, 777) AS i CREATE (:Filler)", nil)
	for i, n := range nodes {
		made[i] = Run(tb, "CREATE (n"+n.labels+") SET n = $p RETURN elementId(n)", map[string]any{"p": n.properties})[0][0]
	}
	for _, l := range links {
		Run(tb, fmt.Sprintf("MATCH (a), (b) WHERE elementId(a) = $a AND elementId(b) = $b CREATE (a)-[r:`%s`]->(b) SET r = $p", l[1]),
			map[string]any{"a": made[place[l[0]]], "b": made[place[l[3]]], "p": l[2]})
	}
	Run(tb, "MATCH (n:Filler) DELETE n", nil)
	for i, now := range Run(tb, ids, nil) {
		if now[0] == old[i][0] {
			tb.Fatal("an element id is the same as before")
		}
	}
}
