package graph

import (
	"strings"
	"unicode"
)

// passive gives what a relationship type says of the entity at its end, for
// the types of the demo and their like. Others get an arrow.
var passive = map[string]string{
	"ABOUT":               "subject of",
	"ACTED_IN":            "cast",
	"CHALLENGES":          "challenged by",
	"CITED_AS_GROUND_FOR": "grounds",
	"DIRECTED":            "directed by",
	"DISPUTES":            "disputed by",
	"EMPLOYS":             "employed by",
	"ENDS":                "ended by",
	"FILED":               "filed by",
	"FINDS_AGAINST":       "found against by",
	"FOLLOWS":             "followed by",
	"FOUNDED":             "founded by",
	"HALTS":               "halted by",
	"HEARD_BY":            "hears",
	"IN":                  "includes",
	"ISSUED":              "issued by",
	"LEADS":               "led by",
	"MADE":                "made by",
	"MAY_OBLIGE":          "may be obliged by",
	"OF":                  "has",
	"OWNS":                "owned by",
	"PLACED_ON":           "lists",
	"PRODUCED":            "produced by",
	"RECEIVED":            "received by",
	"REPORTED":            "reported by",
	"REVIEWED":            "reviewed by",
	"SHELVED":             "shelved by",
	"SITS_ON":             "bench",
	"SPEAKS_FOR":          "spokesperson",
	"STATED":              "stated by",
	"SUBSIDIARY_OF":       "parent of",
	"TARGETS":             "targeted by",
	"TIED_TO":             "tied to",
	"UNDER":               "basis of",
	"WROTE":               "written by",
}

// Words says a relationship type in words, as read from one end: HALTS is
// "halts" going out and "halted by" coming in. Where a type has no words for
// coming in, an arrow tells the direction.
func Words(relation string, direction Direction) string {
	if direction == In {
		if words, ok := passive[relation]; ok {
			return words
		}
		return plain(relation) + " ←"
	}
	return plain(relation)
}

// plain writes OWNED_BY, ownedBy and owned-by as "owned by".
func plain(relation string) string {
	var words strings.Builder
	var before rune
	for _, r := range relation {
		switch {
		case r == '_' || r == '-':
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(before):
			words.WriteByte(' ')
		}
		words.WriteRune(r)
		before = r
	}
	return strings.ToLower(strings.Join(strings.Fields(words.String()), " "))
}
