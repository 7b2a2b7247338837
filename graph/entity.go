package graph

import (
	"context"
	"slices"
)

// matched fills the gaps of a query about the nodes that Match finds as n.
type matched struct {
	dialect
	Match string
}

// Entity returns all that is known of an entity itself.
func (s *Store) Entity(ctx context.Context, id string) (Detail, error) {
	d := s.dialect()
	clause, node := d.match("n", id)
	records, err := s.read(ctx, fill("entity", matched{d, clause}), map[string]any{"node": node})
	if err != nil {
		return Detail{}, err
	}
	if len(records) == 0 {
		return Detail{}, notFound("There is no such entity in this graph.")
	}
	values := records[0].Values
	properties, _ := values[1].(map[string]any)
	detail := Detail{Entity: d.entity(values[2:]), Labels: d.sortLabels(values[0])}
	if !d.Foreign {
		detail.Labels = slices.DeleteFunc(detail.Labels, func(label string) bool { return label == "Entity" })
		detail.Aliases = texts(properties["aliases"])
		detail.About, _ = properties["about"].(string)
		hide(properties, "id", "name", "aliases", "about")
		hideDerived(properties)
	}
	for _, name := range slices.Concat(d.captions...) {
		if properties[name] == any(detail.Name) { // it stands at the head already
			delete(properties, name)
		}
	}
	detail.Facts = factsOf(properties)
	detail.Groups, err = s.Groups(ctx, detail.ID)
	return detail, err
}

// maxEntities bounds how many entities one call returns.
const maxEntities = 1000

// Entities returns the entities with these ids, in their order. Unknown ids
// are left out. More than 1,000 ids are an [Error] of kind Invalid.
func (s *Store) Entities(ctx context.Context, ids []string) ([]Entity, error) {
	if len(ids) > maxEntities {
		return nil, invalid("At most %d entities can be asked for at once.", maxEntities)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	d := s.dialect()
	set := d.set("ids", ids)
	records, err := s.read(ctx, fill("entities", matched{d, set.Match("n")}), set.Params)
	if err != nil {
		return nil, err
	}
	// A foreign entity may be asked for by its element id and answer with its
	// key: it comes last.
	place := func(e Entity) int {
		if i := slices.Index(ids, e.ID); i >= 0 {
			return i
		}
		return len(ids)
	}
	entities := make([]Entity, 0, len(records))
	for _, record := range records {
		entities = append(entities, d.entity(record.Values))
	}
	slices.SortStableFunc(entities, func(a, b Entity) int { return place(a) - place(b) })
	return slices.CompactFunc(entities, func(a, b Entity) bool { return a.ID == b.ID }), nil
}

func hide(properties map[string]any, names ...string) {
	for _, name := range names {
		delete(properties, name)
	}
}

// texts reads a list of strings.
func texts(value any) []string {
	list, _ := value.([]any)
	var out []string
	for _, item := range list {
		if text, ok := item.(string); ok {
			out = append(out, text)
		}
	}
	return out
}
