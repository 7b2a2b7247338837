package graph

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// Facts are a graph, or a piece of one, on their way into a file. Each
// sequence can be read more than once: formats that name their columns first
// need to.
type Facts struct {
	Sources  iter.Seq2[Source, error]      // by ID; some without their text
	Entities iter.Seq2[EntityFacts, error] // by ID
	Links    iter.Seq2[LinkFacts, error]   // by type and ID
	Opening  *OpeningItem                  // where the entities stand; nil: nowhere
}

// EntityFacts are an entity and what is claimed of it, by the claims' IDs.
type EntityFacts struct {
	EntityItem
	Claims []Claim
}

// LinkFacts are a link and what is claimed of it, by the claims' IDs.
type LinkFacts struct {
	LinkItem
	Claims []Claim
}

// Facts are what a view holds, hidden parts too, as it was when it was taken.
// Of sources and entities that is less than the graph knows.
func (v View) Facts() Facts {
	about := v.claimsByThing()
	return Facts{
		Sources: sequence(sortedBy(v.Sources(), func(s Source) string { return s.ID })),
		Entities: func(yield func(EntityFacts, error) bool) {
			for _, e := range v.Entities {
				if !yield(EntityFacts{EntityItem{ID: e.ID, Type: e.Type, Name: e.Name}, about[e.ID]}, nil) {
					return
				}
			}
		},
		Links: func(yield func(LinkFacts, error) bool) {
			for _, l := range byTypeAndID(v.Links) {
				if !yield(LinkFacts{LinkItem{Link: l}, about[l.ID]}, nil) {
					return
				}
			}
		},
		Opening: v.opening(),
	}
}

// claimsByThing sorts a view's claims by what they are about.
func (v View) claimsByThing() map[string][]Claim {
	about := map[string][]Claim{}
	for _, c := range v.Claims {
		about[c.About] = append(about[c.About], c)
	}
	return about
}

// opening makes of a view the picture that a graph can begin with.
func (v View) opening() *OpeningItem {
	o := &OpeningItem{Title: v.Title, Text: v.Note}
	for _, e := range v.Entities {
		o.Entities = append(o.Entities, e.ID)
		o.Position = append(o.Position, [2]int{int(math.Round(e.X)), int(math.Round(e.Y))})
	}
	return o
}

func byTypeAndID(links []Link) []Link {
	return slices.SortedFunc(slices.Values(links), func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
	})
}

// sequence yields what is at hand.
func sequence[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range list {
			if !yield(item, nil) {
				return
			}
		}
	}
}

// Properties are what the database stores of a source.
func (s Source) Properties() map[string]any { return properties(sourceRow(&s)) }

// Properties are what the database stores of an entity.
func (e EntityItem) Properties() map[string]any { return properties(entityRow(&e)) }

// Properties are what the database stores of a link.
func (l LinkItem) Properties() map[string]any { return properties(linkRow(&l)) }

// Properties are what the database stores of a claim and of its passage.
func (c Claim) Properties() (claim, passage map[string]any) {
	item := &ClaimItem{
		ID: c.ID, About: c.About, Source: c.Subject.ID, Relation: c.Relation, Status: c.Status, Date: c.Date,
		Note: c.Note, AddedBy: c.AddedBy, Added: c.Added, SourceID: c.Source.ID, Passage: c.Passage,
	}
	if c.By != nil {
		item.By = c.By.ID
	}
	if c.Object != nil {
		item.Target = c.Object.ID
	}
	return properties(claimRow(item)), properties(passageRow(item))
}

// AnswerProperties are what the database stores of what a claim says of others.
func (c Claim) AnswerProperties() []map[string]any {
	var records []map[string]any
	for _, r := range answerRows(&ClaimItem{ID: c.ID, Answers: c.Answers}) {
		records = append(records, properties(r))
	}
	return records
}

func properties(r row) map[string]any {
	stored, _ := r["properties"].(row)
	return stored
}

// QuoteName writes a label, a relationship type or the name of a property so
// that Cypher takes it as a name, whatever it holds.
func QuoteName(name string) string { return quoteName(name) }
