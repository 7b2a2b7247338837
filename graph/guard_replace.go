package graph

import (
	"regexp"
	"unicode/utf8"
)

// maxGrowth is how many times longer all calls of replace() in a query may
// make a text between them: each multiplies what the one before has made.
const maxGrowth = 64

// checkReplace refuses calls of replace() that may fill the memory. Only the
// text itself tells, since the server takes literals out before planning.
func checkReplace(tokens []lexeme) error {
	growth := 1.0
	for i, t := range tokens {
		if t.kind > nameToken || t.kind == textToken || !(lexeme{wordToken, nameOf(t)}).isWord("replace") ||
			i+1 == len(tokens) || !tokens[i+1].is("(") {
			continue
		}
		by, ok := replaceGrowth(tokens[i+2:])
		if growth *= by; !ok || growth > maxGrowth {
			return invalid("replace() needs what is looked for and what is put in its place written out in quotes, and may not make the text much longer.")
		}
	}
	return nil
}

// replaceGrowth tells how many times longer a call makes its text, from its
// arguments; false where only the values would tell.
func replaceGrowth(rest []lexeme) (by float64, ok bool) {
	depth, commas := 0, 0
	for i, t := range rest {
		depth += nesting(t)
		if depth == 0 && t.is(",") {
			commas++
		}
		if commas == 1 {
			plain := len(rest) > i+4 && rest[i+1].kind == textToken && rest[i+2].is(",") && rest[i+3].kind == textToken && rest[i+4].is(")")
			if !plain {
				return 0, false
			}
			old, new := lengthOf(rest[i+1].text), lengthOf(rest[i+3].text)
			if old == 0 {
				return 1 + new, true // put between all characters
			}
			return max(new/old, 1), true
		}
	}
	return 0, false
}

var escapePattern = regexp.MustCompile(`(?s)\\.`)

// lengthOf is that of a text as written.
func lengthOf(text string) float64 {
	return float64(utf8.RuneCountInString(escapePattern.ReplaceAllString(text, ".")))
}
