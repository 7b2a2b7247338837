package views

import (
	"cmp"
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
func viewFacts(data ViewPageData) []string {
	how := "live: as the graph is now, " + moment(takenAt(data.View))
	if data.Share.Mode == graph.Frozen {
		how = "frozen " + moment(takenAt(data.View))
	}
	return []string{"Permalink", how, whatIsIn(data.View)}
}

// whatIsIn counts what a view shows.
func whatIsIn(view graph.View) string {
	shown, _, _ := view.Told()
	return strings.Join([]string{
		count(len(shown.Entities), "entity", "entities"), count(len(shown.Links), "link", "links"),
		count(len(shown.Claims), "claim", "claims"), count(len(view.Sources()), "source", "sources"),
	}, ", ")
}

func takenAt(view graph.View) time.Time {
	t, _ := time.Parse(time.RFC3339, view.Taken) // ours
	return t
}

// moment writes a time for readers everywhere.
func moment(t time.Time) string { return t.UTC().Format("2 January 2006 15:04 UTC") }

func paragraphs(text string) []string {
	var list []string
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func hiddenWords(parts viewPart) string {
	return count(entitiesIn(parts.hiddenEntities), "entity", "entities") + ", " + count(len(parts.hidden), "link", "links")
}

func entitiesIn(groups []entityGroup) int {
	n := 0
	for _, group := range groups {
		n += len(group.entities)
	}
	return n
}

func modeTitle(mode graph.ViewMode) string {
	if mode == graph.Frozen {
		return "Frozen"
	}
	return "Live"
}

func modeWords(data ViewPageData) string {
	if data.Share.Mode == graph.Frozen {
		return moment(takenAt(data.View)) + ". It stays as it was then, whatever becomes of the graph."
	}
	return "It shows what the graph says whenever it is opened."
}

func accessWords(access graph.ViewAccess) string {
	switch access {
	case graph.Public:
		return "Anybody. It is listed among the views."
	case graph.Private:
		return "Only the browser that saved it."
	}
	return "Whoever has the address. It is listed nowhere."
}

func compareWords(changes *graph.Changes) string {
	if changes == nil {
		return "Compare with today"
	}
	if n := changes.Count(); n > 0 {
		return "Compare with today (" + thousands(n) + " changed)"
	}
	return "Compare with today (no change)"
}

// ChangeWords counts what changed: "3 links added, 1 retracted, 1 entity gone".
func ChangeWords(c graph.Changes) string {
	var words []string
	thing := ""
	say := func(n int, one, many, what string) {
		if n == 0 {
			return
		}
		text := thousands(n)
		if thing != one { // named once in a row
			text = count(n, one, many)
			thing = one
		}
		words = append(words, text+" "+what)
	}
	say(len(c.Added), "link", "links", "added")
	say(len(c.Retracted), "link", "links", "retracted")
	say(len(c.Altered), "link", "links", "changed")
	say(len(c.Lost), "link", "links", "gone")
	say(len(c.Came), "entity", "entities", "added")
	say(len(c.Renamed), "entity", "entities", "renamed")
	say(len(c.Gone), "entity", "entities", "gone")
	say(len(c.NewClaims), "claim", "claims", "added")
	say(len(c.NewSaid), "claim", "claims", "changed")
	say(len(c.LostClaims), "claim", "claims", "gone")
	return strings.Join(words, ", ")
}

// StateTitle says which state of a view a picture shows.
func StateTitle(share graph.Share, view graph.View) string {
	if share.Versions > 1 {
		return "Version " + thousands(share.Version) + ", frozen " + moment(takenAt(view))
	}
	return "Frozen " + moment(takenAt(view))
}

// NowTitle says that a picture shows the graph as it is.
func NowTitle(view graph.View) string { return "Now, " + moment(takenAt(view)) }
