package views

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"clew/assets/words"
	"clew/graph"
)

// ruleWords says what criteria pick, as assets/src/ui/rules/words.ts does:
// "Company or Person, and 2 or more links on the canvas".
func ruleWords(ctx context.Context, r graph.Criteria) string {
	if len(r.Any) == 0 {
		return t(ctx, "rules.all-"+r.Of)
	}
	var either []string
	for _, all := range r.Any {
		var both []string
		for _, c := range all {
			both = append(both, conditionWords(ctx, r.Of, c))
		}
		either = append(either, joined(ctx, both, "rules.and"))
	}
	return joined(ctx, either, "rules.either")
}

func joined(ctx context.Context, parts []string, key string) string {
	said := parts[0]
	for _, next := range parts[1:] {
		said = t(ctx, key, "first", said, "next", next)
	}
	return said
}

func conditionWords(ctx context.Context, kind string, c graph.Condition) string {
	var values []string
	for _, value := range noneLast(c.Is) {
		values = append(values, valueWords(ctx, kind, c.On, c.Name, value))
	}
	switch c.On {
	case "type", "evidence":
		return but(ctx, orWords(ctx, values), c.Not)
	case "property":
		key := "rules.is"
		if c.Not {
			key = "rules.is-not"
		}
		return t(ctx, key, "name", propertyName(ctx, c.Name), "values", orWords(ctx, append(rangeWords(ctx, c), values...)))
	case "date":
		when := periodWords(ctx, c)
		if len(c.Is) > 0 {
			when = append(when, t(ctx, "rules.undated"))
		}
		return but(ctx, t(ctx, "rules.dated", "when", orWords(ctx, when)), c.Not)
	case "known":
		var when []string
		for _, period := range periodWords(ctx, c) {
			when = append(when, t(ctx, "rules.known", "when", period))
		}
		if len(c.Is) > 0 {
			when = append(when, t(ctx, "rules.not-known"))
		}
		return but(ctx, orWords(ctx, when), c.Not)
	case "community", "component":
		return but(ctx, t(ctx, "rules."+c.On, "values", orWords(ctx, values)), c.Not)
	}
	n := 2 // of a range, a plural
	if c.Least != nil && c.Most != nil && *c.Least == *c.Most {
		n = int(*c.Least)
	}
	return but(ctx, t(ctx, "rules."+c.On, "range", strings.Join(rangeWords(ctx, c), ""), "n", n), c.Not)
}

// noneLast are the values with that of having none behind the others.
func noneLast(values []string) []string {
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(cmp.Or(a, "\U0010FFFF"), cmp.Or(b, "\U0010FFFF")) })
	return sorted
}

func but(ctx context.Context, what string, not bool) string {
	if not {
		return t(ctx, "rules.but", "what", what)
	}
	return what
}

// mostNamed are the values that a sentence names one by one.
const mostNamed = 4

func orWords(ctx context.Context, values []string) string {
	switch n := len(values); {
	case n == 0:
		return ""
	case n > mostNamed:
		return t(ctx, "rules.others", "list", strings.Join(values[:mostNamed-1], ", "), "n", n-mostNamed+1)
	case n > 1:
		return t(ctx, "rules.or", "list", strings.Join(values[:n-1], ", "), "last", values[n-1])
	}
	return values[0]
}

func rangeWords(ctx context.Context, c graph.Condition) []string {
	number := func(x *float64) string { return words.Of(ctx).Decimal(*x) }
	switch {
	case c.Least == nil && c.Most == nil:
		return nil
	case c.Least == nil:
		return []string{t(ctx, "rules.at-most", "most", number(c.Most))}
	case c.Most == nil:
		return []string{t(ctx, "rules.at-least", "least", number(c.Least))}
	case *c.Least == *c.Most:
		return []string{number(c.Least)}
	}
	return []string{t(ctx, "rules.between", "least", number(c.Least), "most", number(c.Most))}
}

func periodWords(ctx context.Context, c graph.Condition) []string {
	switch {
	case c.From == "" && c.Until == "":
		return nil
	case c.From == "":
		return []string{t(ctx, "rules.by", "until", c.Until)}
	case c.Until == "":
		return []string{t(ctx, "rules.since", "from", c.From)}
	case c.From == c.Until:
		return []string{c.From}
	}
	return []string{t(ctx, "rules.from-until", "from", c.From, "until", c.Until)}
}

// propertyName says a property as readers see it: "listedOn" and "listed_on"
// are "Listed on".
func propertyName(ctx context.Context, name string) string {
	said := []rune(relationWords(ctx, name))
	if len(said) > 0 {
		said[0] = unicode.ToUpper(said[0])
	}
	return string(said)
}

// valueWords says one value of what a condition asks about.
func valueWords(ctx context.Context, kind, on, name, value string) string {
	switch {
	case value == "":
		return t(ctx, "rules.none")
	case on == "type" && kind == graph.OfEntities:
		return typeName(ctx, value)
	case on == "type":
		return relationWords(ctx, value)
	case on == "evidence":
		return t(ctx, "evidence."+value)
	case on != "property":
		return value
	case value == "true":
		return t(ctx, "rules.yes")
	case value == "false":
		return t(ctx, "rules.no")
	}
	if region, err := language.ParseRegion(value); err == nil && strings.EqualFold(name, "country") && len(value) == 2 {
		return cmp.Or(display.Regions(language.Make(lang(ctx))).Name(region), value)
	}
	return value
}
