package graph

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// Regular expressions are the one operator whose time may double with each
// character of a text, and the server can't stop it. Those allowed here are
// written out, or given whole as a parameter, and simple.

func dynamicPattern() error {
	return &Error{Kind: Forbidden, Message: "=~ needs its pattern written out in quotes or given as a parameter: a pattern made by the query can keep the database busy for ever. CONTAINS and STARTS WITH take any text."}
}

func costlyPattern(pattern string) error {
	return &Error{Kind: Forbidden, Message: "The pattern " + inQuotes(pattern) + " is not allowed: repetitions within or beside each other can keep the database busy for ever. CONTAINS and STARTS WITH take any text."}
}

func inQuotes(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:60]) + "…"
	}
	return "“" + text + "”"
}

// checkPatterns refuses patterns that aren't known or aren't simple.
func (f textFacts) checkPatterns(params map[string]any) error {
	for i, t := range f.patterns {
		if f.after[i] || t.kind == wordToken || t.kind == signToken || t.kind == numberToken {
			return dynamicPattern()
		}
		pattern := unquote(t.text)
		if t.kind == nameToken {
			name, isParam := strings.CutPrefix(t.text, "$")
			value, isText := params[name].(string)
			if !isParam || !isText && params[name] != nil {
				return dynamicPattern()
			}
			pattern = value
		}
		if !isSimplePattern(pattern) {
			return costlyPattern(pattern)
		}
	}
	return nil
}

// unquote resolves the escapes of a quoted text, those that matter to
// patterns: a backslash before a backslash or a quote.
func unquote(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
			switch text[i] {
			case 'n', 't', 'r', 'b', 'f': // white space, of which any will do
				out.WriteByte(' ')
				continue
			}
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// Bounds of a pattern: its time grows with the text's length to the power of
// its endless repetitions, and doubles with each choice.
const (
	maxPattern     = 1000 // bytes
	maxRepetitions = 3
	maxChoices     = 10
)

// repeatedGroup finds a group or a repetition that is repeated: there time
// may double with each character. Escaped characters are taken out before.
var (
	repeatedGroup = regexp.MustCompile(`[)*+}][*{]|\)\+|\?[*+{]`)
	escapedPair   = regexp.MustCompile(`(?s)\\.`)
)

// isSimplePattern tells whether a pattern takes no more than polynomial time
// of a low degree. What Go can't read (looking around, references back) is
// not simple.
func isSimplePattern(pattern string) bool {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || len(pattern) > maxPattern || repeatedGroup.MatchString(escapedPair.ReplaceAllString(pattern, "_")) {
		return false
	}
	var count patternCount
	return count.add(tree) && count.repetitions <= maxRepetitions && count.choices <= maxChoices
}

type patternCount struct{ repetitions, choices int }

// add counts what makes a pattern slow; false when two repetitions stand side
// by side.
func (c *patternCount) add(tree *syntax.Regexp) bool {
	switch tree.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		c.repetitions++
	case syntax.OpQuest:
		c.choices++
	case syntax.OpAlternate:
		c.choices += len(tree.Sub) - 1
	}
	for i, part := range tree.Sub {
		if i > 0 && tree.Op == syntax.OpConcat && repeats(part) && repeats(tree.Sub[i-1]) || !c.add(part) {
			return false
		}
	}
	return true
}

func repeats(tree *syntax.Regexp) bool {
	for tree.Op == syntax.OpCapture {
		tree = tree.Sub[0]
	}
	return tree.Op == syntax.OpStar || tree.Op == syntax.OpPlus || tree.Op == syntax.OpRepeat
}
