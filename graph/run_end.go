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
}

func newSlots(n int) *slots { return &slots{taken: make(chan struct{}, n)} }

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
// looks for its end between rows only, is reported to Config.Overrun.
func (s *Store) terminate(tag string) {
	since, pause, told := time.Now(), askAgain, false
	for {
		records, err := s.read(s.life, query("terminate"), map[string]any{"tag": tag})
		if s.life.Err() != nil || err == nil && len(records) == 0 {
			return
		}
		if err == nil && !told && time.Since(since) > overrunAfter {
			told = true
			s.overran()
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

func (s *Store) overran() {
	s.log.Warn("a query goes on although the database was told to end it")
	if s.overrun != nil {
		s.overrun("A query could not be stopped.")
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
