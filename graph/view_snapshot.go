package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"
)

// claimsPerQuery bounds the ids in one question for claims.
const claimsPerQuery = 500

// Snapshot reads from the graph what a draft shows, as it is now. An error of
// kind Invalid says what is wrong with the draft.
func (s *Store) Snapshot(ctx context.Context, d Draft) (View, error) {
	if err := d.check(); err != nil {
		return View{}, err
	}
	v := View{
		Format: viewFormat, Title: d.Title, Note: d.Note, Author: d.Author, Taken: stamp(time.Now()),
		Selection: sortedIDs(d.Selection), HiddenTypes: sortedIDs(d.HiddenTypes), HiddenLinkTypes: sortedIDs(d.HiddenLinkTypes),
		Lens: d.Lens, Measures: d.Measures, Concealed: sortedIDs(d.Concealed), Camera: d.Camera, Story: d.Story, Annotations: d.Annotations, Trail: d.Trail,
	}
	if err := s.snapEntities(ctx, d, &v); err != nil {
		return View{}, err
	}
	if err := s.snapAliases(ctx, &v); err != nil {
		return View{}, err
	}
	if err := s.snapLinks(ctx, d, &v); err != nil {
		return View{}, err
	}
	v.settleStory()
	if err := s.snapChosen(ctx, &v); err != nil {
		return View{}, err
	}
	err := s.snapClaims(ctx, &v)
	return v, err
}

// rules are all that a view and the steps of its story ask of things.
func (v View) rules() []Criteria {
	rules := v.Lens.rules()
	for _, step := range v.Story {
		rules = append(rules, step.Lens.rules()...)
	}
	return rules
}

// snapChosen reads the properties that a view's lens, or a step of its story,
// asks for.
func (s *Store) snapChosen(ctx context.Context, v *View) error {
	rules := v.rules()
	names := Names{Entities: askedOf(OfEntities, rules...), Links: askedOf(OfLinks, rules...)}
	ask := func(of Things) error {
		chosen, err := s.ChosenFacts(ctx, of, names)
		for id, facts := range chosen {
			if v.Chosen == nil {
				v.Chosen = Chosen{}
			}
			v.Chosen[id] = facts
		}
		return err
	}
	if len(names.Entities) > 0 {
		for chunk := range slices.Chunk(v.Entities, maxEntities) {
			var of Things
			for _, e := range chunk {
				of.Entities = append(of.Entities, e.ID)
			}
			if err := ask(of); err != nil {
				return err
			}
		}
	}
	if len(names.Links) > 0 {
		for chunk := range slices.Chunk(v.Links, maxThings) {
			of := Things{Links: map[string][]string{}}
			for _, l := range chunk {
				of.Links[l.Type] = append(of.Links[l.Type], l.ID)
			}
			if err := ask(of); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) snapEntities(ctx context.Context, d Draft, v *View) error {
	places := make(map[string]DraftEntity, len(d.Entities))
	for _, e := range d.Entities {
		places[e.ID] = e
	}
	ids := slices.Sorted(maps.Keys(places))
	for chunk := range slices.Chunk(ids, maxEntities) {
		found, err := s.Entities(ctx, chunk)
		if err != nil {
			return err
		}
		for _, entity := range found {
			place, known := places[entity.ID]
			if !known { // asked for by its element id, and answers with its key
				continue
			}
			v.Entities = append(v.Entities, ViewEntity{Entity: entity, X: place.X, Y: place.Y, Pinned: place.Pinned, Hidden: place.Hidden})
		}
	}
	v.Gone = len(ids) - len(v.Entities)
	v.Entities = sortedBy(v.Entities, func(e ViewEntity) string { return e.ID })
	return nil
}

func (s *Store) snapLinks(ctx context.Context, d Draft, v *View) error {
	ids := make([]string, len(v.Entities))
	for i, e := range v.Entities {
		ids[i] = e.ID
	}
	wanted := make(map[string]bool, len(d.Links))
	for _, id := range d.Links {
		wanted[id] = true
	}
	for patch, err := range s.Among(ctx, ids, nil) {
		if err != nil {
			return err
		}
		for _, link := range patch.Links {
			if d.Links == nil || wanted[link.ID] {
				v.Links = append(v.Links, link)
			} else {
				v.Omitted = append(v.Omitted, link.ID)
			}
		}
		if len(v.Links)+len(v.Omitted) > maxViewLinks {
			return invalid("A view can hold up to 50,000 links. Take some entities off the canvas first.")
		}
	}
	v.Links = sortedBy(v.Links, func(l Link) string { return l.ID })
	v.Omitted = sortedIDs(v.Omitted)
	return nil
}

// snapClaims reads the claims about the links and the events of a view.
func (s *Store) snapClaims(ctx context.Context, v *View) error {
	about := make([]string, 0, len(v.Links)+len(v.Entities))
	for _, link := range v.Links {
		about = append(about, link.ID)
	}
	for _, entity := range v.Entities {
		about = append(about, entity.ID)
	}
	for chunk := range slices.Chunk(about, claimsPerQuery) {
		left := maxViewClaims - len(v.Claims)
		records, err := s.claims(ctx, "view_claims", map[string]any{"ids": chunk, "limit": left + 1})
		if err != nil {
			return err
		}
		claims := s.readClaims(records)
		v.ClaimsCut = len(claims) > left
		v.Claims = append(v.Claims, claims[:min(len(claims), left)]...)
		if v.ClaimsCut {
			break
		}
	}
	v.Claims = sortedBy(v.Claims, func(c Claim) string { return c.ID })
	return nil
}

// draft is the draft that reads a view anew, with all links among its entities.
func (v View) draft() Draft {
	d := Draft{
		Title: v.Title, Note: v.Note, Author: v.Author, Selection: v.Selection,
		HiddenTypes: v.HiddenTypes, HiddenLinkTypes: v.HiddenLinkTypes,
		Lens: v.Lens, Measures: v.Measures, Concealed: v.Concealed, Camera: v.Camera, Story: v.Story, Annotations: v.Annotations, Trail: v.Trail,
	}
	for _, e := range v.Entities {
		d.Entities = append(d.Entities, DraftEntity{ID: e.ID, X: e.X, Y: e.Y, Pinned: e.Pinned, Hidden: e.Hidden})
	}
	return d
}

// ViewNow reads the entities of a view, and all that links them, as they are
// now.
func (s *Store) ViewNow(ctx context.Context, v View) (View, error) {
	now, err := s.Snapshot(ctx, v.draft())
	now.Fork = v.Fork
	for i := range now.Story {
		now.Story[i].Basis = v.Story[i].Basis
	}
	return now, err
}

// selectionOnly is what is stored of a live view: where things stand, and
// nothing that the graph will tell.
func (v View) selectionOnly() View {
	v.Story = v.rested()
	v.Links, v.Claims, v.Omitted, v.ClaimsCut, v.Chosen = nil, nil, nil, false, nil
	v.Entities = slices.Clone(v.Entities)
	for i := range v.Entities {
		v.Entities[i].Entity = Entity{ID: v.Entities[i].ID}
	}
	return v
}

// sortedIDs returns the texts sorted, each once; nil for none.
func sortedIDs(ids []string) []string {
	if len(ids) == 0 {
		return nil
	}
	clean := make([]string, len(ids))
	for i, id := range ids {
		clean[i] = strings.ToValidUTF8(id, "")
	}
	slices.Sort(clean)
	return slices.Compact(clean)
}

// sortedBy sorts by a key that no two have in common.
func sortedBy[T any](list []T, key func(T) string) []T {
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return list
}

// stamp writes a moment as views store it.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
