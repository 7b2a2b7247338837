package graph

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Watch is a saved query, filled in, that is run on a schedule to tell what
// has changed in its results. There is none until a reader asks for it.
type Watch struct {
	ID      string
	Query   SavedQuery
	Form    url.Values // the values of the parameters
	Values  string     // the same in words, entities by their names when it began
	Every   Interval
	Key     string // the column by which rows are told apart; empty: entities and links
	Created time.Time
	Checked time.Time // zero: not yet
	Changed time.Time // zero: never
	Due     time.Time // the next check
	Rows    int       // when last checked
	Hash    string    // SHA-256 of the results when last checked
	Problem string    // why the last check failed, or ""
	Stopped bool      // kept, to be gone on with
	Mine    bool      // the reader's own, who alone may check and stop it
}

// Interval says how often a watch is checked.
type Interval string

// The intervals of a watch.
const (
	Hourly Interval = "hour"
	Daily  Interval = "day"
	Weekly Interval = "week"
)

// Intervals are all intervals, in the order in which they are offered.
var Intervals = []Interval{Hourly, Daily, Weekly}

// after is when the check after one at this time is due.
func (i Interval) after(now time.Time) time.Time {
	switch i {
	case Hourly:
		return now.Add(time.Hour)
	case Weekly:
		return now.AddDate(0, 0, 7)
	}
	return now.AddDate(0, 0, 1)
}

func noWatch() error { return notFound("This query is not being watched.") }

// WatchRequest asks for a saved query to be watched.
type WatchRequest struct {
	Query string     // its ID
	Form  url.Values // the values of its parameters
	Every Interval
	Key   string // the column by which rows are told apart; may be empty
	Owner Owner  // who may stop it
}

// WatchQuery begins to watch a query with these values, or goes on with it. The
// first check is due at once.
func (s *Store) WatchQuery(ctx context.Context, r WatchRequest) (Watch, error) {
	if !slices.Contains(Intervals, r.Every) {
		return Watch{}, invalid("A query can be watched every hour, day or week.")
	}
	q, err := s.Query(ctx, r.Query)
	if err != nil {
		return Watch{}, err
	}
	filled, err := s.FillForm(ctx, q, r.Form)
	if err != nil {
		return Watch{}, err
	}
	if wrong := filled.Wrong(); len(wrong) > 0 {
		return Watch{}, wrongFields(wrong)
	}
	plan, err := s.Check(ctx, q.Text, filled.Values)
	if err != nil {
		return Watch{}, err
	}
	key := oneLine(r.Key)
	if key != "" && !slices.Contains(plan.Columns, key) {
		return Watch{}, invalid("The query has no column %q. It has %s.", key, strings.Join(plan.Columns, ", "))
	}
	values := filled.Address().Encode()
	id := fingerprint(strings.Join([]string{q.ID, values, key, r.Owner.print()}, "\n"))[:26]
	now := stamp(time.Now())
	_, err = s.write(ctx, query("watch_add"), map[string]any{
		"id":    id,
		"first": row{"query": q.ID, "form": values, "values": filled.words(), "key": key, "owner": r.Owner.print(), "created": now, "turn": 0},
		"watch": row{"every": string(r.Every), "due": now},
	})
	if err != nil {
		return Watch{}, err
	}
	return s.Watch(ctx, id, r.Owner)
}

// words says with which values a form is filled in.
func (f Form) words() string {
	var parts []string
	for _, field := range f.Fields {
		given := field.Given
		if len(field.Entities) > 0 {
			given = nil
			for _, entity := range field.Entities {
				given = append(given, entity.Name)
			}
		}
		if len(given) > 0 {
			parts = append(parts, field.Title()+": "+strings.Join(given, ", "))
		}
	}
	return strings.Join(parts, " · ")
}

// Watches returns all watches, the newest first.
func (s *Store) Watches(ctx context.Context, owner Owner) ([]Watch, error) {
	return s.watches(ctx, nil, owner)
}

// Watch returns one watch.
func (s *Store) Watch(ctx context.Context, id string, owner Owner) (Watch, error) {
	found, err := s.watches(ctx, valid(id), owner)
	if err != nil {
		return Watch{}, err
	}
	if len(found) == 0 {
		return Watch{}, noWatch()
	}
	return found[0], nil
}

func (s *Store) watches(ctx context.Context, id any, owner Owner) ([]Watch, error) {
	records, err := s.read(ctx, query("watch_all"), map[string]any{"id": id})
	if err != nil {
		return nil, err
	}
	found := make([]Watch, len(records))
	for i, record := range records {
		properties, _ := record.Values[0].(map[string]any)
		if found[i], err = watchOf(properties, owner); err != nil {
			return nil, err
		}
		if found[i].Query, err = savedQuery(record.Values[1]); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// watchOf reads the record of a watch.
func watchOf(properties map[string]any, owner Owner) (Watch, error) {
	text := texter(properties)
	form, err := url.ParseQuery(text("form"))
	return Watch{
		ID: text("id"), Form: form, Values: text("values"), Every: Interval(text("every")), Key: text("key"), Rows: number(properties["size"]), Hash: text("hash"),
		Created: timeOf(properties["created"]), Checked: timeOf(properties["checked"]), Changed: timeOf(properties["changed"]),
		Due: timeOf(properties["due"]), Problem: text("problem"), Stopped: text("stopped") != "", Mine: text("owner") == owner.print(),
	}, err
}

// StopWatch ends the checks of the owner's watch and keeps what it found;
// [Store.ResumeWatch] goes on with them.
func (s *Store) StopWatch(ctx context.Context, id string, owner Owner) error {
	return s.setWatch(ctx, id, owner, row{"stopped": stamp(time.Now())})
}

// ResumeWatch goes on with a watch that was stopped. It is due at once.
func (s *Store) ResumeWatch(ctx context.Context, id string, owner Owner) error {
	return s.setWatch(ctx, id, owner, row{"stopped": nil, "due": stamp(time.Now())})
}

// CheckOwnWatch checks the owner's watch before it is due: see [Store.CheckWatch].
func (s *Store) CheckOwnWatch(ctx context.Context, id string, owner Owner, now time.Time) error {
	if err := s.ownWatch(ctx, id, owner); err != nil {
		return err
	}
	return s.CheckWatch(ctx, id, now)
}

func (s *Store) setWatch(ctx context.Context, id string, owner Owner, properties row) error {
	if err := s.ownWatch(ctx, id, owner); err != nil {
		return err
	}
	_, err := s.write(ctx, query("watch_set"), map[string]any{"id": valid(id), "watch": properties})
	return err
}

// ownWatch refuses what is not there, or another's.
func (s *Store) ownWatch(ctx context.Context, id string, owner Owner) error {
	w, err := s.Watch(ctx, id, owner)
	if err == nil && !w.Mine {
		err = &Error{Kind: Forbidden, Message: "Only the browser that began to watch this query can do that."}
	}
	return err
}
