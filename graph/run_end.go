package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Strangers' queries have a few places of their own, so that however busy
// they are, expansions and searches go on. A place is free again when the
// database has really ended the query.
const (
	runSlots   = 4
	checkSlots = 2
	maxWaiting = 16
	waitTime   = 5 * time.Second
)

type slots struct {
	taken   chan struct{}
	waiting atomic.Int32
	stuck   *atomic.Int32 // queries that nobody will end
}

func newSlots(n int, stuck *atomic.Int32) *slots {
	return &slots{taken: make(chan struct{}, n), stuck: stuck}
}

// enter waits for a place, for a while, and returns how to leave it.
func (s *slots) enter(ctx context.Context) (leave func(), err error) {
	defer s.waiting.Add(-1)
	if s.waiting.Add(1) > maxWaiting {
		return nil, s.busy()
	}
	wait := time.NewTimer(waitTime)
	defer wait.Stop()
	select {
	case s.taken <- struct{}{}:
		return sync.OnceFunc(func() { <-s.taken }), nil
	case <-ctx.Done():
		return nil, wrap(ctx, ctx.Err())
	case <-wait.C:
		return nil, s.busy()
	}
}

func (s *slots) busy() error {
	if s.stuck.Load() > 0 {
		return &Error{Kind: Unavailable, Message: "Queries that the database can't end are in the way. Whoever runs it has to restart Neo4j."}
	}
	return &Error{Kind: Unavailable, Message: fmt.Sprintf("%d other queries are at work already. Try again in a moment.", cap(s.taken))}
}

// tagKey is where the tag stands in a transaction's metadata.
const tagKey = "clew"

func newTag() string { return rand.Text() }

// strangerTx tells Neo4j the time limit and the tag of a transaction.
func strangerTx(tag string, limit time.Duration) []func(*neo4j.TransactionConfig) {
	return []func(*neo4j.TransactionConfig){
		neo4j.WithTxTimeout(limit), neo4j.WithTxMetadata(map[string]any{tagKey: tag}),
	}
}

// When a transaction that was told to end is looked for.
const (
	askAgain     = 100 * time.Millisecond
	overrunAfter = 10 * time.Second
)

// release leaves a place once the transaction has ended. One that may still
// be there is terminated, and looked for until it is gone.
func (s *Store) release(tag string, ended bool, leave func()) {
	if ended {
		leave()
		return
	}
	s.background.Add(1)
	go func() {
		defer s.background.Done()
		defer leave()
		s.terminate(tag)
	}()
}

// terminate ends the transaction with a tag. What can't be ended, since Neo4j
// looks for its end between rows only, is told by [Store.overran].
func (s *Store) terminate(tag string) {
	since, pause, told := time.Now(), askAgain, false
	for {
		records, err := s.read(s.life, query("terminate"), map[string]any{"tag": tag})
		if s.life.Err() != nil || err == nil && len(records) == 0 {
			return
		}
		if err == nil && !told && time.Since(since) > overrunAfter {
			told = true
			defer s.overran(records[0].Values[0])()
		}
		if time.Since(since) > time.Second {
			pause = time.Second
		}
		select {
		case <-s.life.Done():
		case <-time.After(pause):
		}
	}
}

// overran tells of a query that goes on: whoever can restart the server, or
// else the log and those who have to wait for it. It returns what to do when
// the query is gone.
func (s *Store) overran(transaction any) (gone func()) {
	if s.overrun != nil {
		s.log.Warn("a query goes on although the database was told to end it", "transaction", transaction)
		s.overrun("A query could not be stopped.")
		return func() {}
	}
	s.log.Warn("a query goes on although the database was told to end it; it keeps one of the few places for queries until it ends by itself or Neo4j is restarted",
		"transaction", transaction)
	s.stuck.Add(1)
	return func() {
		s.stuck.Add(-1)
		s.log.Info("the query that could not be ended is gone", "transaction", transaction)
	}
}

func isMemory(err error) bool {
	var server *neo4j.Neo4jError
	return errors.As(err, &server) && strings.Contains(server.Code, "OutOfMemory")
}

// seconds writes a time limit in words.
func seconds(d time.Duration) string {
	if d == time.Second {
		return "1 second"
	}
	return fmt.Sprintf("%g seconds", d.Seconds())
}

// closeQueries ends what is left of strangers' queries.
func (s *Store) closeQueries(ctx context.Context) {
	s.endLife()
	gone := make(chan struct{})
	go func() {
		s.background.Wait()
		close(gone)
	}()
	select {
	case <-gone:
	case <-ctx.Done():
	}
}
