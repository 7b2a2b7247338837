package graph

import "context"

// RecordImport remembers that the file with this SHA-256 was the last to be
// imported, and how much the graph then held.
func (s *Store) RecordImport(ctx context.Context, sha256 string) error {
	_, err := s.write(ctx, query("import_record"), map[string]any{"sha256": sha256})
	return err
}

// LastImported tells whether the file with this SHA-256 was the last to be
// imported and nothing was added or taken away since, by anybody. When in
// doubt it was not: importing again does no harm.
func (s *Store) LastImported(ctx context.Context, sha256 string) (bool, error) {
	records, err := s.read(ctx, query("import_is_last"), map[string]any{"sha256": sha256})
	return err == nil && len(records) > 0 && records[0].Values[0] == true, err
}
