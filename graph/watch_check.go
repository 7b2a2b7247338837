package graph

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Bounds of what is kept of a watch.
const (
	WatchRows      = 5000 // a query that finds more is not compared
	changeRows     = 20   // of each kind, shown of one change among others
	changesPage    = 20   // changes in one list
	changeEvidence = 60   // claims kept of one change
	claimsOfThing  = 3    // of these, about one link or event
)

// WatchChange is what a check found to have changed.
type WatchChange struct {
	ID       string
	At       time.Time
	Columns  []string
	RowDiff          // in a list of changes: the first rows of each kind
	Totals   [3]int  // rows added, gone and changed in all
	Evidence []Claim // what was said of the links and events in the first rows when this was found
	Edited   bool    // the query itself was changed since the check before
	Renamed  bool    // its columns too, so that rows can't be compared
}

// CheckAtTicks checks the watches that are due at each tick, until ctx ends.
func (s *Store) CheckAtTicks(ctx context.Context, ticks <-chan time.Time, failed func(error)) {
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticks:
			if _, err := s.CheckDue(ctx, now); err != nil && ctx.Err() == nil {
				failed(err)
			}
		}
	}
}

// CheckDue checks all watches that are due, and returns how many of them this
// call had the turn of. What fails with one is told by that watch.
func (s *Store) CheckDue(ctx context.Context, now time.Time) (int, error) {
	records, err := s.read(ctx, query("watch_due"), map[string]any{"now": stamp(now)})
	if err != nil {
		return 0, err
	}
	checked := 0
	for _, record := range records {
		due := texts(record.Values)
		claimed, err := s.write(ctx, query("watch_claim"), map[string]any{
			"id": due[0], "was": due[1], "now": stamp(now), "next": stamp(Interval(due[2]).after(now)),
		})
		if err != nil {
			return checked, err
		}
		if len(claimed) == 0 {
			continue // another Clew has it
		}
		if err := s.CheckWatch(ctx, due[0], now); err != nil {
			return checked, err
		}
		checked++
	}
	return checked, nil
}

// CheckWatch runs the query of a watch, and keeps its results and what has
// changed since the check before. A query that fails leaves what was kept; the
// watch tells why.
func (s *Store) CheckWatch(ctx context.Context, id string, now time.Time) error {
	w, err := s.Watch(ctx, id, "")
	if err != nil {
		return err
	}
	turn, before, err := s.watched(ctx, id)
	if err != nil {
		return err
	}
	state := row{"checked": stamp(now), "turn": turn + 1, "problem": nil}
	var changes []row
	after, err := s.results(ctx, w)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		state["problem"] = MessageOf(err)
	default:
		packed, err := after.pack()
		if err != nil {
			return err
		}
		state["hash"], state["size"], state["rows"] = after.hash(), len(after.Rows), packed
		state["columns"], state["version"] = after.Columns, w.Query.Version
		if change := before.change(after, w.Key); change != nil {
			if err := s.addEvidence(ctx, change); err != nil {
				return err
			}
			record, err := change.record(id, now)
			if err != nil {
				return err
			}
			state["changed"] = stamp(now)
			changes = append(changes, record)
		}
	}
	_, err = s.write(ctx, query("watch_checked"), map[string]any{"id": id, "turn": turn, "now": stamp(now), "state": state, "changes": changes})
	return err
}

// snapshot is what a query found.
type snapshot struct {
	Columns []string
	Rows    []Row
	version int // of the query
}

func (s *Store) results(ctx context.Context, w Watch) (*snapshot, error) {
	if w.Query.Deleted {
		return nil, invalid("The query was deleted. Restore it, or stop watching it.")
	}
	values, err := s.QueryValues(ctx, w.Query, w.Form)
	if err != nil {
		return nil, err
	}
	results, err := s.Run(ctx, RunRequest{Text: w.Query.Text, Params: values, Rows: WatchRows})
	if err != nil {
		return nil, err
	}
	found := &snapshot{Columns: results.Columns, version: w.Query.Version}
	for rows, err := range results.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		found.Rows = append(found.Rows, rows...)
	}
	if results.Cut() {
		return nil, invalid("The query finds more than 5,000 rows, too many to be compared. Ask for fewer.")
	}
	return found, nil
}

// watched reads what was kept of a watch: nil before the first check.
func (s *Store) watched(ctx context.Context, id string) (turn int, found *snapshot, err error) {
	records, err := s.read(ctx, query("watch_rows"), map[string]any{"id": id})
	if err != nil {
		return 0, nil, err
	}
	if len(records) == 0 {
		return 0, nil, noWatch()
	}
	values := records[0].Values
	packed, _ := values[2].([]byte)
	if packed == nil {
		return number(values[0]), nil, nil
	}
	var lines []string
	if err := unpackJSON(packed, &lines); err != nil {
		return 0, nil, err
	}
	found = &snapshot{Columns: texts(values[1]), version: number(values[3])}
	found.Rows, err = readRows(lines)
	return number(values[0]), found, err
}

// change compares with later results; nil where nothing has changed.
func (b *snapshot) change(after *snapshot, key string) *WatchChange {
	if b == nil || b.hash() == after.hash() {
		return nil
	}
	change := &WatchChange{Columns: after.Columns, Edited: b.version != after.version}
	if change.Renamed = !slices.Equal(b.Columns, after.Columns); change.Renamed {
		return change
	}
	change.RowDiff = diffRows(after.Columns, key, b.Rows, after.Rows)
	return change
}

// hash is the same for the same rows in any order.
func (b *snapshot) hash() string {
	lines := rowTexts(b.Rows)
	slices.Sort(lines)
	return fingerprint(strings.Join(append(slices.Clone(b.Columns), lines...), "\n"))
}

func (b *snapshot) pack() ([]byte, error) { return packJSON(rowTexts(b.Rows)) }

func rowTexts(rows []Row) []string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = rowText(r)
	}
	return lines
}

func readRows(lines []string) ([]Row, error) {
	rows := make([]Row, len(lines))
	for i, line := range lines {
		var err error
		if rows[i], err = readRow(line); err != nil {
			return nil, fmt.Errorf("a stored row: %w", err)
		}
	}
	return rows, nil
}

func packJSON(value any) ([]byte, error) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if err := json.NewEncoder(w).Encode(value); err != nil {
		return nil, err
	}
	err := w.Close()
	return packed.Bytes(), err
}

func unpackJSON(packed []byte, value any) error {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	return json.NewDecoder(r).Decode(value)
}
