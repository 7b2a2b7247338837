package main

import (
	"context"
	"log/slog"
	"time"

	"clew/graph"
)

// watchEvery is how often Clew looks whether a watched query is due.
const watchEvery = time.Minute

// watchQueries checks the watched queries that are due, once the graph is open
// and then with each tick, until ctx ends.
func watchQueries(ctx context.Context, db *database, log *slog.Logger) {
	if db.waitReady(ctx) != nil {
		return // told where it is waited for
	}
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	checkAtTicks(ctx, db.store, ticker.C, log)
}

func checkAtTicks(ctx context.Context, store *graph.Store, ticks <-chan time.Time, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticks:
			if _, err := store.CheckDue(ctx, now); err != nil && ctx.Err() == nil {
				log.Warn("watched queries could not be checked", "err", err)
			}
		}
	}
}
