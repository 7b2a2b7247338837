package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

// Bounds of an expansion.
const (
	DefaultLimit = 100
	MaxLimit     = 10_000
	MaxTogether  = 1_000 // entities that are expanded at once
	firstLinks   = 50    // of the first patch, so that it is there at once
	moreLinks    = 250   // of later ones: at most as many entities, 500 items in all
)

// streamTime bounds one streamed expansion; a slow browser takes its time.
const streamTime = 2 * time.Minute

// ExpandRequest says which links to follow: those of one entity, or those of
// several as one list, in which a link between two of them comes once. With
// more than one step, those of the entities that were reached follow, step by
// step, but for hubs.
type ExpandRequest struct {
	Node      string
	Nodes     []string  // in the place of Node; at most MaxTogether
	Steps     int       // 0: 1; at most MaxSpread
	Hub       int       // most links of an entity on the way that is gone through; 0: DefaultHub
	Types     []string  // none: every type
	Direction Direction // empty: Both
	Filter    LinkFilter
	Order     Order  // empty: ByDegree
	Limit     int    // links; 0: DefaultLimit; at most MaxLimit
	After     string // the Next of an earlier expansion; empty: from the start
}

// Expansion is a part of an entity's links and the entities they lead to. Its
// two halves can be asked for at the same time: how many links there are, and
// the links themselves, once. The links are for one reader.
type Expansion struct {
	Limit int // links that will be sent at most

	store   *Store
	request ExpandRequest
	after   cursor
	today   string // of ByCurrent, the same over all pages
	sent    int
	next    string
}

// Counts are the links that an [ExpandRequest] asks for, its limit aside.
type Counts struct {
	Total  int     // one from the entity to itself counts once
	Groups []Group // by type and direction; with a filter or several entities a link counts once
	Reach  *Reach  // of an expansion over several steps, which has no groups
}

// expandWalk fills the gaps of cypher/expand.cypher.
type expandWalk struct {
	walk
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
	today := cmp.Or(after.Today, time.Now().UTC().Format(time.DateOnly))
	if req.Order != ByCurrent {
		today = ""
	}
	return &Expansion{Limit: req.Limit, store: s, request: req, after: after, today: today}, nil
}

// Counts counts the links, from Neo4j's degree store where it can: without a
// filter and of one entity. An unknown entity is NotFound.
func (e *Expansion) Counts(ctx context.Context) (Counts, error) {
	if e.request.Steps > 1 {
		return e.store.countReached(ctx, e.request)
	}
	if len(e.request.Nodes) == 0 && e.request.Filter.IsZero() {
		return e.store.count(ctx, e.request.Node, e.request.Types, e.request.Direction)
	}
	return e.store.countFound(ctx, e.request)
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
	if err := req.Order.check(); err != nil {
		return req, err
	}
	if req.Limit < 0 || req.Limit > MaxLimit {
		return req, invalid("The limit must be between 1 and 10,000 links.")
	}
	if len(req.Nodes) > MaxTogether {
		return req, invalid("At most 1,000 entities can be expanded at once.")
	}
	if req.Steps < 0 || req.Steps > MaxSpread || req.Hub < 0 {
		return req, invalid("An expansion can take up to %d steps.", MaxSpread)
	}
	if req.Steps > 1 && len(req.Nodes) == 0 {
		req.Nodes = []string{req.Node}
	}
	req.Hub = cmp.Or(req.Hub, DefaultHub)
	schema := s.dialect().Schema
	if err := req.Filter.check(schema); err != nil {
		return req, err
	}
	for _, typ := range req.Types {
		if !slices.Contains(schema.Types, typ) {
			return req, invalid("This graph has no links of the type %q.", typ)
		}
	}
	// The same types in another order are the same query to the database.
	req.Types = slices.Compact(slices.Sorted(slices.Values(req.Types)))
	req.Nodes = slices.Compact(slices.Sorted(slices.Values(req.Nodes)))
	return req, nil
}

// walkOf writes the walk along the links that a request asks for, and its
// parameters.
func (d dialect) walkOf(req ExpandRequest) (walk, map[string]any) {
	params := map[string]any{}
	var w walk
	if len(req.Nodes) > 0 {
		set := d.set("nodes", req.Nodes)
		w = d.walk(set.Match("n"), req.Types, req.Direction)
		w.Many = true
		maps.Copy(params, set.Params)
		if req.Direction == Both { // or a link between two of them would be met at both ends
			w.Where = "\n  AND (startNode(r) = n OR NOT " + set.Holds("m") + ")"
		}
	} else {
		clause, node := d.match("n", req.Node)
		w = d.walk(clause, req.Types, req.Direction)
		params["node"] = node
	}
	w.Where += d.where(req.Filter, params)
	return w, params
}

// sorted adds an order to a walk.
func (d dialect) sorted(w walk, order Order) expandWalk {
	e := expandWalk{walk: w, Key: d.key(order), Sort: "DESC", Beyond: "<"}
	if order.rises() {
		e.Sort, e.Beyond = "ASC", ">"
	}
	return e
}
