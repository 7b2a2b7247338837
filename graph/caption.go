package graph

import (
	"cmp"
	"slices"
	"strings"
)

// A caption is what names the nodes of a foreign graph: a property, or two
// that make a name together, such as first_name and last_name.
type caption []string

// The properties that commonly name a node, best first, in lower case without
// underscores. A given name with a family name comes between them.
var (
	fullNames  = []string{"name", "fullname", "displayname"}
	otherNames = []string{"title", "label", "caption", "preflabel", "companyname", "headline", "subject", "username",
		"lastname", "surname", "familyname", "code"}
	givenNames  = []string{"firstname", "givenname", "forename", "givennames"}
	familyNames = []string{"lastname", "surname", "familyname"}
)

// maxCaptions bounds how many captions are tried for a node's name.
const maxCaptions = 16

// setCaptions chooses what names the nodes of each label: what commonly does,
// else its most frequent short text.
func (c *Schema) setCaptions(texts map[string][]string) {
	c.named = map[string]bool{}
	for _, label := range c.Labels {
		for _, chosen := range captionsOf(texts[label]) {
			c.named[label] = true
			if !slices.ContainsFunc(c.captions, func(known caption) bool { return slices.Equal(known, chosen) }) {
				c.captions = append(c.captions, chosen)
			}
		}
	}
	slices.SortStableFunc(c.captions, func(a, b caption) int { return cmp.Compare(a.rank(), b.rank()) })
	c.captions = c.captions[:min(len(c.captions), maxCaptions)]
}

// captionsOf chooses among the properties of a label, the most frequent first:
// the best caption and, where that is two names, what serves when one is
// missing.
func captionsOf(properties []string) []caption {
	if len(properties) == 0 {
		return nil
	}
	best := caption{slices.MinFunc(properties, func(a, b string) int { return cmp.Compare(caption{a}.rank(), caption{b}.rank()) })}
	given, family := firstOf(properties, givenNames), firstOf(properties, familyNames)
	if both := (caption{given, family}); given != "" && family != "" && both.rank() < best.rank() {
		return []caption{both, {family}}
	}
	return []caption{best}
}

// firstOf returns the first of properties that has one of these names.
func firstOf(properties, names []string) string {
	i := slices.IndexFunc(properties, func(p string) bool { return slices.Contains(names, normalName(p)) })
	if i < 0 {
		return ""
	}
	return properties[i]
}

func normalName(property string) string {
	return strings.ReplaceAll(strings.ToLower(property), "_", "")
}

func (c caption) rank() int {
	if len(c) > 1 {
		return len(fullNames)
	}
	if i := slices.Index(fullNames, normalName(c[0])); i >= 0 {
		return i
	}
	if i := slices.Index(otherNames, normalName(c[0])); i >= 0 {
		return len(fullNames) + 1 + i
	}
	return len(fullNames) + 1 + len(otherNames)
}

// text writes the caption of the node v; it comes out as null where there is
// none, or only a part of one.
func (c caption) text(v string) string {
	parts := make([]string, len(c))
	for i, property := range c {
		parts[i] = "toStringOrNull(" + v + "." + quoteName(property) + ")"
	}
	return "left(trim(" + strings.Join(parts, " + ' ' + ") + "), 200)"
}
