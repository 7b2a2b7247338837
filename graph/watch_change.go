package graph

import (
	"context"
	"time"
)

// storedChange is a change as it is kept.
type storedChange struct {
	Columns              []string
	Added, Gone, Changed []string // of Changed, each row as it was and then as it is
	Totals               [3]int
	Edited, Renamed      bool
}

func (c *WatchChange) record(watch string, now time.Time) (row, error) {
	c.Totals = [3]int{len(c.Added), len(c.Gone), len(c.Changed)}
	kept := storedChange{
		Columns: c.Columns, Totals: c.Totals, Edited: c.Edited, Renamed: c.Renamed,
		Added: rowTexts(c.Added[:min(len(c.Added), changeRows)]),
		Gone:  rowTexts(c.Gone[:min(len(c.Gone), changeRows)]),
	}
	for _, pair := range c.Changed[:min(len(c.Changed), changeRows)] {
		kept.Changed = append(kept.Changed, rowText(pair.Before), rowText(pair.After))
	}
	content, err := packJSON(kept)
	return row{"id": NewID(), "watch": watch, "at": stamp(now), "content": content}, err
}

// Changes returns the latest changes that a watch has found, the newest first.
func (s *Store) Changes(ctx context.Context, watch string) ([]WatchChange, error) {
	records, err := s.read(ctx, query("watch_changes"), map[string]any{"id": valid(watch), "limit": ChangesShown})
	if err != nil {
		return nil, err
	}
	changes := make([]WatchChange, len(records))
	for i, record := range records {
		if changes[i], err = readChange(record.Values[0]); err != nil {
			return nil, err
		}
	}
	return changes, nil
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
		Columns: kept.Columns, Totals: kept.Totals, Edited: kept.Edited, Renamed: kept.Renamed,
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
