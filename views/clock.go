package views

import (
	"context"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"clew/graph"
)

// momentPattern is what a field for a moment takes: see [graph.ParseMoment].
const momentPattern = `\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?`

// clocksWords says which moments clocks look at: "As of 14 May 2021".
func clocksWords(ctx context.Context, c graph.Clocks) string {
	var asOf, knownOn string
	if c.AsOf != nil {
		asOf = momentWords(ctx, "moments.as-of", "moments.between", *c.AsOf)
	}
	if c.KnownOn != nil {
		knownOn = momentWords(ctx, "moments.known-by", "moments.known-between", *c.KnownOn)
	}
	if asOf == "" || knownOn == "" {
		return asOf + knownOn
	}
	first, size := utf8.DecodeRuneInString(knownOn)
	return asOf + ", " + string(unicode.ToLower(first)) + knownOn[size:]
}

func momentWords(ctx context.Context, date, time string, m graph.Moment) string {
	if m.IsTime() {
		return t(ctx, time, "from", partialDate(ctx, m.On), "to", partialDate(ctx, m.To))
	}
	return t(ctx, date, "date", partialDate(ctx, m.On))
}

// inForceWords counts the links that a view says by its clocks.
func inForceWords(ctx context.Context, parts viewPart) string {
	isLink := func(s statement) bool { return s.link != nil }
	links := func(all []statement) int {
		return len(slices.DeleteFunc(slices.Clone(all), func(s statement) bool { return !isLink(s) }))
	}
	shown := links(parts.shown)
	return t(ctx, "moments.in-force", "shown", shown, "n", shown+links(parts.leftOut))
}

// standingWords says how a link stands, where its period doesn't say so; ""
// for one that is in force.
func standingWords(ctx context.Context, c graph.Clocks, l graph.Link) string {
	if !c.On() {
		return ""
	}
	switch c.Link(l) {
	case graph.NotYet:
		return t(ctx, "moments.not-yet")
	case graph.Over:
		return t(ctx, "moments.over")
	case graph.PerhapsSo:
		return t(ctx, "moments.perhaps")
	case graph.Undated:
		return t(ctx, "moments.undated")
	}
	return ""
}

// lensText is the moment of one of the two clocks as a form holds it.
func lensText(lens *graph.Lens, asOf bool) string {
	switch {
	case lens == nil:
		return ""
	case asOf:
		return lens.AsOf
	}
	return lens.KnownOn
}

// anyDated tells whether a clock makes a difference to a view.
func anyDated(v graph.View) bool {
	return slices.ContainsFunc(v.Links, func(l graph.Link) bool { return l.From+l.Until+l.Known != "" })
}

func versionText(version int) string {
	if version > 1 {
		return strconv.Itoa(version)
	}
	return ""
}

// clocked is a path of the view at the moments that its page looks at.
func (d ViewPageData) clocked(path string) string {
	if !d.Moved {
		return path
	}
	return ClockedPath(path, d.View.Lens.Clocks())
}
