package graph

import (
	"context"
	"slices"
)

// Opening returns the picture that a new reader finds. Its error is of kind
// NotFound where the graph has none.
func (s *Store) Opening(ctx context.Context) (Opening, error) {
	none := notFound("This graph has no opening picture.")
	if s.Schema().Foreign {
		return Opening{}, none
	}
	records, err := s.read(ctx, query("opening"), nil)
	if err != nil {
		return Opening{}, err
	}
	if len(records) == 0 {
		return Opening{}, none
	}
	properties, _ := records[0].Values[0].(map[string]any)
	text := texter(properties)
	opening := Opening{Title: text("title"), Text: text("text")}
	ids := texts(properties["entities"])
	for chunk := range slices.Chunk(ids, maxEntities) {
		entities, err := s.Entities(ctx, chunk)
		if err != nil {
			return Opening{}, err
		}
		opening.Entities = append(opening.Entities, entities...)
	}
	place := positions(ids, properties)
	shown := make([]string, 0, len(ids))
	for _, entity := range opening.Entities {
		opening.Position = append(opening.Position, place[entity.ID])
		shown = append(shown, entity.ID)
	}
	for patch, err := range s.Among(ctx, shown, nil) {
		if err != nil {
			return Opening{}, err
		}
		opening.Links = append(opening.Links, patch.Links...)
	}
	return opening, nil
}

// positions reads where each entity of the opening stands.
func positions(ids []string, properties map[string]any) map[string][2]int {
	x, _ := properties["x"].([]any)
	y, _ := properties["y"].([]any)
	place := make(map[string][2]int, len(ids))
	for i, id := range ids {
		if i < len(x) && i < len(y) {
			place[id] = [2]int{number(x[i]), number(y[i])}
		}
	}
	return place
}
