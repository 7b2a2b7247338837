package graph

import "context"

// Place is where a passage stands: on the page of claims of its source that
// holds the claim or passage At.
type Place struct{ Source, Passage, At string }

// PlaceOf returns where a passage stands, or the one that a claim quotes.
func (s *Store) PlaceOf(ctx context.Context, id string) (Place, error) {
	none := notFound("There is no such passage in this graph.")
	if s.Schema().Foreign {
		return Place{}, none
	}
	records, err := s.read(ctx, query("query_place"), map[string]any{"id": valid(id)})
	if err != nil {
		return Place{}, err
	}
	if len(records) == 0 {
		return Place{}, none
	}
	values := texts(records[0].Values)
	return Place{values[0], values[1], values[2]}, nil
}
