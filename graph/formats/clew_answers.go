package formats

import (
	"fmt"
	"maps"
	"slices"

	"clew/graph"
)

// answers checks what a claim says of others but not whether these are there.
func answers(answers []clewAnswer) error {
	seen := map[string]bool{}
	for _, a := range answers {
		if _, err := graph.ParseStance(string(a.As)); err != nil {
			return err
		}
		if seen[a.To] {
			return mistake("it answers the claim %q twice", a.To)
		}
		seen[a.To] = true
	}
	return nil
}

// noteClaims remembers the claims that have ids of their own, and what claims
// name that may come later in the file.
func (c *Clew) noteClaims(place, about string, claims []clewClaim) error {
	for i := range claims {
		claim := &claims[i]
		if claim.ID != "" && !c.Lasting() {
			if err := newID(c.claimed, claim.ID, c.claimID(about, claim)); err != nil {
				return at("claims", i, claim.ID, err)
			}
		}
		if claim.By != "" {
			c.await(named{"entity", claim.By}, place, i)
		}
		for _, a := range claim.Answers {
			c.await(named{"claim", a.To}, place, i)
		}
	}
	return nil
}

// await notes what has to be in the file. Where ids are lasting, it may be in
// the graph alone.
func (c *Clew) await(what named, place string, claim int) {
	if _, noted := c.awaited[what]; !noted && !(c.Lasting() && (what.kind == "claim" || isULID(what.id))) {
		c.awaited[what] = fmt.Sprintf("%s: claims[%d]", place, claim)
	}
}

func (c *Clew) checkNamed() error {
	missing := func(what named) bool {
		if what.kind == "entity" {
			return !c.entity[what.id]
		}
		return c.claimed[what.id] == ""
	}
	var mistakes []string
	for what := range maps.Keys(c.awaited) {
		if missing(what) {
			mistakes = append(mistakes, fmt.Sprintf("%s: there is no %s %q in this file", c.awaited[what], what.kind, what.id))
		}
	}
	if len(mistakes) == 0 {
		return nil
	}
	return mistake("%s", slices.Min(mistakes)) // the same one each time
}

// claimID is lasting where the claim's own id is; else it is that of the quote.
func (c *Clew) claimID(about string, claim *clewClaim) string {
	if claim.ID != "" && c.Lasting() {
		return c.id("claim", claim.ID)
	}
	return c.id("claim", about+" "+claim.key())
}

// answersOf are a claim's with the IDs that the claims have in the graph.
func (c *Clew) answersOf(claim *clewClaim) []graph.Answer {
	var all []graph.Answer
	for _, a := range claim.Answers {
		to := c.claimed[a.To]
		if c.Lasting() {
			to = c.id("claim", a.To)
		}
		all = append(all, graph.Answer{As: a.As, To: to})
	}
	return all
}
