package graph_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// bystander knows what a hostile query must not touch.
type bystander struct {
	*testing.T
	store *graph.Store
	calls atomic.Int64
	url   string
	data  string
}

func watch(t *testing.T) *bystander {
	b := &bystander{T: t, store: graphtest.Demo(t)}
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { b.calls.Add(1) }))
	t.Cleanup(server.Close)
	b.url, b.data = server.URL, fingerprint(t)
	return b
}

// fingerprint is a hash of all data, and of how the database is set up.
func fingerprint(t *testing.T) string {
	t.Helper()
	sum := sha256.New()
	for _, question := range []string{
		"MATCH (n) RETURN n.id AS id, labels(n), properties(n) ORDER BY elementId(n)",
		"MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY elementId(r)",
		"SHOW INDEXES YIELD name RETURN name ORDER BY name",
		"SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name",
		"SHOW USERS YIELD user, suspended RETURN user, suspended",
	} {
		fmt.Fprintln(sum, graphtest.Run(t, question, nil))
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// drain reads all rows and returns why there are no more.
func drain(ctx context.Context, store *graph.Store, req graph.RunRequest) (rows int, err error) {
	results, err := store.Run(ctx, req)
	if err != nil {
		return 0, err
	}
	for page, err := range results.Rows(ctx) {
		if err != nil {
			return rows, err
		}
		rows += len(page)
	}
	return rows, nil
}

// patience is when waiting is given up, on however busy a machine.
const patience = 15 * time.Second

// gone waits until the database has ended what strangers asked, and returns
// how long that took.
func gone(t *testing.T) time.Duration {
	t.Helper()
	since := time.Now()
	for {
		left := graphtest.Run(t, "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.clew IS NOT NULL RETURN currentQuery", nil)
		switch {
		case len(left) == 0:
			return time.Since(since)
		case time.Since(since) > patience:
			t.Fatalf("still there after %v: %v", patience, left)
		}
	}
}

// usually checks that most of many times are within a limit: a busy machine
// may delay any one of them.
func usually(t *testing.T, what string, limit time.Duration, times []time.Duration) {
	t.Helper()
	slices.Sort(times)
	if n := len(times); n > 0 && times[n*9/10] > limit {
		t.Errorf("%s took more than %v once in ten times: %v in the middle, %v at most", what, limit, times[n/2], times[n-1])
	}
}

// Limits of what others notice of a hostile query.
const (
	endTime    = 1500 * time.Millisecond // until it is gone from the database
	answerTime = time.Second             // of the next query
)

// inTime asks something hostile and checks that no harm is left soon after. On
// a busy machine that may be late for other reasons: then it is tried again.
func (b *bystander) inTime(hostile func()) {
	b.Helper()
	const tries = 4
	for try := 1; ; try++ {
		hostile()
		ended, answered := b.unharmed()
		switch {
		case ended <= endTime && answered <= answerTime:
			return
		case try == tries:
			b.Fatalf("it was gone after %v, and the next query took %v", ended, answered)
		}
	}
}

// unharmed checks what must hold after every hostile query, and returns how
// long it took to be gone and to answer a simple one.
func (b *bystander) unharmed() (ended, answered time.Duration) {
	b.Helper()
	ended = gone(b.T)
	since := time.Now()
	if rows, err := drain(b.Context(), b.store, graph.RunRequest{Text: "RETURN 1 AS one"}); rows != 1 || err != nil {
		b.Fatalf("afterwards a simple query gives %d rows and %v", rows, err)
	}
	answered = time.Since(since)
	if b.calls.Load() > 0 {
		b.Fatal("it called an address")
	}
	if fingerprint(b.T) != b.data {
		b.Fatal("it changed the database")
	}
	return ended, answered
}
