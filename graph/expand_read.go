package graph

import (
	"context"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Patches sends the links, once; an unknown entity has none. The transaction
// ends when the loop does. A patch names each entity once in the whole
// expansion, and all that its links need but the expanded entities themselves.
func (e *Expansion) Patches(ctx context.Context) iter.Seq2[Patch, error] {
	return func(yield func(Patch, error) bool) {
		r := &reading{Expansion: e, seen: map[string]bool{}, yield: yield}
		w, params := e.store.dialect().walkOf(e.request)
		if e.request.Steps > 1 {
			r.spread(ctx)
		} else {
			r.read(ctx, w, params, e.after)
		}
	}
}

// reading is one run through the patches of an expansion.
type reading struct {
	*Expansion
	step  int // 0 where there is but one
	seen  map[string]bool
	yield func(Patch, error) bool
}

// spread sends the links step by step. A later page finds anew what the steps
// before it led to.
func (r *reading) spread(ctx context.Context) {
	f := newFront(r.request)
	for r.step = 1; len(f.nodes) > 0; r.step++ {
		if r.step >= r.after.Step && !r.readStep(ctx, f) {
			return
		}
		if r.step == r.request.Steps {
			return
		}
		if err := r.store.advance(ctx, r.request, f); err != nil {
			r.yield(Patch{}, err)
			return
		}
	}
}

// readStep sends the links of the front; false means that this was the last.
func (r *reading) readStep(ctx context.Context, f *front) bool {
	if r.sent >= r.Limit {
		r.next = cursor{Order: r.request.Order, Step: r.step, Today: r.today}.String()
		return false
	}
	req := r.request
	req.Nodes = f.nodes
	w, params := r.store.dialect().spreadOf(req, f.done)
	var after cursor
	if r.step == r.after.Step {
		after = r.after
	}
	return r.read(ctx, w, params, after) && r.next == ""
}

// read sends what a walk finds behind a place; false means that it ended early.
func (r *reading) read(ctx context.Context, w walk, params map[string]any, after cursor) bool {
	query := r.query(w, params, after)
	for record, err := range r.store.stream(ctx, streamTime, query, params) {
		if err != nil {
			r.yield(Patch{}, err)
			return false
		}
		patch := r.patch(w, record)
		if len(patch.Links) > 0 && !r.yield(patch, nil) {
			return false
		}
	}
	return true
}

// query writes the query for the links behind a place, as many as are still to
// be sent, and adds to its parameters.
func (e *Expansion) query(w walk, params map[string]any, after cursor) string {
	walk := w.sorted(w, e.request.Order)
	params["limit"], params["first"], params["rest"] = e.Limit-e.sent, firstLinks, moreLinks
	if e.today != "" {
		params["today"] = e.today
	}
	if after.ID != "" {
		walk.After, params["key"], params["id"] = true, after.key(), after.ID
	}
	return fill("expand", walk)
}

// patch reads one record of cypher/expand.cypher and moves on behind it.
func (r *reading) patch(w walk, record *neo4j.Record) Patch {
	rows := record.Values[0].([]any)
	patch := Patch{Entities: make([]Entity, 0, len(rows)), Links: make([]Link, 0, len(rows))}
	for _, value := range rows {
		columns := value.([]any)
		link, other := w.link(columns[1:]), w.entity(columns[1+w.linkWidth():])
		from, _ := record.Values[4].([]any)
		if w.Many {
			from = columns[1+w.linkWidth()+w.entityWidth():]
		}
		link.Source, link.Target = other.ID, w.id(from)
		if columns[0] == true {
			link.Source, link.Target = link.Target, link.Source
		}
		patch.Links = append(patch.Links, link)
		if !r.seen[other.ID] {
			r.seen[other.ID] = true
			patch.Entities = append(patch.Entities, other)
		}
	}
	r.sent += len(rows)
	r.next = ""
	at := cursorAt(r.request.Order, record.Values[1], record.Values[2])
	if more, _ := record.Values[3].(bool); more && at.ID != "" {
		at.Step, at.Today = r.step, r.today
		r.next = at.String()
	}
	return patch
}

// Sent is the number of links that were handed out so far.
func (e *Expansion) Sent() int { return e.sent }

// Next is the cursor behind the last link that was handed out; empty when
// there are no more.
func (e *Expansion) Next() string { return e.next }
