package formats

import (
	"fmt"
	"iter"
	"time"

	"clew/graph"
)

// items yields what the file holds, what others refer to first.
func (c *checked) items() iter.Seq[graph.Item] {
	return func(yield func(graph.Item) bool) {
		_ = c.yieldSources(yield) && c.yieldEntities(yield) && c.yieldLinks(yield) &&
			c.yieldClaims(yield) && c.yieldOpening(yield)
	}
}

// id makes the ID of something in this file.
func (c *checked) id(kind, key string) string {
	return graph.DerivedID(c.file.Dataset, c.file.Created, kind, key)
}

// linkID covers the type as well: a link of another type is another link.
func (c *checked) linkID(l *clewLink) string { return c.id("link", l.ID+" "+l.Type) }

func (c *checked) passageID(claim *clewClaim) string {
	return c.id("passage", claim.key(c.quotes[claim]))
}

// key tells a claim from the others about the same link.
func (claim *clewClaim) key(at span) string {
	return fmt.Sprintf("%s %d %d", claim.Source, at.start, at.end)
}

func (c *checked) yieldSources(yield func(graph.Item) bool) bool {
	for _, s := range c.file.Sources {
		source := graph.Source{ID: c.id("source", s.ID), Title: s.Title, Kind: s.Kind, Publisher: s.Publisher,
			URL: s.URL, Published: s.Published, Retrieved: s.Retrieved, Note: s.Note, Text: s.Text}
		if !yield(graph.Item{Source: &source}) {
			return false
		}
	}
	return true
}

func (c *checked) yieldEntities(yield func(graph.Item) bool) bool {
	for _, e := range c.file.Entities {
		entity := graph.EntityItem{ID: c.id("entity", e.ID), Type: e.Type, Also: e.Also, Name: e.Name,
			Aliases: e.Aliases, About: e.About, Facts: e.Facts}
		if !yield(graph.Item{Entity: &entity}) {
			return false
		}
	}
	return true
}

func (c *checked) yieldLinks(yield func(graph.Item) bool) bool {
	for i := range c.file.Links {
		l := &c.file.Links[i]
		link := graph.LinkItem{Note: l.Note, Facts: l.Facts, Link: graph.Link{ID: c.linkID(l), Type: l.Type,
			Source: c.id("entity", l.Source), Target: c.id("entity", l.Target), From: l.From, Until: l.Until, Status: l.Status}}
		var statuses []graph.Status
		for j := range l.Claims {
			statuses = append(statuses, l.Claims[j].Status)
			link.Passages = append(link.Passages, c.passageID(&l.Claims[j]))
		}
		if link.Status == "" {
			link.Status = graph.Summary(statuses)
		}
		if !yield(graph.Item{Link: &link}) {
			return false
		}
	}
	return true
}

func (c *checked) yieldClaims(yield func(graph.Item) bool) bool {
	for i := range c.file.Entities {
		e := &c.file.Entities[i]
		about := graph.ClaimItem{About: c.id("entity", e.ID), Source: c.id("entity", e.ID)}
		if !c.yieldClaimsOf(about, e.Claims, yield) {
			return false
		}
	}
	for i := range c.file.Links {
		l := &c.file.Links[i]
		about := graph.ClaimItem{About: c.linkID(l), Source: c.id("entity", l.Source), Target: c.id("entity", l.Target),
			Relation: l.Type, Date: l.From}
		if !c.yieldClaimsOf(about, l.Claims, yield) {
			return false
		}
	}
	return true
}

// yieldClaimsOf completes the item, which says what the claims are about.
func (c *checked) yieldClaimsOf(item graph.ClaimItem, claims []clewClaim, yield func(graph.Item) bool) bool {
	item.AddedBy, item.Added = c.file.AddedBy, c.file.Created.UTC().Format(time.RFC3339)
	of := item.Date
	for i := range claims {
		claim := &claims[i]
		item.ID = c.id("claim", item.About+" "+claim.key(c.quotes[claim]))
		item.SourceID = c.id("source", claim.Source)
		item.Status, item.Note, item.Date = claim.Status, claim.Note, of
		if claim.Date != "" {
			item.Date = claim.Date
		}
		item.Passage = c.passage(claim)
		one := item
		if !yield(graph.Item{Claim: &one}) {
			return false
		}
	}
	return true
}

func (c *checked) passage(claim *clewClaim) graph.Passage {
	at := c.quotes[claim]
	prefix, suffix := c.sources[claim.Source].around(at)
	return graph.Passage{ID: c.passageID(claim), Text: claim.Quote, Start: at.start, End: at.end,
		Prefix: prefix, Suffix: suffix}
}

func (c *checked) yieldOpening(yield func(graph.Item) bool) bool {
	if c.file.Opening == nil {
		return true
	}
	o := graph.OpeningItem{Title: c.file.Opening.Title, Text: c.file.Opening.Text}
	for _, place := range c.file.Opening.Entities {
		o.Entities = append(o.Entities, c.id("entity", place.ID))
		o.Position = append(o.Position, [2]int{place.X, place.Y})
	}
	return yield(graph.Item{Opening: &o})
}
