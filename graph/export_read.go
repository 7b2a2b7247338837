package graph

import (
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Bounds of one question for what is exported: texts of sources may be
// megabytes each.
const (
	exportRows    = 500
	exportSources = 20
	allClaims     = 1 << 31
)

// Facts is the whole graph as files hold it, read anew whenever it is asked
// for. The error for a foreign graph is of kind Forbidden.
func (s *Store) Facts(ctx context.Context) (Facts, error) {
	if s.Schema().Foreign {
		return Facts{}, &Error{Forbidden, "This graph was not made by Clew: its database has tools to copy it whole. What is on the canvas can be exported.", nil}
	}
	opening, err := s.exportOpening(ctx)
	return Facts{
		Sources:  s.exportedSources(ctx),
		Entities: s.exportedEntities(ctx),
		Links:    s.exportedLinks(ctx),
		Opening:  opening,
	}, err
}

func (s *Store) exportOpening(ctx context.Context) (*OpeningItem, error) {
	opening, err := s.Opening(ctx)
	if KindOf(err) == NotFound && err != nil {
		return nil, nil
	}
	item := &OpeningItem{Title: opening.Title, Text: opening.Text, Position: opening.Position}
	for _, e := range opening.Entities {
		item.Entities = append(item.Entities, e.ID)
	}
	return item, err
}

// pages asks a query for page after page, by the id in the first column.
func (s *Store) pages(ctx context.Context, cypher string, limit int) iter.Seq2[[]*neo4j.Record, error] {
	return func(yield func([]*neo4j.Record, error) bool) {
		for after := ""; ; {
			records, err := s.read(ctx, cypher, map[string]any{"after": after, "limit": limit})
			if err != nil {
				yield(nil, err)
				return
			}
			if len(records) > 0 && !yield(records, nil) || len(records) < limit {
				return
			}
			after, _ = records[limit-1].Values[0].(string)
		}
	}
}

func (s *Store) exportedSources(ctx context.Context) iter.Seq2[Source, error] {
	return flat(s.pages(ctx, query("export_sources"), exportSources), func(records []*neo4j.Record) ([]Source, error) {
		sources := make([]Source, len(records))
		for i, record := range records {
			sources[i] = sourceOf(record.Values[1])
		}
		return sources, nil
	})
}

func (s *Store) exportedEntities(ctx context.Context) iter.Seq2[EntityFacts, error] {
	d := s.dialect()
	return flat(s.pages(ctx, fill("export_entities", d), exportRows), func(records []*neo4j.Record) ([]EntityFacts, error) {
		entities := make([]EntityFacts, len(records))
		ids := make([]string, len(records))
		for i, record := range records {
			entities[i].EntityItem = d.entityItem(record.Values[1:])
			ids[i] = entities[i].ID
		}
		about, err := s.claimsAbout(ctx, ids)
		for i := range entities {
			entities[i].Claims = about[entities[i].ID]
		}
		return entities, err
	})
}

func (s *Store) exportedLinks(ctx context.Context) iter.Seq2[LinkFacts, error] {
	return func(yield func(LinkFacts, error) bool) {
		for _, name := range s.Schema().Types {
			for link, err := range s.exportedLinksOf(ctx, name) {
				if !yield(link, err) || err != nil {
					return
				}
			}
		}
	}
}

// typed fills the gaps of queries about links of one type.
type typed struct {
	dialect
	Type string // quoted
}

func (s *Store) exportedLinksOf(ctx context.Context, name string) iter.Seq2[LinkFacts, error] {
	d := s.dialect()
	return flat(s.pages(ctx, fill("export_links", typed{d, quoteName(name)}), exportRows), func(records []*neo4j.Record) ([]LinkFacts, error) {
		links := make([]LinkFacts, len(records))
		ids := make([]string, len(records))
		for i, record := range records {
			link := d.link(record.Values[4:])
			link.Source, _ = record.Values[2].(string)
			link.Target, _ = record.Values[3].(string)
			links[i].LinkItem = d.linkItem(link, record.Values[1])
			ids[i] = link.ID
		}
		about, err := s.claimsAbout(ctx, ids)
		for i := range links {
			links[i].Claims = about[links[i].ID]
		}
		return links, err
	})
}

// claimsAbout reads what is claimed of links and events, by their ids.
func (s *Store) claimsAbout(ctx context.Context, ids []string) (map[string][]Claim, error) {
	records, err := s.claims(ctx, "view_claims", map[string]any{"ids": ids, "limit": allClaims})
	if err != nil {
		return nil, err
	}
	return View{Claims: sortedBy(s.readClaims(records), func(c Claim) string { return c.ID })}.claimsByThing(), nil
}

// entityItem reads labels, properties and the columns of [dialect.Entity].
func (d dialect) entityItem(values []any) EntityItem {
	properties, _ := values[1].(map[string]any)
	entity := d.entity(values[2:])
	item := EntityItem{ID: entity.ID, Type: entity.Type, Name: entity.Name}
	for _, label := range d.sortLabels(values[0]) {
		if label != entity.Type && (d.Foreign || label != "Entity") {
			item.Also = append(item.Also, label)
		}
	}
	if !d.Foreign {
		item.Aliases = texts(properties["aliases"])
		item.About, _ = properties["about"].(string)
		hide(properties, "id", "name", "aliases", "about")
		hideDerived(properties)
	}
	for _, name := range slices.Concat(d.captions...) {
		if properties[name] == any(item.Name) { // it is the name already
			delete(properties, name)
		}
	}
	item.Facts = apart(properties, "id", "name", "aliases", "about")
	return item
}

// linkItem completes a link by its properties.
func (d dialect) linkItem(link Link, value any) LinkItem {
	properties, _ := value.(map[string]any)
	item := LinkItem{Link: link}
	if !d.Foreign {
		item.Note, _ = properties["note"].(string)
		item.Passages = texts(properties["passages"])
		item.Status = Status(textOf(properties["status"])) // its own, whatever claims about its claims make of it
		hide(properties, "id", "from", "until", "status", "note", "passages")
		hideDerived(properties)
	}
	item.Facts = apart(properties, "id", "from", "until", "status", "note", "passages")
	return item
}

// apart gives the properties of a foreign graph other names where Clew has a
// meaning for theirs.
func apart(properties map[string]any, taken ...string) map[string]any {
	for _, name := range taken {
		if value, there := properties[name]; there {
			delete(properties, name)
			properties[name+" in the graph"] = value
		}
	}
	return properties
}

// FactsOf is a view with all that the graph knows now of its entities and
// links; what is gone stays as it was. Sources come without their texts.
func (s *Store) FactsOf(ctx context.Context, v View) Facts {
	known := v.Facts()
	known.Entities = flat(chunks(known.Entities), func(entities []EntityFacts) ([]EntityFacts, error) {
		return entities, s.completeEntities(ctx, entities)
	})
	known.Links = flat(chunks(known.Links), func(links []LinkFacts) ([]LinkFacts, error) {
		return links, s.completeLinks(ctx, links)
	})
	return known
}

func (s *Store) completeEntities(ctx context.Context, entities []EntityFacts) error {
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = e.ID
	}
	d := s.dialect()
	set := d.set("ids", ids)
	records, err := s.read(ctx, fill("export_entities_of", matched{d, set.Match("n")}), set.Params)
	for _, record := range records {
		item := d.entityItem(record.Values[1:])
		if i := slices.Index(ids, item.ID); i >= 0 {
			entities[i].EntityItem = item
		}
	}
	return err
}

