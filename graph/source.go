package graph

import "context"

// bySource is the order of sources in a cursor: by title.
const bySource Order = "sources"

// Sources returns up to limit sources by title, without their texts, from the
// place that after tells (empty: from the first), and the place to go on from;
// empty at the end. A foreign graph has none.
func (s *Store) Sources(ctx context.Context, after string, limit int) ([]Source, string, error) {
	from, err := parseCursor(after, bySource)
	if err != nil || s.Schema().Foreign {
		return nil, "", err
	}
	params := map[string]any{"title": from.Text, "id": from.ID, "limit": limit + 1}
	records, err := s.read(ctx, query("sources"), params)
	if err != nil {
		return nil, "", err
	}
	sources := make([]Source, 0, len(records))
	for _, record := range records {
		sources = append(sources, sourceOf(record.Values[0]))
	}
	if len(sources) <= limit {
		return sources, "", nil
	}
	last := sources[limit-1]
	return sources[:limit], cursorAt(bySource, last.Title, last.ID), nil
}

// Source returns a source with its text, and up to 1,000 claims drawn from it
// in the order of its text.
func (s *Store) Source(ctx context.Context, id string) (Source, []Claim, error) {
	if s.Schema().Foreign {
		return Source{}, nil, noSource()
	}
	records, err := s.read(ctx, query("source"), map[string]any{"id": valid(id)})
	if err != nil {
		return Source{}, nil, err
	}
	if len(records) == 0 {
		return Source{}, nil, noSource()
	}
	source := sourceOf(records[0].Values[0])
	claims, err := s.claimsOfSource(ctx, source.ID)
	return source, claims, err
}

func noSource() error { return notFound("There is no such source in this graph.") }

func sourceOf(value any) Source {
	text := texter(value)
	counts, _ := value.(map[string]any)
	return Source{
		ID: text("id"), Title: text("title"), Kind: text("kind"), Publisher: text("publisher"), URL: text("url"),
		Published: text("published"), Retrieved: text("retrieved"), Text: text("content"), SHA256: text("sha256"),
		Note: text("note"), Claims: number(counts["claims"]),
	}
}
