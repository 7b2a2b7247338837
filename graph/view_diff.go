package graph

import "slices"

// Changes is what differs between two states of a view.
type Changes struct {
	Came, Gone []ViewEntity
	Renamed    []Change[ViewEntity] // another name or type
	Added      []Link
	Lost       []Link
	Retracted  []Change[Link] // links whose sources withdrew them
	Altered    []Change[Link] // other dates, another status, another end
	NewClaims  []Claim
	LostClaims []Claim
	NewSaid    []Change[Claim] // another status, date, note or quote
}

// Change is a thing as it was and as it is.
type Change[T any] struct{ Then, Now T }

// Count is the number of changes; what became of claims that came or went
// with their link counts as part of that.
func (c Changes) Count() int {
	return len(c.Came) + len(c.Gone) + len(c.Renamed) + len(c.Added) + len(c.Lost) +
		len(c.Retracted) + len(c.Altered) + len(c.NewClaims) + len(c.LostClaims) + len(c.NewSaid)
}

// Compare tells what changed from one state of a view to another. Links that
// the first left out on purpose are no news.
func Compare(then, now View) Changes {
	var c Changes
	c.entities(then, now)
	c.links(then, now)
	if !then.ClaimsCut && !now.ClaimsCut {
		c.claims(then, now)
	}
	return c
}

func (c *Changes) entities(then, now View) {
	before := index(then.Entities, func(e ViewEntity) string { return e.ID })
	after := index(now.Entities, func(e ViewEntity) string { return e.ID })
	for _, e := range now.Entities {
		was, known := before[e.ID]
		switch {
		case !known:
			c.Came = append(c.Came, e)
		case was.Name != e.Name || was.Type != e.Type:
			c.Renamed = append(c.Renamed, Change[ViewEntity]{was, e})
		}
	}
	for _, e := range then.Entities {
		if _, known := after[e.ID]; !known {
			c.Gone = append(c.Gone, e)
		}
	}
}

func (c *Changes) links(then, now View) {
	before := index(then.Links, func(l Link) string { return l.ID })
	after := index(now.Links, func(l Link) string { return l.ID })
	omitted := index(then.Omitted, func(id string) string { return id })
	for _, l := range now.Links {
		was, known := before[l.ID]
		_, leftOut := omitted[l.ID]
		switch {
		case !known && !leftOut:
			c.Added = append(c.Added, l)
		case known && was.Status != Retracted && l.Status == Retracted:
			c.Retracted = append(c.Retracted, Change[Link]{was, l})
		case known && differ(was, l):
			c.Altered = append(c.Altered, Change[Link]{was, l})
		}
	}
	for _, l := range then.Links {
		if _, known := after[l.ID]; !known {
			c.Lost = append(c.Lost, l)
		}
	}
}

// differ leaves out what claims tell more of.
func differ(a, b Link) bool {
	a.Evidence, a.Sources, a.Known = b.Evidence, b.Sources, b.Known
	return a != b
}

// claims compares what is said of links that were there before and still are,
// and of events.
func (c *Changes) claims(then, now View) {
	fresh := index(c.Added, func(l Link) string { return l.ID })
	lost := index(c.Lost, func(l Link) string { return l.ID })
	omitted := index(then.Omitted, func(id string) string { return id })
	before := index(then.Claims, func(claim Claim) string { return claim.ID })
	after := index(now.Claims, func(claim Claim) string { return claim.ID })
	for _, claim := range now.Claims {
		was, known := before[claim.ID]
		_, ofNew := fresh[claim.About]
		_, leftOut := omitted[claim.About]
		switch {
		case !known && !ofNew && !leftOut:
			c.NewClaims = append(c.NewClaims, claim)
		case known && (was.Status != claim.Status || was.Date != claim.Date || was.Note != claim.Note || was.Passage.Text != claim.Passage.Text || !slices.Equal(was.Answers, claim.Answers)):
			c.NewSaid = append(c.NewSaid, Change[Claim]{was, claim})
		}
	}
	for _, claim := range then.Claims {
		_, known := after[claim.ID]
		if _, ofLost := lost[claim.About]; !known && !ofLost {
			c.LostClaims = append(c.LostClaims, claim)
		}
	}
}

func index[T any](list []T, key func(T) string) map[string]T {
	byKey := make(map[string]T, len(list))
	for _, item := range list {
		byKey[key(item)] = item
	}
	return byKey
}
