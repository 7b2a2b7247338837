package graph

import "context"

// Warm asks what every reader asks, for the answers of a database that has just
// started take many times as long: it plans each query once, and its code runs
// slowly until it has run a while. What it finds is of no matter.
func (s *Store) Warm(ctx context.Context) error {
	if _, err := s.Opening(ctx); err != nil && KindOf(err) != NotFound {
		return err
	}
	hits, err := s.Search(ctx, "a", 10)
	if err != nil {
		return err
	}
	for _, hit := range hits {
		if hit.Kind == EntityHit {
			return s.warmEntity(ctx, hit.ID)
		}
	}
	return nil
}

func (s *Store) warmEntity(ctx context.Context, id string) error {
	if _, err := s.Entity(ctx, id); err != nil {
		return err
	}
	if _, _, err := s.Claims(ctx, id, "", 10); err != nil {
		return err
	}
	_, _, err := s.Neighbours(ctx, id, DefaultLimit, "")
	return err
}