func (s *Store) completeLinks(ctx context.Context, links []LinkFacts) error {
	byType := map[string][]string{}
	place := map[string]int{}
	for i, l := range links {
		byType[l.Type] = append(byType[l.Type], l.ID)
		place[l.ID] = i
	}
	d := s.dialect()
	for _, name := range slices.Sorted(maps.Keys(byType)) {
		records, err := s.read(ctx, fill("export_links_of", typed{d, quoteName(name)}), map[string]any{"ids": byType[name]})
		if err != nil {
			return err
		}
		for _, record := range records {
			id, _ := record.Values[0].(string)
			if i, asked := place[id]; asked {
				links[i].LinkItem = d.linkItem(links[i].Link, record.Values[1])
			}
		}
	}
	return nil
}

// chunks gathers what a sequence yields into lists.
func chunks[T any](list iter.Seq2[T, error]) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		var chunk []T
		for member, err := range list {
			if err != nil {
				yield(nil, err)
				return
			}
			if chunk = append(chunk, member); len(chunk) == exportRows {
				if !yield(chunk, nil) {
					return
				}
				chunk = nil
			}
		}
		if len(chunk) > 0 {
			yield(chunk, nil)
		}
	}
}

// flat makes things of lists and yields them one by one.
func flat[A, B any](lists iter.Seq2[[]A, error], of func([]A) ([]B, error)) iter.Seq2[B, error] {
	return func(yield func(B, error) bool) {
		var none B
		for list, err := range lists {
			var things []B
			if err == nil {
				things, err = of(list)
			}
			if err != nil {
				yield(none, err)
				return
			}
			for _, thing := range things {
				if !yield(thing, nil) {
					return
				}
			}
		}
	}
}
