package views

import (
	"context"
	"maps"
	"slices"
	"strings"

	"clew/graph"
)

// filterWords says what a filter lets through and what becomes of the rest.
func filterWords(ctx context.Context, f graph.Filter) string {
	return t(ctx, "rules.rest-"+f.Rest, "what", ruleWords(ctx, f.Criteria))
}

func effectsOf(view graph.View) []graph.StyleEffect {
	_, effects := view.Drawn()
	return effects
}

// styleWords says what a rule of style picks and draws, as
// assets/src/ui/rules/style-words.ts does, with the ends of its scales.
func styleWords(ctx context.Context, e graph.StyleEffect) string {
	return ruleWords(ctx, e.Style.Criteria) + ": " + strings.Join(saidWords(ctx, e), ", ")
}

func saidWords(ctx context.Context, e graph.StyleEffect) []string {
	s := e.Style
	var said []string
	if c := s.Colour; c != nil && c.By == nil {
		said = append(said, t(ctx, "styles."+c.Swatch))
	} else if c != nil {
		said = append(said, scaleWords(ctx, t(ctx, "styles.says-colour", "what", askWords(ctx, s.Of, *c.By)), e.Colour)+valueKey(ctx, s))
	}
	if z := s.Size; z != nil && z.By == nil {
		said = append(said, t(ctx, "styles."+z.Step))
	} else if z != nil {
		key := "styles.says-size"
		if s.Of == graph.OfLinks {
			key = "styles.says-width"
		}
		said = append(said, scaleWords(ctx, t(ctx, key, "what", askWords(ctx, s.Of, *z.By)), e.Size))
	}
	if s.Icon != "" {
		said = append(said, t(ctx, "styles.icon"))
	}
	if b := s.Label; b != nil && b.By == nil {
		said = append(said, t(ctx, "styles.says-none"))
	} else if b != nil {
		said = append(said, t(ctx, "styles.says-label", "what", askWords(ctx, s.Of, *b.By)))
	}
	if s.Line != "" {
		said = append(said, t(ctx, "styles."+s.Line))
	}
	return said
}

// askWords says what is read off things.
func askWords(ctx context.Context, kind string, by graph.Ask) string {
	switch {
	case by.On == "property":
		return propertyName(ctx, by.Name)
	case by.On == "type" && kind == graph.OfLinks:
		return t(ctx, "filters.relation")
	}
	return t(ctx, "filters."+by.On)
}

func scaleWords(ctx context.Context, what string, ends *graph.ScaleEnds) string {
	if ends == nil {
		return what
	}
	return t(ctx, "rules.scale", "what", what, "least", ends.Least, "most", ends.Most)
}

// valueKey says which value has which colour.
func valueKey(ctx context.Context, s graph.Style) string {
	if s.Colour.Values == nil {
		return ""
	}
	var pairs []string
	for _, value := range slices.Sorted(maps.Keys(s.Colour.Values)) {
		pairs = append(pairs, valueWords(ctx, s.Of, s.Colour.By.On, s.Colour.By.Name, value)+" "+t(ctx, "styles."+s.Colour.Values[value]))
	}
	return " (" + strings.Join(pairs, ", ") + ")"
}

// colourKey are the colours of a rule, in the order in which its words name them.
func colourKey(s graph.Style) []string {
	c := s.Colour
	switch {
	case c == nil:
		return nil
	case c.By == nil:
		return []string{graph.Swatch(c.Swatch)}
	case c.Values == nil:
		return []string{graph.Swatch(c.From), graph.Swatch(c.To)}
	}
	var colours []string
	for _, value := range slices.Sorted(maps.Keys(c.Values)) {
		colours = append(colours, graph.Swatch(c.Values[value]))
	}
	return colours
}
