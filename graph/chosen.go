package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Things are entities and links by their IDs, the links by type.
type Things struct {
	Entities []string            `json:"entities"`
	Links    map[string][]string `json:"links"`
}

// Names are properties of entities and of links.
type Names struct {
	Entities []string `json:"entities"`
	Links    []string `json:"links"`
}

// Chosen are values of chosen properties by the ID of an entity or a link:
// texts, numbers (float64), booleans, or lists of these.
type Chosen map[string]map[string]any

// Named counts the things that have a property.
type Named struct {
	Name    string `json:"name"`
	Count   int    `json:"count"`
	Numbers bool   `json:"numbers,omitempty"` // all of its values are numbers
}

// Bounds of one question for properties.
const (
	maxThings  = 2000 // entities and links together
	maxNames   = 50   // of properties
	mostInList = 20   // values of one property that are looked at
)

// ChosenFacts reads properties of entities and links. More than 2,000 things,
// 1,000 entities or 50 properties are an [Error] of kind Invalid.
func (s *Store) ChosenFacts(ctx context.Context, of Things, names Names) (Chosen, error) {
	if len(names.Entities) > maxNames || len(names.Links) > maxNames {
		return nil, invalid("At most %d properties can be asked for at once.", maxNames)
	}
	chosen := Chosen{}
	take := func(names []string) func(id string, facts map[string]any) {
		return func(id string, facts map[string]any) {
			for _, name := range names {
				if value := chosenValue(facts[name]); value != nil {
					if chosen[id] == nil {
						chosen[id] = map[string]any{}
					}
					chosen[id][name] = value
				}
			}
		}
	}
	return chosen, s.eachFact(ctx, of, take(names.Entities), take(names.Links))
}

// FactNames tells which properties entities and links have, the common ones
// first. Its bounds are those of [Store.ChosenFacts].
func (s *Store) FactNames(ctx context.Context, of Things) (entities, links []Named, err error) {
	count := func(found map[string]*Named) func(string, map[string]any) {
		return func(_ string, facts map[string]any) {
			for name, raw := range facts {
				value := chosenValue(raw)
				if value == nil {
					continue
				}
				if found[name] == nil {
					found[name] = &Named{Name: name, Numbers: true}
				}
				_, isNumber := value.(float64)
				found[name].Count++
				found[name].Numbers = found[name].Numbers && isNumber
			}
		}
	}
	ofEntities, ofLinks := map[string]*Named{}, map[string]*Named{}
	err = s.eachFact(ctx, of, count(ofEntities), count(ofLinks))
	return byCount(ofEntities), byCount(ofLinks), err
}

func byCount(found map[string]*Named) []Named {
	var names []Named
	for _, named := range found {
		names = append(names, *named)
	}
	slices.SortFunc(names, func(a, b Named) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
	return names
}

// eachFact reads the facts of things. Unknown ones are left out.
func (s *Store) eachFact(ctx context.Context, of Things, entity, link func(id string, facts map[string]any)) error {
	count := len(of.Entities)
	for _, ids := range of.Links {
		count += len(ids)
	}
	if count > maxThings || len(of.Entities) > maxEntities {
		return invalid("At most %d entities and links can be asked about at once.", maxThings)
	}
	d := s.dialect()
	if len(of.Entities) > 0 {
		set := d.set("ids", of.Entities)
		records, err := s.read(ctx, fill("export_entities_of", matched{d, set.Match("n")}), set.Params)
		if err != nil {
			return err
		}
		for _, record := range records {
			item := d.entityItem(record.Values[1:])
			entity(item.ID, item.Facts)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(of.Links)) {
		if !slices.Contains(d.Schema.Types, name) {
			continue
		}
		records, err := s.read(ctx, fill("export_links_of", typed{d, quoteName(name)}), map[string]any{"ids": of.Links[name]})
		if err != nil {
			return err
		}
		for _, record := range records {
			id, _ := record.Values[0].(string)
			link(id, d.linkItem(Link{}, record.Values[1]).Facts)
		}
	}
	return nil
}

// chosenValue is a property as rules compare it; nil for what they can't.
func chosenValue(value any) any {
	switch v := value.(type) {
	case nil, []byte:
		return nil
	case string:
		if text := short(v); text != "" {
			return text
		}
		return nil
	case bool, float64:
		return v
	case int64:
		return float64(v)
	case []any:
		var list []any
		for _, item := range v[:min(len(v), mostInList)] {
			if item := chosenValue(item); item != nil {
				list = append(list, item)
			}
		}
		if list == nil {
			return nil
		}
		return list
	case neo4j.Date:
		return v.Time().Format(time.DateOnly)
	case neo4j.LocalDateTime:
		return v.Time().Format("2006-01-02T15:04:05")
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return short(fmt.Sprint(value))
}

// short is as much of a text as a rule can name.
func short(text string) string {
	return clip(strings.TrimSpace(strings.ToValidUTF8(text, "")), maxValue)
}
