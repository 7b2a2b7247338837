package graph

import "context"

// Neighbours returns up to limit of an entity's links, the best connected
// neighbours first, from the place that after tells (empty: from the start),
// and the place to go on from; empty at the end.
func (s *Store) Neighbours(ctx context.Context, id string, limit int, after string) ([]Neighbour, string, error) {
	expansion, err := s.Expand(ExpandRequest{Node: id, Limit: limit, After: after})
	if err != nil {
		return nil, "", err
	}
	entities := map[string]Entity{}
	var neighbours []Neighbour
	for patch, err := range expansion.Patches(ctx) {
		if err != nil {
			return nil, "", err
		}
		for _, entity := range patch.Entities {
			entities[entity.ID] = entity
		}
		for _, link := range patch.Links {
			other := link.Target
			if other == id {
				other = link.Source
			}
			neighbours = append(neighbours, Neighbour{Link: link, Entity: entities[other]})
		}
	}
	return neighbours, expansion.Next(), nil
}
