package graph

import (
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// MaxAmong bounds how many entities [Store.Among] looks at in one call.
const MaxAmong = 50_000

// amongLinks is the number of links in a patch.
const amongLinks = 500

// minHub is the number of links from which on an entity's links may be too
// many to walk.
const minHub = 500

// among fills the gaps of cypher/among*.cypher.
type among struct {
	dialect
	Added, Shown nodeSet
	Right        string
}

// Among sends every link between two added entities, or between an added one
// and one already shown, each once, in patches without entities. IDs that are
// unknown are passed over; more than [MaxAmong] are Invalid. The transaction
// ends when the loop does.
func (s *Store) Among(ctx context.Context, added, shown []string) iter.Seq2[Patch, error] {
	return func(yield func(Patch, error) bool) {
		if len(added)+len(shown) > MaxAmong {
			yield(Patch{}, invalid("More than 50,000 entities cannot be looked at together."))
			return
		}
		added, shown := disjoint(added, shown)
		if len(added) == 0 {
			return
		}
		// Walking all links of an entity costs more than asking for each pair
		// as soon as it has more links than there are entities to ask for.
		hub := max(minHub, len(added)+len(shown))
		d := s.dialect()
		query := among{dialect: d, Added: d.set("added", added), Shown: d.set("shown", shown)}
		if !s.amongPatches(ctx, "among", query, hub, yield) {
			return
		}
		hubs, err := s.hubs(ctx, query, hub)
		if err != nil {
			yield(Patch{}, err)
			return
		}
		if len(hubs) == 0 {
			return
		}
		query.Added = d.set("added", hubs)
		if s.amongPatches(ctx, "among_pairs", query, hub, yield) {
			query.Shown, query.Right = d.set("shown", hubs), ">"
			s.amongPatches(ctx, "among_pairs", query, hub, yield)
		}
	}
}

// disjoint drops repeated ids, and from shown those that are added.
func disjoint(added, shown []string) (onlyAdded, onlyShown []string) {
	seen := make(map[string]bool, len(added)+len(shown))
	fresh := func(id string) bool {
		before := seen[id]
		seen[id] = true
		return before
	}
	return slices.DeleteFunc(slices.Clone(added), fresh), slices.DeleteFunc(slices.Clone(shown), fresh)
}

// hubs returns the ids of the added entities that have at least hub links.
func (s *Store) hubs(ctx context.Context, query among, hub int) ([]string, error) {
	records, err := s.read(ctx, fill("among_hubs", query), query.params(hub))
	ids := make([]string, len(records))
	for i, record := range records {
		ids[i] = query.id(record.Values)
	}
	return ids, err
}

func (q among) params(hub int) map[string]any {
	params := map[string]any{"hub": hub, "page": amongLinks}
	maps.Copy(params, q.Added.Params)
	maps.Copy(params, q.Shown.Params)
	return params
}

// amongPatches sends what one query finds; false means that the reader left or
// an error was sent.
func (s *Store) amongPatches(ctx context.Context, name string, query among, hub int, yield func(Patch, error) bool) bool {
	for record, err := range s.stream(ctx, streamTime, fill(name, query), query.params(hub)) {
		if err != nil {
			yield(Patch{}, err)
			return false
		}
		if !yield(query.patch(record), nil) {
			return false
		}
	}
	return true
}

func (q among) patch(record *neo4j.Record) Patch {
	rows := record.Values[0].([]any)
	patch := Patch{Entities: []Entity{}, Links: make([]Link, len(rows))}
	for i, value := range rows {
		columns := value.([]any)
		ends := columns[1+q.linkWidth():]
		link := q.link(columns[1:])
		link.Source, link.Target = q.id(ends), q.id(ends[q.idWidth():])
		if columns[0] != true {
			link.Source, link.Target = link.Target, link.Source
		}
		patch.Links[i] = link
	}
	return patch
}
