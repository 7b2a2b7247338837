package views

import (
	"context"

	"clew/graph"
)

// neighbourGroup is a group of links with those neighbours of it that a page
// shows.
type neighbourGroup struct {
	graph.Group
	neighbours []graph.Neighbour
}

// groupNeighbours sorts a page of neighbours by relation and direction, in the
// order of the entity's groups.
func groupNeighbours(list []graph.Neighbour, of graph.Detail) []neighbourGroup {
	type key struct {
		typ       string
		direction graph.Direction
	}
	place := map[key]int{}
	var groups []neighbourGroup
	for _, group := range of.Groups {
		place[key{group.Type, group.Direction}] = len(groups)
		groups = append(groups, neighbourGroup{Group: group})
	}
	for _, neighbour := range list {
		k := key{neighbour.Link.Type, graph.Out}
		if neighbour.Link.Source != of.ID {
			k.direction = graph.In
		}
		at, known := place[k]
		if !known {
			at = len(groups)
			place[k] = at
			groups = append(groups, neighbourGroup{Group: graph.Group{Type: k.typ, Direction: k.direction}})
		}
		groups[at].neighbours = append(groups[at].neighbours, neighbour)
	}
	return groups
}

// groupWords labels a group.
func groupWords(ctx context.Context, group graph.Group) string {
	return relation(ctx, group.Type, group.Direction)
}
