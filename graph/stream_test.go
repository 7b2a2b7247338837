package graph_test

import (
	"context"
	"errors"
	"iter"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// transactions returns the Cypher texts of what the database is working on
// besides this question.
func transactions(t *testing.T) []string {
	t.Helper()
	var running []string
	for _, row := range graphtest.Run(t, `SHOW TRANSACTIONS YIELD currentQuery
		WHERE currentQuery <> '' AND NOT currentQuery STARTS WITH 'SHOW' RETURN currentQuery`, nil) {
		running = append(running, row[0].(string))
	}
	return running
}

// ended waits until the database works on nothing.
func ended(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for len(transactions(t)) > 0 {
		if time.Now().After(deadline) {
			t.Fatalf("still running: %q", transactions(t))
		}
	}
}

// patches opens the streams that this package has, each with far more to send
// than the first patch.
func patches(ctx context.Context, t *testing.T, store *graph.Store) map[string]iter.Seq2[graph.Patch, error] {
	t.Helper()
	expansion, err := store.Expand(graph.ExpandRequest{Node: hub, Limit: graph.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	leaves := make([]string, 2000)
	for i, row := range graphtest.Run(t, "MATCH (n:Entity) WHERE n.id <> 'hub' RETURN n.id", nil) {
		leaves[i] = row[0].(string)
	}
	return map[string]iter.Seq2[graph.Patch, error]{
		"an expansion": expansion.Patches(ctx),
		"links among":  store.Among(ctx, append(leaves, hub), nil),
	}
}

func TestLeavingAStreamEndsItsTransaction(t *testing.T) {
	store := hubGraph(t)
	for name, stream := range patches(t.Context(), t, store) {
		t.Run(name, func(t *testing.T) {
			for _, err := range stream {
				if err != nil {
					t.Fatal(err)
				}
				break
			}
			ended(t)
		})
	}
}

func TestCancellingAStreamEndsItsTransaction(t *testing.T) {
	store := hubGraph(t)
	for name := range patches(t.Context(), t, store) {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var last error
			for _, err := range patches(ctx, t, store)[name] {
				last = err
				cancel()
			}
			if last != nil && !errors.Is(last, context.Canceled) {
				t.Fatal(last)
			}
			ended(t)
		})
	}
}
