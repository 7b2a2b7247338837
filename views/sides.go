package views

import (
	"context"
	"slices"

	"clew/graph"
)

// quoteRunes is how much of a quote stands where another claim names it.
const quoteRunes = 90

// side is what speaks for something, or against it.
type side struct {
	name   string
	claims []graph.Said
}

func sidesOf(claims, around []graph.Claim) [2]side {
	pro, contra := graph.Sides(claims, around)
	return [2]side{{"for", pro}, {"against", contra}}
}

// twoSided tells whether something is said for a thing and something against it.
func twoSided(claims, around []graph.Claim) bool {
	sides := sidesOf(claims, around)
	return len(sides[0].claims) > 0 && len(sides[1].claims) > 0
}

// tiesToTell leaves out what a claim beside says itself.
func tiesToTell(ties []graph.Tie, beside []graph.Said) []graph.Tie {
	return slices.DeleteFunc(slices.Clone(ties), func(tie graph.Tie) bool {
		return tie.By && slices.ContainsFunc(beside, func(said graph.Said) bool { return said.ID == tie.Other.ID })
	})
}

// tieWord says what a claim does to another, or what is done to it.
func tieWord(ctx context.Context, tie graph.Tie) string {
	if tie.By {
		return t(ctx, "sides."+string(tie.As)+"-by")
	}
	return t(ctx, "sides."+string(tie.As))
}

func claimAnchor(id string) string { return "claim-" + id }

// claimPath leads to a claim on the page of what it is about.
func claimPath(claim graph.Claim) string {
	if claim.Object == nil {
		return EntityPath(claim.About) + "#" + claimAnchor(claim.ID)
	}
	return LinkPath(claim.About) + "#" + claimAnchor(claim.ID)
}

func shortQuote(text string) string {
	if runes := []rune(text); len(runes) > quoteRunes {
		return string(runes[:quoteRunes]) + "…"
	}
	return text
}
