package graph

import (
	"regexp"
	"strings"
)

// A loop within an expression (a list comprehension, reduce, any …) can't be
// stopped while it works on one row. Loops over rows can.

// maxLoops is how many loops may stand within each other.
const maxLoops = 2

var (
	loopStart  = regexp.MustCompile("^\\s*(?:[\\pL\\pN_]+|`[^`]+`) IN ")
	reducing   = regexp.MustCompile("reduce\\(\\s*([\\pL\\pN_]+|`[^`]+`)\\s*=")
	boundTerm  = regexp.MustCompile("^(?:\\d+|-\\d+|\\$`?[\\pL\\pN_]+`?|(?:size|length)\\([^()]*(?:\\([^()]*\\))?[^()]*\\))$")
	rangeAtRow = regexp.MustCompile(`^range\(`)
)

func (g *guard) checkLoops(operator, details string) error {
	expressions := details
	if operator == "Unwind" {
		if i := rangeAtRow.FindStringIndex(details); i != nil {
			expressions = details[i[1]:]
		}
	}
	if deepestLoop(expressions) > maxLoops {
		return refused("More than two loops over lists stand within each other. Take them apart with UNWIND, which can be stopped.")
	}
	if err := g.checkRanges(expressions); err != nil {
		return err
	}
	return checkReduce(expressions)
}

// deepestLoop counts the loops within each other.
func deepestLoop(details string) int {
	deepest, loops := 0, 0
	var opened []bool // of each bracket, whether it begins a loop
	for i := range len(details) {
		switch details[i] {
		case '(', '[', '{':
			loop := loopStart.MatchString(details[i+1:]) || reducing.MatchString(details[max(i-6, 0):]) && strings.HasSuffix(details[:i], "reduce")
			opened = append(opened, loop)
			if loop {
				loops++
				deepest = max(deepest, loops)
			}
		case ')', ']', '}':
			if n := len(opened); n > 0 {
				if opened[n-1] {
					loops--
				}
				opened = opened[:n-1]
			}
		}
	}
	return deepest
}

// checkRanges allows ranges whose size is plain: up to a small number, or the
// size of a list that is there already. The numbers themselves are not in the
// details but in the text and its parameters.
func (g *guard) checkRanges(details string) error {
	found := 0
	for rest := details; ; {
		i := strings.Index(rest, "range(")
		if i < 0 {
			return nil
		}
		arguments := untilClosed(rest[i+len("range("):])
		rest = rest[i+len("range("):]
		found++
		if g.bigNumber || found > 1 || !plainBounds(arguments) {
			return refused("range() within an expression is not allowed when it may be long: such a loop can't be stopped. Up to 100,000, or range(0, size(list) - 1), is fine; so is UNWIND range(…) AS n.")
		}
	}
}

func plainBounds(arguments string) bool {
	for _, bound := range splitOutside(arguments, ",") {
		for _, term := range splitOutside(strings.ReplaceAll(bound, " - ", " + "), " + ") {
			if !boundTerm.MatchString(strings.TrimSpace(term)) {
				return false
			}
		}
	}
	return true
}

// checkReduce refuses a reduce that may double its result with each step:
// thirty steps fill any memory.
func checkReduce(details string) error {
	for _, m := range reducing.FindAllStringSubmatchIndex(details, -1) {
		running := strings.Trim(details[m[2]:m[3]], "`")
		uses := copiesIn(loopBody(tokenise(untilClosed(details[m[1]:]))), func(name string) float64 {
			if name == running {
				return 1
			}
			return 0
		})
		if uses > 1 {
			return refused("reduce() may use its running value once only: twice, or in a loop of its own, can double it with each step, until memory is full.")
		}
	}
	return nil
}

// loopBody is what follows the first | that stands in no brackets.
func loopBody(tokens []lexeme) []lexeme {
	depth := 0
	for i, t := range tokens {
		depth += nesting(t)
		if depth == 0 && t.is("|") {
			return tokens[i+1:]
		}
	}
	return tokens
}

// untilClosed returns what stands before the bracket that closes the one
// before text.
func untilClosed(text string) string {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth == 0 {
				return text[:i]
			}
			depth--
		}
	}
	return text
}

// splitOutside splits a text where a separator stands outside of brackets.
func splitOutside(text, separator string) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if depth == 0 && strings.HasPrefix(text[i:], separator) {
			parts = append(parts, text[start:i])
			i += len(separator) - 1
			start = i + 1
		}
	}
	return append(parts, text[start:])
}
