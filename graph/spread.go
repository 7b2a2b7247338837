package graph

import (
	"context"
	"maps"
	"slices"
)

// Bounds of an expansion over several steps.
const (
	MaxSpread  = 3
	DefaultHub = 200    // links from which on an entity on the way is not gone through
	maxReached = 20_000 // entities that are followed or counted
)

// Reach is what an expansion over several steps would bring.
type Reach struct {
	Steps []ReachStep `json:"steps"`
	Hubs  []Entity    `json:"hubs"` // met on the way and not gone through, the best connected first
	Cut   bool        `json:"cut"`  // there is more than was counted
}

// ReachStep counts what one step adds: entities that are not nearer, and links.
type ReachStep struct {
	Entities int `json:"entities"`
	Links    int `json:"links"`
}

// front is how far a spreading expansion has come: whose links are next, and
// whose are done.
type front struct {
	nodes []string
	done  []string
	seen  map[string]bool // all that were reached
	reach Reach
}

func newFront(req ExpandRequest) *front {
	f := &front{nodes: req.Nodes, seen: map[string]bool{}}
	for _, id := range f.nodes {
		f.seen[id] = true
	}
	return f
}

// step counts what the links of the front lead to.
func (s *Store) step(ctx context.Context, req ExpandRequest, f *front) (found []Entity, err error) {
	req.Nodes = f.nodes
	w, params := s.dialect().spreadOf(req, f.done)
	params["most"] = maxReached + 1
	records, err := s.read(ctx, fill("reach", w), params)
	if err != nil {
		return nil, err
	}
	var step ReachStep
	for _, record := range records[:min(len(records), maxReached)] {
		step.Links += number(record.Values[len(record.Values)-1])
		entity := w.entity(record.Values)
		if !f.seen[entity.ID] {
			f.seen[entity.ID] = true
			step.Entities++
			found = append(found, entity)
		}
	}
	f.reach.Cut = f.reach.Cut || len(records) > maxReached
	f.reach.Steps = append(f.reach.Steps, step)
	return found, nil
}

// advance moves the front on to the entities that its links lead to, but for
// hubs. After it has nothing before it, it is empty.
func (s *Store) advance(ctx context.Context, req ExpandRequest, f *front) error {
	found, err := s.step(ctx, req, f)
	if err != nil {
		return err
	}
	f.done = append(f.done, f.nodes...)
	f.nodes = nil
	for _, entity := range found {
		switch {
		case entity.Degree > req.Hub:
			f.reach.Hubs = append(f.reach.Hubs, entity)
		case len(f.seen) > maxReached:
			f.reach.Cut = true
		default:
			f.nodes = append(f.nodes, entity.ID)
		}
	}
	slices.Sort(f.nodes)
	return nil
}

// countReached counts the links of all steps together.
func (s *Store) countReached(ctx context.Context, req ExpandRequest) (Counts, error) {
	reach, err := s.reach(ctx, req)
	counts := Counts{Reach: &reach}
	for _, step := range reach.Steps {
		counts.Total += step.Links
	}
	return counts, err
}

// Reach counts what a request would bring, step by step, its order and limit
// aside.
func (s *Store) Reach(ctx context.Context, req ExpandRequest) (Reach, error) {
	req, err := s.check(req)
	if err != nil {
		return Reach{}, err
	}
	if len(req.Nodes) == 0 {
		req.Nodes = []string{req.Node}
	}
	return s.reach(ctx, req)
}

// reach counts all steps.
func (s *Store) reach(ctx context.Context, req ExpandRequest) (Reach, error) {
	f := newFront(req)
	for range max(1, req.Steps) - 1 {
		if len(f.nodes) == 0 {
			break
		}
		if err := s.advance(ctx, req, f); err != nil {
			return Reach{}, err
		}
	}
	if len(f.nodes) > 0 {
		if _, err := s.step(ctx, req, f); err != nil {
			return Reach{}, err
		}
	}
	slices.SortStableFunc(f.reach.Hubs, func(a, b Entity) int { return b.Degree - a.Degree })
	return f.reach, nil
}

// spreadOf writes the walk along the links of the nodes of a request that do
// not lead back to what was expanded in earlier steps: those links are known.
func (d dialect) spreadOf(req ExpandRequest, done []string) (walk, map[string]any) {
	w, params := d.walkOf(req)
	if len(done) > 0 && req.Direction == Both { // one way, each link belongs to one entity only
		set := d.set("done", done)
		w.Where += "\n  AND NOT " + set.Holds("m")
		maps.Copy(params, set.Params)
	}
	return w, params
}
