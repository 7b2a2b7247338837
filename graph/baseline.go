package graph

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Drain runs the very query of an expansion through the bare driver and reads
// its records to the end without a look at them: what no server on top of the
// driver can beat. It returns the time to the first record and to the last.
func (s *Store) Drain(ctx context.Context, req ExpandRequest) (first, full time.Duration, err error) {
	expansion, err := s.Expand(req)
	if err != nil {
		return 0, 0, err
	}
	w, params := s.dialect().walkOf(expansion.request)
	return s.drain(ctx, expansion.query(w, params, cursor{}), params)
}

// DrainText does the same with a query as a reader writes it.
func (s *Store) DrainText(ctx context.Context, text string) (first, full time.Duration, err error) {
	return s.drain(ctx, text, nil)
}

// DrainPath finds one shortest path through the bare driver: what a search for
// paths that keeps to rules is measured against.
func (s *Store) DrainPath(ctx context.Context, from, to string, length int) (first, full time.Duration, err error) {
	text := fill("path_bare", pathQuery{walk: walk{dialect: s.dialect()}, Length: length})
	return s.drain(ctx, text, map[string]any{"from": from, "to": to})
}

// PathsRunning counts the searches for paths that the database is at.
func (s *Store) PathsRunning(ctx context.Context) (int, error) {
	records, err := s.read(ctx, query("path_running"), nil)
	return len(records), err
}

func (s *Store) drain(ctx context.Context, text string, params map[string]any) (first, full time.Duration, err error) {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: s.database})
	defer session.Close(context.WithoutCancel(ctx))
	start := time.Now()
	result, err := session.Run(ctx, text, params, neo4j.WithTxTimeout(streamTime))
	if err != nil {
		return 0, 0, wrap(ctx, err)
	}
	for result.Next(ctx) {
		if first == 0 {
			first = time.Since(start)
		}
	}
	return first, time.Since(start), wrap(ctx, result.Err())
}
