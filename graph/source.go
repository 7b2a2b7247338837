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
	return sources[:limit], cursorAt(bySource, last.Title, last.ID).String(), nil
}

// Source returns a source with its text.
func (s *Store) Source(ctx context.Context, id string) (Source, error) {
	if s.Schema().Foreign {
		return Source{}, noSource()
	}
	records, err := s.read(ctx, query("source"), map[string]any{"id": valid(id)})
	if err != nil {
		return Source{}, err
	}
	if len(records) == 0 {
		return Source{}, noSource()
	}
	return sourceOf(records[0].Values[0]), nil
}

// SourceClaims is one page of the claims drawn from a source, in the order of
// its text.
type SourceClaims struct {
	Claims   []Claim
	Page     int // from 1
	Pages    int
	Before   int // claims on the pages before
	Passages int // passages on the pages before that are not on this one
}

// SourceClaims returns a page of up to limit claims drawn from a source: the
// one that holds the claim or passage with the ID at, else the page of that
// number. A number beyond the pages stands for the nearest.
func (s *Store) SourceClaims(ctx context.Context, source Source, at string, page, limit int) (SourceClaims, error) {
	place, err := s.placeInSource(ctx, source.ID, at)
	if err != nil {
		return SourceClaims{}, err
	}
	if place != nil {
		page = place.claims/limit + 1
	}
	found := SourceClaims{Pages: max(1, (source.Claims+limit-1)/limit)}
	found.Page = min(max(page, 1), found.Pages)
	found.Before = (found.Page - 1) * limit
	params := map[string]any{"id": source.ID, "from": found.Before, "limit": limit}
	records, err := s.claims(ctx, "claims_of_source", params)
	if found.Claims = s.readClaims(records); err != nil || found.Page == 1 || len(found.Claims) == 0 {
		return found, err
	}
	if place, err = s.placeInSource(ctx, source.ID, found.Claims[0].ID); place != nil {
		found.Passages = place.passages
	}
	return found, err
}

// place counts what stands before a claim in the order of a source's text.
type place struct{ claims, passages int }

// placeInSource finds the place of a claim or a passage; nil when the source
// has no such thing.
func (s *Store) placeInSource(ctx context.Context, source, at string) (*place, error) {
	if at == "" {
		return nil, nil
	}
	records, err := s.read(ctx, query("source_place"), map[string]any{"id": source, "at": valid(at)})
	if err != nil || len(records) == 0 {
		return nil, err
	}
	return &place{number(records[0].Values[0]), number(records[0].Values[1])}, nil
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
