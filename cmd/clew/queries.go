package main

import (
	"context"
	"fmt"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
)

// starters are the queries that come with Clew.
func starters() ([]graph.SavedQuery, error) { return formats.ReadQueries(demo.Queries()) }

// loadStarters puts the queries that come with Clew beside the demo. Those that
// readers have changed or deleted stay so.
func loadStarters(ctx context.Context, store *graph.Store) error {
	queries, err := starters()
	if err != nil {
		return err
	}
	loaded, err := store.LoadStarters(ctx, queries)
	if err == nil && loaded > 0 {
		say(fmt.Sprintf("Loaded %d saved queries.", loaded))
	}
	return err
}
