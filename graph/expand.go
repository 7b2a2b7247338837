package graph

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Order is the order in which the neighbours of an entity arrive.
type Order string

// The orders of an expansion: the best connected neighbours first, the latest
// links first, or neighbours by name.
const (
	ByDegree Order = "degree"
	ByRecent Order = "recent"
	ByName   Order = "name"
)

// Bounds of an expansion.
const (
	DefaultLimit = 100
	MaxLimit     = 10_000
	firstLinks   = 50  // of the first patch, so that it is there at once
	moreLinks    = 250 // of later ones: at most as many entities, 500 items in all
)

// streamTime bounds one streamed expansion; a slow browser takes its time.
const streamTime = 2 * time.Minute

// ExpandRequest says which links of an entity to follow.
type ExpandRequest struct {
	Node      string
	Types     []string  // none: every type
	Direction Direction // empty: Both
	Order     Order     // empty: ByDegree
	Limit     int       // links; 0: DefaultLimit; at most MaxLimit
	After     string    // the Next of an earlier expansion; empty: from the start
}

// Expansion is a part of an entity's links and the entities they lead to. Its
// two halves can be asked for at the same time: how many links there are, and
// the links themselves, once. The links are for one reader.
type Expansion struct {
	Limit int // links that will be sent at most

	store   *Store
	request ExpandRequest
	walk    expandWalk
	query   string // of the records
	params  map[string]any
	sent    int
	next    string
}

// Counts are the links that an [ExpandRequest] asks for, its limit aside.
type Counts struct {
	Entity Entity  // the one that is expanded
	Total  int     // links of the wanted types and direction; one from the entity to itself counts once
	Groups []Group // the wanted links by type and direction
}

// expandWalk fills the gaps of cypher/expand.cypher.
type expandWalk struct {
	walk
	order        Order
	Key          string // of the sort
	Sort, Beyond string // its direction, and what comes after a key
	After        bool
}

// Expand prepares an expansion; nothing is read yet. An unknown type, direction
// or order, a limit out of bounds and a cursor that this package did not make
// are Invalid.
func (s *Store) Expand(req ExpandRequest) (*Expansion, error) {
	req, err := s.check(req)
	if err != nil {
		return nil, err
	}
	after, err := parseCursor(req.After, req.Order)
	if err != nil {
		return nil, err
	}
	d := s.dialect()
	clause, node := d.match("n", req.Node)
	walk := d.sorted(d.walk(clause, req.Types, req.Direction), req.Order)
	params := map[string]any{"node": node, "limit": req.Limit, "first": firstLinks, "rest": moreLinks}
	if req.After != "" {
		walk.After, params["key"], params["id"] = true, after.key(), after.ID
	}
	return &Expansion{
		Limit: req.Limit, store: s, request: req, walk: walk, query: fill("expand", walk), params: params,
	}, nil
}

// Counts counts the links from Neo4j's degree store. An unknown entity is
// NotFound.
func (e *Expansion) Counts(ctx context.Context) (Counts, error) {
	return e.store.count(ctx, e.request.Node, e.request.Types, e.request.Direction)
}

// check fills in what the request leaves open and refuses what it must not say.
func (s *Store) check(req ExpandRequest) (ExpandRequest, error) {
	if req.Direction == "" {
		req.Direction = Both
	}
	if req.Order == "" {
		req.Order = ByDegree
	}
	if req.Limit == 0 {
		req.Limit = DefaultLimit
	}
	if !slices.Contains([]Direction{Both, Out, In}, req.Direction) {
		return req, invalid("%q is no direction. Use both, out or in.", req.Direction)
	}
	if !slices.Contains([]Order{ByDegree, ByRecent, ByName}, req.Order) {
		return req, invalid("%q is no order. Use degree, recent or name.", req.Order)
	}
	if req.Limit < 0 || req.Limit > MaxLimit {
		return req, invalid("The limit must be between 1 and 10,000 links.")
	}
	known := s.dialect().Types
	for _, typ := range req.Types {
		if !slices.Contains(known, typ) {
			return req, invalid("This graph has no links of the type %q.", typ)
		}
	}
	// The same types in another order are the same query to the database.
	req.Types = slices.Compact(slices.Sorted(slices.Values(req.Types)))
	return req, nil
}

// sorted adds an order to a walk.
func (d dialect) sorted(w walk, order Order) expandWalk {
	e := expandWalk{walk: w, order: order, Sort: "DESC", Beyond: "<"}
	switch order {
	case ByRecent:
		e.Key = "coalesce(" + d.Date("r") + ", '')"
	case ByName:
		e.Key, e.Sort, e.Beyond = "toLower(coalesce("+d.Name("m")+", ''))", "ASC", ">"
	default:
		e.Key = "COUNT { (m)--() }"
	}
	return e
}

// Patches sends the links, once; an unknown entity has none. The transaction
// ends when the loop does. A patch names each entity once in the whole
// expansion, and all that its links need but the expanded entity itself.
func (e *Expansion) Patches(ctx context.Context) iter.Seq2[Patch, error] {
	return func(yield func(Patch, error) bool) {
		seen := map[string]bool{}
		for record, err := range e.store.stream(ctx, streamTime, e.query, e.params) {
			if err != nil {
				yield(Patch{}, err)
				return
			}
			patch := e.patch(record, seen)
			if len(patch.Links) > 0 && !yield(patch, nil) {
				return
			}
		}
	}
}

// patch reads one record of cypher/expand.cypher and moves on behind it.
func (e *Expansion) patch(record *neo4j.Record, seen map[string]bool) Patch {
	d, rows := e.walk.dialect, record.Values[0].([]any)
	from := d.id(record.Values[4].([]any))
	patch := Patch{Entities: make([]Entity, 0, len(rows)), Links: make([]Link, 0, len(rows))}
	for _, value := range rows {
		columns := value.([]any)
		link, other := d.link(columns[1:]), d.entity(columns[1+d.linkWidth():])
		link.Source, link.Target = other.ID, from
		if columns[0] == true {
			link.Source, link.Target = link.Target, link.Source
		}
		patch.Links = append(patch.Links, link)
		if !seen[other.ID] {
			seen[other.ID] = true
			patch.Entities = append(patch.Entities, other)
		}
	}
	e.sent += len(rows)
	e.next = ""
	if more, _ := record.Values[3].(bool); more {
		e.next = cursorAt(e.walk.order, record.Values[1], record.Values[2])
	}
	return patch
}

// Sent is the number of links that were handed out so far.
func (e *Expansion) Sent() int { return e.sent }

// Next is the cursor behind the last link that was handed out; empty when
// there are no more.
func (e *Expansion) Next() string { return e.next }
