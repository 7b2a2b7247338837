package views

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"clew/graph"
)

// statement is a link, or an event by itself, with what is claimed of it.
type statement struct {
	link            *graph.Link // nil for an event
	subject, object graph.Entity
	claims          []graph.Claim
	date            string // what it is sorted by
}

// entityGroup is the entities of one type.
type entityGroup struct {
	typ      string
	entities []graph.Entity
}

// viewPart is a view sorted for its page.
type viewPart struct {
	clocks                                    graph.Clocks
	shown, leftOut, hidden                    []statement
	entities, leftOutEntities, hiddenEntities []entityGroup
	links                                     []graph.Link // those it says
}

func partsOf(view graph.View) viewPart {
	says, leftOut, hidden := view.Told()
	byID := make(map[string]graph.Entity, len(view.Entities))
	for _, e := range view.Entities {
		byID[e.ID] = e.Entity
	}
	return viewPart{
		clocks: view.Lens.Clocks(),
		shown:  statementsOf(says, byID), leftOut: statementsOf(leftOut, byID), hidden: statementsOf(hidden, byID),
		entities: entityGroups(says.Entities), leftOutEntities: entityGroups(leftOut.Entities), hiddenEntities: entityGroups(hidden.Entities), links: says.Links,
	}
}

// statementsOf says what links a view's entities, the oldest first; what has
// no date comes last.
func statementsOf(view graph.View, entities map[string]graph.Entity) []statement {
	about := map[string][]graph.Claim{}
	for _, claim := range view.Claims {
		about[claim.About] = append(about[claim.About], claim)
	}
	var all []statement
	for _, link := range view.Links {
		all = append(all, newStatement(statement{link: &link, subject: entities[link.Source], object: entities[link.Target], claims: about[link.ID], date: link.From}))
	}
	for _, e := range view.Entities {
		if claims := about[e.ID]; len(claims) > 0 {
			all = append(all, newStatement(statement{subject: e.Entity, claims: claims}))
		}
	}
	slices.SortStableFunc(all, func(a, b statement) int {
		return cmp.Or(cmp.Compare(datedFirst(a.date), datedFirst(b.date)), cmp.Compare(a.subject.Name, b.subject.Name), cmp.Compare(a.object.Name, b.object.Name))
	})
	return all
}

func newStatement(s statement) statement {
	slices.SortStableFunc(s.claims, func(a, b graph.Claim) int {
		return cmp.Compare(datedFirst(a.Date), datedFirst(b.Date))
	})
	if s.date == "" && len(s.claims) > 0 {
		s.date = s.claims[0].Date
	}
	return s
}

// datedFirst sorts what has no date behind all dates.
func datedFirst(date string) string { return cmp.Or(date, "~") }

func entityGroups(entities []graph.ViewEntity) []entityGroup {
	place := map[string]int{}
	var groups []entityGroup
	for _, e := range entities {
		at, known := place[e.Type]
		if !known {
			at = len(groups)
			place[e.Type] = at
			groups = append(groups, entityGroup{typ: e.Type})
		}
		groups[at].entities = append(groups[at].entities, e.Entity)
	}
	slices.SortStableFunc(groups, func(a, b entityGroup) int {
		return cmp.Or(cmp.Compare(len(b.entities), len(a.entities)), cmp.Compare(a.typ, b.typ))
	})
	for _, group := range groups {
		slices.SortStableFunc(group.entities, func(a, b graph.Entity) int { return cmp.Compare(a.Name, b.Name) })
	}
	return groups
}

// viewFacts is the line above a view's title.
func viewFacts(ctx context.Context, data ViewPageData) []string {
	how := t(ctx, "views.is-live", "when", moment(ctx, takenAt(data.View)))
	if data.Share.Mode == graph.Frozen {
		how = t(ctx, "views.is-frozen", "when", moment(ctx, takenAt(data.View)))
	}
	return []string{t(ctx, "views.permalink"), how, whatIsIn(ctx, data.View)}
}

// whatIsIn counts what a view shows.
func whatIsIn(ctx context.Context, view graph.View) string {
	shown, _, _ := view.Told()
	return strings.Join([]string{
		t(ctx, "counts.entities", "n", len(shown.Entities)), t(ctx, "counts.links", "n", len(shown.Links)),
		t(ctx, "counts.claims", "n", len(shown.Claims)), t(ctx, "counts.sources", "n", len(view.Sources())),
	}, ", ")
}

func takenAt(view graph.View) time.Time {
	t, _ := time.Parse(time.RFC3339, view.Taken) // ours
	return t
}

func paragraphs(text string) []string {
	var list []string
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func hiddenWords(ctx context.Context, parts viewPart) string {
	return t(ctx, "counts.entities", "n", entitiesIn(parts.hiddenEntities)) + ", " + t(ctx, "counts.links", "n", len(parts.hidden))
}

func entitiesIn(groups []entityGroup) int {
	n := 0
	for _, group := range groups {
		n += len(group.entities)
	}
	return n
}

func modeTitle(ctx context.Context, mode graph.ViewMode) string {
	return t(ctx, "views."+string(mode))
}

func modeWords(ctx context.Context, data ViewPageData) string {
	return t(ctx, "views."+string(data.Share.Mode)+"-note", "when", moment(ctx, takenAt(data.View)))
}

func accessWords(ctx context.Context, access graph.ViewAccess) string {
	return t(ctx, "views.who-"+string(access))
}

func compareWords(ctx context.Context, changes *graph.Changes) string {
	if changes == nil {
		return t(ctx, "views.compare-today")
	}
	if n := changes.Count(); n > 0 {
		return t(ctx, "views.compare-changed", "n", n)
	}
	return t(ctx, "views.compare-same")
}

// ChangeWords counts what changed: "3 links added, 1 retracted, 1 entity gone".
func ChangeWords(ctx context.Context, c graph.Changes) string {
	var words []string
	thing := ""
	say := func(n int, of, what string) {
		if n == 0 {
			return
		}
		key := "changes." + of + "-" + what
		if thing == of { // named once in a row
			key = "changes.more-" + what
		}
		thing = of
		words = append(words, t(ctx, key, "n", n))
	}
	say(len(c.Added), "link", "added")
	say(len(c.Retracted), "link", "retracted")
	say(len(c.Altered), "link", "changed")
	say(len(c.Lost), "link", "gone")
	say(len(c.Came), "entity", "added")
	say(len(c.Renamed), "entity", "renamed")
	say(len(c.Gone), "entity", "gone")
	say(len(c.NewClaims), "claim", "added")
	say(len(c.NewSaid), "claim", "changed")
	say(len(c.LostClaims), "claim", "gone")
	return strings.Join(words, ", ")
}

// StateTitle says which state of a view a picture shows.
func StateTitle(ctx context.Context, share graph.Share, view graph.View) string {
	if share.Versions > 1 {
		return t(ctx, "views.state-version", "version", share.Version, "when", moment(ctx, takenAt(view)))
	}
	return t(ctx, "views.state-frozen", "when", moment(ctx, takenAt(view)))
}

// NowTitle says that a picture shows the graph as it is.
func NowTitle(ctx context.Context, view graph.View) string {
	return t(ctx, "views.state-now", "when", moment(ctx, takenAt(view)))
}
