package main

import (
	"context"
	"log/slog"
	"time"
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
	db.store.CheckAtTicks(ctx, ticker.C, func(err error) {
		log.Warn("watched queries could not be checked", "err", err)
	})
}
