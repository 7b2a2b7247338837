package views

import (
	"context"

	"clew/graph"
)

// sharesShown is how many publishers, years or kinds are listed.
const sharesShown = 12

func coverageSum(ctx context.Context, c graph.Coverage) string {
	if c.Sourced == 0 {
		return t(ctx, "coverage.none", "n", c.Things)
	}
	return t(ctx, "coverage.sum", "n", c.Things, "sourced", c.Sourced, "sources", t(ctx, "coverage.sources", "n", c.Sources), "quotes", t(ctx, "coverage.quotes", "n", c.Quotes))
}

func shareName(ctx context.Context, list string, share graph.Portion) string {
	if share.Name == "" {
		return t(ctx, "coverage."+list+"-unknown")
	}
	return share.Name
}

func shareNote(ctx context.Context, share graph.Portion) string {
	return t(ctx, "coverage.rest", "n", share.Things, "sources", t(ctx, "coverage.sources", "n", share.Sources))
}

// most is the length of the longest bar.
func most(list []graph.Portion) int {
	n := 0
	for _, share := range list {
		n = max(n, share.Things)
	}
	return n
}

// coverage is what a view's picture rests on.
func (p viewPart) coverage() graph.Coverage {
	var things []string
	var claims []graph.Claim
	for _, s := range p.shown {
		if s.link != nil {
			things = append(things, s.link.ID)
		} else {
			things = append(things, s.subject.ID)
		}
		claims = append(claims, s.claims...)
	}
	return graph.CoverageOf(things, claims)
}
