package formats

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"clew/graph"
)

// Items reads the file once more and yields what it holds, what others refer to
// first. There is an error only when the file has changed or can't be read.
func (c *Clew) Items() iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		hand := func(item graph.Item) error {
			if !yield(item, nil) {
				return errStopped
			}
			return nil
		}
		for _, part := range []func(pass) error{c.passSources, c.passEntities, c.passLinks, c.passClaims, c.passOpening} {
			if err := part(hand); err != nil {
				if err != errStopped {
					yield(graph.Item{}, err)
				}
				return
			}
		}
	}
}

// pass hands an item on; its error ends the reading.
type pass = func(graph.Item) error

// errStopped ends the reading when nobody wants more.
var errStopped = errors.New("no more items are wanted")

// id makes the ID of something in this file.
func (c *Clew) id(kind, key string) string {
	if c.Lasting() && isULID(key) {
		return key
	}
	return graph.DerivedID(c.head.Dataset, c.head.Created, kind, key)
}

// isULID tells whether an id could be one that Clew made.
func isULID(id string) bool {
	_, err := ulid.ParseStrict(id)
	return err == nil && strings.ToUpper(id) == id
}

// linkID covers the type as well: a link of another type is another link.
func (c *Clew) linkID(l *clewLink) string {
	if c.Lasting() && isULID(l.ID) {
		return l.ID
	}
	return c.id("link", l.ID+" "+l.Type)
}

func (c *Clew) passageID(claim *clewClaim) string {
	return c.id("passage", cmp.Or(claim.Passage, claim.key()))
}

// key tells a claim from the others about the same link.
func (claim *clewClaim) key() string {
	return fmt.Sprintf("%s %d %d", claim.Source, claim.at.start, claim.at.end)
}

func (c *Clew) passSources(pass pass) error {
	return c.file.eachSource(func(_ int, s *clewSource) error {
		return pass(graph.Item{Source: &graph.Source{ID: c.id("source", s.ID), Title: s.Title, Kind: s.Kind, Publisher: s.Publisher,
			URL: s.URL, Published: s.Published, Retrieved: s.Retrieved, Note: s.Note, Text: s.Text, SHA256: s.SHA256}})
	})
}

func (c *Clew) passEntities(pass pass) error {
	return c.eachEntity(func(_ int, e *clewEntity) error {
		return pass(graph.Item{Entity: &graph.EntityItem{ID: c.id("entity", e.ID), Type: e.Type, Also: e.Also, Name: e.Name,
			Aliases: e.Aliases, About: e.About, Facts: e.Facts}})
	})
}

func (c *Clew) passLinks(pass pass) error {
	return c.eachLink(func(_ int, l *clewLink) error {
		link := graph.LinkItem{Note: l.Note, Facts: l.Facts, Link: graph.Link{ID: c.linkID(l), Type: l.Type,
			Source: c.id("entity", l.Source), Target: c.id("entity", l.Target), From: l.From, Until: l.Until, Status: l.Status}}
		var statuses []graph.Status
		for j := range l.Claims {
			statuses = append(statuses, l.Claims[j].Status)
			if id := c.passageID(&l.Claims[j]); !slices.Contains(link.Passages, id) {
				link.Passages = append(link.Passages, id)
			}
		}
		if link.Status == "" && !c.Lasting() {
			link.Status = graph.Summary(statuses)
		}
		return pass(graph.Item{Link: &link})
	})
}

func (c *Clew) passClaims(pass pass) error {
	err := c.eachEntity(func(_ int, e *clewEntity) error {
		about := graph.ClaimItem{About: c.id("entity", e.ID), Source: c.id("entity", e.ID)}
		return c.passClaimsOf(about, e.Claims, pass)
	})
	if err != nil {
		return err
	}
	return c.eachLink(func(_ int, l *clewLink) error {
		about := graph.ClaimItem{About: c.linkID(l), Source: c.id("entity", l.Source), Target: c.id("entity", l.Target),
			Relation: l.Type}
		if !c.Lasting() {
			about.Date = l.From
		}
		return c.passClaimsOf(about, l.Claims, pass)
	})
}

// passClaimsOf completes the item, which says what the claims are about.
func (c *Clew) passClaimsOf(item graph.ClaimItem, claims []clewClaim, pass pass) error {
	of := item.Date
	for i := range claims {
		claim := &claims[i]
		item.ID = c.claimID(item.About, claim)
		item.AddedBy, item.Added = claim.AddedBy, claim.Added
		if !c.Lasting() {
			item.AddedBy, item.Added = c.head.AddedBy, c.head.Created.UTC().Format(time.RFC3339)
		}
		item.SourceID = c.id("source", claim.Source)
		item.Status, item.Note, item.Date = claim.Status, claim.Note, of
		if claim.Date != "" {
			item.Date = claim.Date
		}
		item.Passage, item.Answers, item.By = c.passage(claim), c.answersOf(claim), ""
		if claim.By != "" {
			item.By = c.id("entity", claim.By)
		}
		one := item
		if err := pass(graph.Item{Claim: &one}); err != nil {
			return err
		}
	}
	return nil
}

func (c *Clew) passage(claim *clewClaim) graph.Passage {
	prefix, suffix := claim.Prefix, claim.Suffix
	if !c.Lasting() {
		prefix, suffix = c.sources[claim.Source].around(claim.at)
	}
	return graph.Passage{ID: c.passageID(claim), Text: claim.Quote, Start: claim.at.start, End: claim.at.end,
		Prefix: prefix, Suffix: suffix}
}

func (c *Clew) passOpening(pass pass) error {
	if c.opening == nil {
		return nil
	}
	o := graph.OpeningItem{Title: c.opening.Title, Text: c.opening.Text}
	for _, place := range c.opening.Entities {
		o.Entities = append(o.Entities, c.id("entity", place.ID))
		o.Position = append(o.Position, [2]int{place.X, place.Y})
	}
	return pass(graph.Item{Opening: &o})
}
