package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// definition is what a version of a saved query holds, as it is stored.
type definition struct {
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	Owner       string   `json:"owner,omitempty"`
	Tags        []string `json:"tags,omitempty"`
	Text        string   `json:"text"`
	Params      []Param  `json:"params,omitempty"`
}

func (q SavedQuery) content() (string, error) {
	text, err := json.Marshal(definition{q.Name, q.Description, q.Owner, q.Tags, q.Text, q.Params})
	return string(text), err
}

// savedQuery reads the properties of a query's record or of a version's.
func savedQuery(value any) (SavedQuery, error) {
	properties, _ := value.(map[string]any)
	text := texter(properties)
	var d definition
	if err := json.Unmarshal([]byte(text("content")), &d); err != nil {
		return SavedQuery{}, &Error{Internal, "What was stored of this query is damaged.", err}
	}
	for i := range d.Params {
		d.Params[i].normaliseDefault() // JSON has one kind of number
	}
	return SavedQuery{
		ID: text("id"), Name: d.Name, Description: d.Description, Owner: d.Owner, Tags: d.Tags, Text: d.Text, Params: d.Params,
		Version: number(properties["version"]), Created: timeOf(properties["created"]), Updated: timeOf(properties["updated"]),
		LastRun: timeOf(properties["lastRun"]), Starter: text("starter") != "", Deleted: text("deleted") != "",
	}, nil
}

func noQuery() error { return notFound("There is no such saved query.") }

// Queries returns the saved queries that hold all the words of a search, by
// name.
func (s *Store) Queries(ctx context.Context, search string) ([]SavedQuery, error) {
	words := strings.Fields(foldText(search))
	return s.queries(ctx, func(q SavedQuery) bool { return !q.Deleted && q.matches(words) })
}

// DeletedQueries returns the queries that can be restored, by name.
func (s *Store) DeletedQueries(ctx context.Context) ([]SavedQuery, error) {
	return s.queries(ctx, func(q SavedQuery) bool { return q.Deleted })
}

func (s *Store) queries(ctx context.Context, wanted func(SavedQuery) bool) ([]SavedQuery, error) {
	records, err := s.read(ctx, query("query_all"), nil)
	if err != nil {
		return nil, err
	}
	var found []SavedQuery
	for _, record := range records {
		q, err := savedQuery(record.Values[0])
		if err != nil {
			return nil, err
		}
		if wanted(q) {
			found = append(found, q)
		}
	}
	slices.SortFunc(found, byName)
	return found, nil
}

// Query returns a saved query, also a deleted one. Its error is of kind
// NotFound where there is none.
func (s *Store) Query(ctx context.Context, id string) (SavedQuery, error) {
	return s.oneQuery(ctx, "query_one", map[string]any{"id": valid(id)})
}

// QueryVersion returns a query as it was in its version of that number.
func (s *Store) QueryVersion(ctx context.Context, id string, version int) (SavedQuery, error) {
	return s.oneQuery(ctx, "query_version", map[string]any{"key": versionKey(valid(id), version)})
}

func (s *Store) oneQuery(ctx context.Context, name string, params map[string]any) (SavedQuery, error) {
	records, err := s.read(ctx, query(name), params)
	if err != nil {
		return SavedQuery{}, err
	}
	if len(records) == 0 {
		return SavedQuery{}, noQuery()
	}
	return savedQuery(records[0].Values[0])
}

// QueryHistory returns all versions of a query, the newest first.
func (s *Store) QueryHistory(ctx context.Context, id string) ([]SavedQuery, error) {
	records, err := s.read(ctx, query("query_history"), map[string]any{"prefix": valid(id) + "/"})
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, noQuery()
	}
	versions := make([]SavedQuery, len(records))
	for i, record := range records {
		if versions[i], err = savedQuery(record.Values[0]); err != nil {
			return nil, err
		}
	}
	return versions, nil
}

func versionKey(id string, version int) string { return fmt.Sprintf("%s/%d", id, version) }

// SaveQuery saves a query: a new one where it has no ID, else the next version
// of the one it was made from, whose number it has to hold. Its error is of kind
// Invalid where the query isn't fit to be kept, and of kind Conflict when
// somebody has saved it meanwhile.
func (s *Store) SaveQuery(ctx context.Context, q SavedQuery) (SavedQuery, error) {
	q, wrong := q.Clean()
	if len(wrong) > 0 {
		return q, wrongFields(wrong)
	}
	if q.ID == "" {
		q.ID, q.Version, q.Created = NewID(), 0, time.Time{}
		return s.addQuery(ctx, q, "")
	}
	return s.changeQuery(ctx, q, nil)
}

// addQuery keeps a query for the first time. starter is what is remembered of
// how it came with Clew.
func (s *Store) addQuery(ctx context.Context, q SavedQuery, starter string) (SavedQuery, error) {
	record, version, err := q.next()
	if err != nil {
		return q, err
	}
	record["id"], record["created"] = q.ID, record["updated"]
	if starter != "" {
		record["starter"] = starter
	}
	if _, err := s.write(ctx, query("query_create"), map[string]any{"query": record, "version": version}); err != nil {
		return q, err
	}
	return savedQuery(record)
}

// changeQuery adds a version to a query and sets what else is given of it.
func (s *Store) changeQuery(ctx context.Context, q SavedQuery, also row) (SavedQuery, error) {
	record, version, err := q.next()
	if err != nil {
		return q, err
	}
	for name, value := range also {
		record[name] = value
	}
	records, err := s.write(ctx, query("query_change"), map[string]any{"id": valid(q.ID), "was": q.Version, "query": record, "version": version})
	if err != nil {
		return q, err
	}
	if len(records) == 0 {
		return q, noQuery()
	}
	now, err := savedQuery(records[0].Values[0])
	switch {
	case err != nil:
		return q, err
	case now.Deleted:
		return q, &Error{Kind: Conflict, Message: "Somebody has deleted this query meanwhile. Restore it first, or save yours as a copy."}
	case records[0].Values[1] != true:
		return q, &Error{Kind: Conflict, Message: "Somebody has saved this query meanwhile. Look at their version first, or save yours as a copy."}
	}
	return now, nil
}

// next returns what to store of the query's next version: in its record, and
// for good.
func (q SavedQuery) next() (record, version row, err error) {
	content, err := q.content()
	now := stamp(time.Now())
	record = row{"content": content, "version": int64(q.Version + 1), "updated": now}
	version = row{"key": versionKey(q.ID, q.Version+1), "id": q.ID, "content": content, "version": q.Version + 1, "updated": now}
	return record, version, err
}

// DeleteQuery takes a query out of the library; [Store.RestoreQuery] brings it
// back.
func (s *Store) DeleteQuery(ctx context.Context, id string) (SavedQuery, error) {
	return s.setQuery(ctx, id, row{"deleted": stamp(time.Now())})
}

// RestoreQuery brings a deleted query back.
func (s *Store) RestoreQuery(ctx context.Context, id string) (SavedQuery, error) {
	return s.setQuery(ctx, id, row{"deleted": nil})
}

// QueryRan remembers that a query was run.
func (s *Store) QueryRan(ctx context.Context, id string) error {
	_, err := s.setQuery(ctx, id, row{"lastRun": stamp(time.Now())})
	return err
}

func (s *Store) setQuery(ctx context.Context, id string, properties row) (SavedQuery, error) {
	records, err := s.write(ctx, query("query_set"), map[string]any{"id": valid(id), "query": properties})
	if err != nil {
		return SavedQuery{}, err
	}
	if len(records) == 0 {
		return SavedQuery{}, noQuery()
	}
	return savedQuery(records[0].Values[0])
}
