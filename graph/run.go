package graph

import (
	"context"
	"iter"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Bounds of a stranger's query.
const (
	DefaultRows = 5000
	MaxRows     = 100_000
	DefaultTime = 10 * time.Second
	MaxTime     = 60 * time.Second
)

// RunRequest is a query as a stranger wrote it, with the values of its
// parameters and its limits.
type RunRequest struct {
	Text   string
	Params map[string]any
	Rows   int           // 0: DefaultRows; at most MaxRows
	Time   time.Duration // 0: DefaultTime; at most MaxTime
}

// Results are the rows of a checked query, for one reader.
type Results struct {
	Columns []string
	Limit   int           // rows that will be sent at most
	Time    time.Duration // that the query may take
	Notices []Notice

	store *Store
	text  string
	given map[string]any
	cut   bool
}

// Run checks a query in the manner of [Store.Check] and prepares it; nothing
// is read yet.
func (s *Store) Run(ctx context.Context, req RunRequest) (*Results, error) {
	orDefault(&req.Rows, DefaultRows)
	orDefault(&req.Time, DefaultTime)
	switch {
	case req.Rows < 1 || req.Rows > MaxRows:
		return nil, invalid("The number of rows must be between 1 and 100,000.")
	case req.Time < 0 || req.Time > MaxTime:
		return nil, invalid("The time must be between 1 and 60 seconds.")
	}
	facts, err := readText(req.Text)
	if err != nil {
		return nil, err
	}
	plan, err := s.checkPlan(ctx, facts, req.Params)
	if err != nil {
		return nil, err
	}
	return &Results{
		Columns: plan.Columns, Limit: req.Rows, Time: req.Time, Notices: plan.Notices,
		store: s, text: facts.plain, given: req.Params,
	}, nil
}

func orDefault[T comparable](value *T, otherwise T) {
	if *value == *new(T) {
		*value = otherwise
	}
}

// Cut tells, once the rows are read, whether there were more than the limit.
func (r *Results) Cut() bool { return r.cut }

// Pages: the first holds what is there at once, later ones are full or late.
const (
	firstPage = 20
	fullPage  = 500
	pageWait  = 30 * time.Millisecond
	fetchRows = 1000
)

// Rows reads the rows, once, in pages: a small first one at once, then larger
// ones. The transaction ends when the loop does, whichever way.
func (r *Results) Rows(ctx context.Context) iter.Seq2[[]Row, error] {
	return func(yield func([]Row, error) bool) {
		leave, err := r.store.slots.enter(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		q := r.begin(ctx)
		defer func() { r.store.release(q.tag, q.ended, leave) }()
		defer q.close()
		cells := newCells(r.store)
		for sent := 0; ; {
			page, err := q.page(min(pageSize(sent), r.Limit-sent))
			if len(page) > 0 {
				rows, failed := cells.rows(ctx, page)
				if failed != nil {
					yield(nil, failed)
					return
				}
				sent += len(rows)
				if !yield(rows, nil) {
					return
				}
			}
			switch {
			case err != nil:
				yield(nil, r.explain(ctx, q, err))
				return
			case q.ended:
				return
			case sent >= r.Limit:
				r.cut = q.more()
				return
			}
		}
	}
}

func pageSize(sent int) int {
	if sent == 0 {
		return firstPage
	}
	return fullPage
}

// explain says in words why the rows ended early.
func (r *Results) explain(ctx context.Context, q *running, err error) error {
	late := q.ctx.Err() != nil && ctx.Err() == nil
	err = textError(ctx, err, "")
	if late || KindOf(err) == Timeout && !isMemory(err) {
		return &Error{Timeout, "The query was stopped after " + seconds(r.Time) + ", the time that it may take. Ask for less, or add a LIMIT.", err}
	}
	return err
}

// running is one query at work. A goroutine reads from the database, so that a
// page can be sent when it is full or when it has waited long enough.
type running struct {
	tag     string
	session neo4j.SessionWithContext
	store   *Store
	ctx     context.Context
	cancel  context.CancelFunc
	records chan *neo4j.Record
	err     error // read after records is closed
	ended   bool  // the database has nothing more to do
}

// graceTime is what the database has for telling that the time is up.
const graceTime = time.Second

func (r *Results) begin(ctx context.Context) *running {
	q := &running{tag: newTag(), store: r.store, records: make(chan *neo4j.Record, fetchRows)}
	q.ctx, q.cancel = context.WithTimeout(ctx, r.Time+graceTime)
	cfg := r.store.sessionConfig(neo4j.AccessModeRead)
	cfg.FetchSize = fetchRows
	q.session = r.store.driver.NewSession(q.ctx, cfg)
	go func() {
		defer close(q.records)
		result, err := q.session.Run(q.ctx, r.text, r.given, strangerTx(q.tag, r.Time)...)
		if q.err = err; err != nil {
			return
		}
		for result.Next(q.ctx) {
			select {
			case q.records <- result.Record():
			case <-q.ctx.Done():
				q.err = q.ctx.Err()
				return
			}
		}
		q.err = result.Err()
	}()
	return q
}

// page returns the next records, at most most of them, and why there are no
// more.
func (q *running) page(most int) ([]*neo4j.Record, error) {
	record, open := <-q.records
	if !open {
		return nil, q.end()
	}
	page := append(make([]*neo4j.Record, 0, most), record)
	wait := time.NewTimer(pageWait)
	defer wait.Stop()
	for len(page) < most {
		select {
		case record, open := <-q.records:
			if !open {
				return page, q.end()
			}
			page = append(page, record)
		case <-wait.C:
			return page, nil
		}
	}
	return page, nil
}

// more tells whether the database has another record.
func (q *running) more() bool {
	_, open := <-q.records
	if !open {
		_ = q.end() // the rows asked for are there: what failed later is no loss
	}
	return open
}

func (q *running) end() error {
	// Who was told by the server that it has ended the query needs not end it.
	q.ended = q.ctx.Err() == nil
	return q.err
}

// close ends the reading goroutine; [Store.release] makes sure of the server.
func (q *running) close() {
	q.cancel()
	for range q.records {
	}
	if q.ended {
		q.store.end(q.ctx, q.session)
		return
	}
	// What is left must not be drained, which would run the query to its end.
	session, store := q.session, q.store
	store.background.Add(1)
	go func() {
		defer store.background.Done()
		store.end(context.Background(), session)
	}()
}
