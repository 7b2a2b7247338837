package graph

import (
	"context"
	"errors"
	"iter"
	"time"
)

// pathSlots is how many searches for paths run at once: each can keep a core
// of the database busy as long as it lasts.
const pathSlots = 4

// PathSearch looks for paths between picked entities, once, for one reader.
type PathSearch struct {
	Picked []Entity

	store    *Store
	dialect  dialect
	request  PathRequest
	limits   limits
	ends     []end
	pairs    []*pair
	deadline time.Time
	number   int

	cut, explained bool
	left           map[*pair][]LeftOut
}

// Paths checks a request and finds its entities; no path is looked for yet. An
// unknown entity is NotFound.
func (s *Store) Paths(ctx context.Context, req PathRequest) (*PathSearch, error) {
	req, err := s.checkPaths(req)
	if err != nil {
		return nil, err
	}
	ends, err := s.ends(ctx, req.Picked)
	if err != nil {
		return nil, err
	}
	d := s.dialect()
	p := &PathSearch{store: s, dialect: d, request: req, limits: d.limits(req.Allow), ends: ends, left: map[*pair][]LeftOut{}}
	for i, from := range ends {
		p.Picked = append(p.Picked, from.Entity)
		for _, to := range ends[i+1:] {
			p.pairs = append(p.pairs, &pair{search: p, from: from, to: to, others: elementsBut(ends, from, to)})
		}
	}
	return p, nil
}

// Length is how many links a path of this search has at most.
func (p *PathSearch) Length() int { return p.request.Length }

// Time is what the whole search may take.
func (p *PathSearch) Time() time.Duration { return p.request.Time }

// ends finds the picked entities, in their order.
func (s *Store) ends(ctx context.Context, ids []string) ([]end, error) {
	d := s.dialect()
	set := d.set("ids", ids)
	set.Params["type"] = ""
	records, err := s.read(ctx, fill("query_entities", matched{d, set.Match("n")}), set.Params)
	if err != nil {
		return nil, err
	}
	byID := map[string]end{}
	for _, record := range records {
		element, _ := record.Values[0].(string)
		found := end{d.entity(record.Values[1:]), element}
		byID[found.ID], byID[element] = found, found
	}
	var ends []end
	for _, id := range ids {
		found, known := byID[id]
		if !known {
			return nil, notFound("One of these entities is not in this graph any more.")
		}
		ends = append(ends, found)
	}
	return ends, nil
}

func elementsBut(ends []end, from, to end) []string {
	var elements []string
	for _, e := range ends {
		if e.element != from.element && e.element != to.element {
			elements = append(elements, e.element)
		}
	}
	return elements
}

// errEnough ends a search whose reader has left.
var errEnough = errors.New("the reader has enough")

// Found sends paths as they are found: one of each pair, then a second of
// each, and so on. When the time is up it ends without an error; see
// [PathSearch.End]. The database is left alone once the loop ends.
func (p *PathSearch) Found(ctx context.Context) iter.Seq2[FoundPath, error] {
	return func(yield func(FoundPath, error) bool) {
		leave, err := p.store.searches.enter(ctx)
		if err != nil {
			yield(FoundPath{}, err)
			return
		}
		defer leave()
		p.begin()
		err = p.rounds(ctx, func(path FoundPath) bool { return yield(path, nil) })
		if p.cut = isLate(ctx, err); err == nil {
			err = p.explain(ctx)
			p.explained = err == nil
		}
		if err != nil && !errors.Is(err, errEnough) && !isLate(ctx, err) {
			yield(FoundPath{}, err)
		}
	}
}

// begin starts the clock.
func (p *PathSearch) begin() { p.deadline = time.Now().Add(p.request.Time) }

// isLate tells whether the time of a search was up.
func isLate(ctx context.Context, err error) bool {
	return err != nil && ctx.Err() == nil && KindOf(err) == Timeout
}

// rounds looks for one path of each pair after the other.
func (p *PathSearch) rounds(ctx context.Context, send func(FoundPath) bool) error {
	for range p.request.Paths {
		for _, pair := range p.pairs {
			if p.number >= max(mostPaths, len(p.pairs)) {
				return nil
			}
			path, err := pair.next(ctx)
			if err != nil {
				return err
			}
			if path == nil {
				continue
			}
			if err := p.complete(ctx, path); err != nil {
				return err
			}
			if !send(*path) {
				return errEnough
			}
		}
	}
	return nil
}

// complete numbers a path and says what it rests on.
func (p *PathSearch) complete(ctx context.Context, path *FoundPath) error {
	p.number++
	path.Number = p.number
	path.Weakest = path.weakest(p.dialect.Foreign)
	return p.quote(ctx, path)
}
