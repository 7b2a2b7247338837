package views

import (
	"cmp"
	"context"
	"slices"

	"clew/graph"
)

// changeGroup is a list of things that changed alike.
type changeGroup struct {
	title      string
	names      []nameChange
	statements []statement
}

// nameChange is an entity that came or went, or was renamed.
type nameChange struct{ then, now graph.Entity }

// changeGroups lists what changed, each with its evidence.
func changeGroups(ctx context.Context, data ComparePageData) []changeGroup {
	c := data.Changes
	groups := []changeGroup{
		{title: t(ctx, "changes.links-added"), statements: evidenceOf(data.Now, c.Added)},
		{title: t(ctx, "changes.links-retracted"), statements: evidenceOf(data.Now, nowOf(c.Retracted))},
		{title: t(ctx, "changes.links-now"), statements: evidenceOf(data.Now, nowOf(c.Altered))},
		{title: t(ctx, "changes.links-then"), statements: evidenceOf(data.Then, thenOf(c.Altered))},
		{title: t(ctx, "changes.links-gone"), statements: evidenceOf(data.Then, c.Lost)},
		{title: t(ctx, "changes.entities-added"), names: namesOf(c.Came)},
		{title: t(ctx, "changes.entities-renamed"), names: renamed(c.Renamed)},
		{title: t(ctx, "changes.entities-gone"), names: namesOf(c.Gone)},
		{title: t(ctx, "changes.claims-added"), statements: claimed(data.Now, c.NewClaims)},
		{title: t(ctx, "changes.claims-now"), statements: claimed(data.Now, nowOf(c.NewSaid))},
		{title: t(ctx, "changes.claims-then"), statements: claimed(data.Then, thenOf(c.NewSaid))},
		{title: t(ctx, "changes.claims-gone"), statements: claimed(data.Then, c.LostClaims)},
	}
	var some []changeGroup
	for _, group := range groups {
		if len(group.names)+len(group.statements) > 0 {
			some = append(some, group)
		}
	}
	return some
}

// evidenceOf says links of a view with their claims there.
func evidenceOf(view graph.View, links []graph.Link) []statement {
	view.Links = links
	wanted := map[string]bool{}
	for _, link := range links {
		wanted[link.ID] = true
	}
	return statementsFor(view, wanted, view.Claims)
}

// claimed says claims of a view with what they are about.
func claimed(view graph.View, claims []graph.Claim) []statement {
	wanted := map[string]bool{}
	for _, claim := range claims {
		wanted[claim.About] = true
	}
	var links []graph.Link
	for _, link := range view.Links {
		if wanted[link.ID] {
			links = append(links, link)
		}
	}
	view.Links = links
	return statementsFor(view, wanted, claims)
}

func statementsFor(view graph.View, about map[string]bool, claims []graph.Claim) []statement {
	byID := make(map[string]graph.Entity, len(view.Entities))
	for _, e := range view.Entities {
		byID[e.ID] = e.Entity
	}
	view.Claims = nil
	for _, claim := range claims {
		if about[claim.About] {
			view.Claims = append(view.Claims, claim)
		}
	}
	return statementsOf(view, byID)
}

func nowOf[T any](changes []graph.Change[T]) []T {
	var list []T
	for _, change := range changes {
		list = append(list, change.Now)
	}
	return list
}

func thenOf[T any](changes []graph.Change[T]) []T {
	var list []T
	for _, change := range changes {
		list = append(list, change.Then)
	}
	return list
}

func namesOf(entities []graph.ViewEntity) []nameChange {
	var list []nameChange
	for _, e := range entities {
		list = append(list, nameChange{now: e.Entity})
	}
	return list
}

func renamed(changes []graph.Change[graph.ViewEntity]) []nameChange {
	var list []nameChange
	for _, change := range changes {
		list = append(list, nameChange{then: change.Then.Entity, now: change.Now.Entity})
	}
	return list
}

// DrawBoth draws two states of a view in one layout: what is in both stands at
// the same place, and what is in one leaves its place empty in the other.
func (p *Painter) DrawBoth(ctx context.Context, then, now graph.View, c graph.Changes) (before, after *Picture) {
	was, is := PictureOptions{Prefix: "then-", Absent: map[string]bool{}, Marks: map[string]string{}},
		PictureOptions{Prefix: "now-", Absent: map[string]bool{}, Marks: map[string]string{}}
	for _, e := range c.Came {
		was.Absent[e.ID], is.Marks[e.ID] = true, MarkNew
	}
	for _, e := range c.Gone {
		is.Absent[e.ID], was.Marks[e.ID] = true, MarkGone
	}
	for _, l := range c.Added {
		was.Absent[l.ID], is.Marks[l.ID] = true, MarkNew
	}
	for _, l := range c.Lost {
		is.Absent[l.ID], was.Marks[l.ID] = true, MarkGone
	}
	for _, change := range append(c.Retracted, c.Altered...) {
		was.Marks[change.Now.ID], is.Marks[change.Now.ID] = MarkChanged, MarkChanged
	}
	for _, change := range c.Renamed {
		was.Marks[change.Now.ID], is.Marks[change.Now.ID] = MarkChanged, MarkChanged
	}
	return p.Draw(ctx, union(then, now), was), p.Draw(ctx, union(now, then), is)
}

// union is the first view with what only the second has. Entities of both
// stand where the older one has them, and are as large as there.
func union(first, second graph.View) graph.View {
	older := first
	if second.Taken < first.Taken {
		older = second
	}
	place := map[string]graph.ViewEntity{}
	for _, e := range older.Entities {
		place[e.ID] = e
	}
	all := first
	all.HiddenTypes, all.HiddenLinkTypes, all.Selection = older.HiddenTypes, older.HiddenLinkTypes, older.Selection
	all.Lens, all.Concealed = older.Lens, older.Concealed
	all.Entities = merge(first.Entities, second.Entities, func(e graph.ViewEntity) string { return e.ID })
	for i, e := range all.Entities {
		if old, known := place[e.ID]; known {
			all.Entities[i].X, all.Entities[i].Y, all.Entities[i].Degree = old.X, old.Y, old.Degree
			all.Entities[i].Hidden, all.Entities[i].Pinned = old.Hidden, old.Pinned
		}
	}
	all.Links = merge(first.Links, second.Links, func(l graph.Link) string { return l.ID })
	return all
}

// merge is both lists in the order of their keys, each key once.
func merge[T any](first, second []T, key func(T) string) []T {
	seen := map[string]bool{}
	var all []T
	for _, list := range [][]T{first, second} {
		for _, item := range list {
			if !seen[key(item)] {
				seen[key(item)] = true
				all = append(all, item)
			}
		}
	}
	slices.SortFunc(all, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return all
}
