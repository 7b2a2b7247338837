package graph

import (
	"context"
	"slices"
	"time"
)

// byChange is the order of changes in a cursor.
const byChange Order = "changes"

// storedChange is a change as it is kept.
type storedChange struct {
	Columns              []string
	Added, Gone, Changed []string // of Changed, each row as it was and then as it is
	Totals               [3]int
	Edited, Renamed      bool
	Evidence             []Claim
}

// record is a change as a record: content holds its first rows, and all holds
// every row where there are more.
func (c *WatchChange) record(watch string, now time.Time) (row, error) {
	c.Totals = [3]int{len(c.Added), len(c.Gone), len(c.Changed)}
	record := row{"id": NewID(), "watch": watch, "at": stamp(now)}
	var err error
	if record["content"], err = packJSON(c.stored(changeRows)); err != nil {
		return nil, err
	}
	if max(c.Totals[0], c.Totals[1], c.Totals[2]) > changeRows {
		record["all"], err = packJSON(c.stored(WatchRows))
	}
	return record, err
}

// stored is a change with up to most rows of each kind.
func (c *WatchChange) stored(most int) storedChange {
	kept := storedChange{
		Columns: c.Columns, Totals: c.Totals, Edited: c.Edited, Renamed: c.Renamed, Evidence: c.Evidence,
		Added: rowTexts(first(c.Added, most)), Gone: rowTexts(first(c.Gone, most)),
	}
	for _, pair := range first(c.Changed, most) {
		kept.Changed = append(kept.Changed, rowText(pair.Before), rowText(pair.After))
	}
	return kept
}

func first[T any](list []T, most int) []T { return list[:min(len(list), most)] }

// addEvidence reads what is said of the links and events in the first rows of
// a change, so that it can be told after the graph has moved on.
func (s *Store) addEvidence(ctx context.Context, c *WatchChange) error {
	var ids []string
	for _, rows := range [][]Row{first(c.Added, changeRows), first(c.Gone, changeRows)} {
		for _, r := range rows {
			ids = thingsIn(ids, []Value(r))
		}
	}
	for _, pair := range first(c.Changed, changeRows) {
		ids = thingsIn(ids, []Value(pair.After))
	}
	slices.Sort(ids)
	records, err := s.claims(ctx, "watch_evidence", map[string]any{"ids": slices.Compact(ids), "each": claimsOfThing, "limit": changeEvidence})
	c.Evidence = s.readClaims(records)
	return err
}

// thingsIn adds the IDs of all entities and links in a value.
func thingsIn(ids []string, value Value) []string {
	switch v := value.(type) {
	case Entity:
		return append(ids, v.ID)
	case Link:
		return append(ids, v.ID)
	case Path:
		for _, link := range v.Links {
			ids = append(ids, link.ID)
		}
		for _, entity := range v.Entities {
			ids = append(ids, entity.ID)
		}
	case []Value:
		for _, item := range v {
			ids = thingsIn(ids, item)
		}
	case map[string]Value:
		for _, item := range v {
			ids = thingsIn(ids, item)
		}
	}
	return ids
}

// Changes returns a page of the changes that a watch has found, the newest
// first, from the place that after tells (empty: from the newest), and the place
// to go on from; empty at the end.
func (s *Store) Changes(ctx context.Context, watch, after string) ([]WatchChange, string, error) {
	from, err := parseCursor(after, byChange)
	if err != nil {
		return nil, "", err
	}
	records, err := s.read(ctx, query("watch_changes"), map[string]any{"id": valid(watch), "at": from.Text, "after": from.ID, "limit": changesPage + 1})
	if err != nil {
		return nil, "", err
	}
	changes := make([]WatchChange, len(first(records, changesPage)))
	for i := range changes {
		if changes[i], err = readChange(records[i].Values[0]); err != nil {
			return nil, "", err
		}
	}
	if len(records) <= changesPage {
		return changes, "", nil
	}
	last := changes[changesPage-1]
	return changes, cursorAt(byChange, stamp(last.At), last.ID).String(), nil
}

// Change returns one change with all its rows.
func (s *Store) Change(ctx context.Context, watch, id string) (WatchChange, error) {
	records, err := s.read(ctx, query("watch_change"), map[string]any{"watch": valid(watch), "id": valid(id)})
	if err != nil {
		return WatchChange{}, err
	}
	if len(records) == 0 {
		return WatchChange{}, notFound("There is no such change of this watched query.")
	}
	return readChange(records[0].Values[0])
}

func readChange(value any) (WatchChange, error) {
	properties, _ := value.(map[string]any)
	packed, _ := properties["content"].([]byte)
	var kept storedChange
	if err := unpackJSON(packed, &kept); err != nil {
		return WatchChange{}, &Error{Internal, "What was stored of this change is damaged.", err}
	}
	change := WatchChange{
		ID: texter(properties)("id"), At: timeOf(properties["at"]),
		Columns: kept.Columns, Totals: kept.Totals, Edited: kept.Edited, Renamed: kept.Renamed, Evidence: kept.Evidence,
	}
	var err error
	if change.Added, err = readRows(kept.Added); err != nil {
		return change, err
	}
	if change.Gone, err = readRows(kept.Gone); err != nil {
		return change, err
	}
	pairs, err := readRows(kept.Changed)
	for i := 0; i+1 < len(pairs); i += 2 {
		change.Changed = append(change.Changed, RowPair{pairs[i], pairs[i+1]})
	}
	return change, err
}
