package graph

import (
	"slices"
	"strings"
)

// Text and lists that a query puts together from themselves double with each
// step: WITH a + a AS a, thirty times, fills any memory, within one row and
// so before Neo4j looks whether the query may go on. How many copies of
// something a value may hold is therefore counted along the plan.

const (
	maxCopies  = 128 // of one thing in another
	loopCopies = 16  // what a loop within an expression is taken for
)

// copies counts how often things stand in an expression's value.
type copies struct {
	tokens []lexeme
	at     int
	of     func(name string) float64 // copies in what the query calls so
	bound  []string                  // names of loops around
}

// copiesIn counts the copies in the value of an expression.
func copiesIn(tokens []lexeme, of func(string) float64) float64 {
	c := &copies{tokens: tokens, of: of}
	total := 0.0
	for c.at < len(tokens) {
		total += c.sum()
		c.at++ // over what ends a part of it
	}
	return total
}

func (c *copies) token(i int) lexeme {
	if i < 0 || i >= len(c.tokens) {
		return lexeme{kind: signToken}
	}
	return c.tokens[i]
}

// sum reads on until a bracket closes or the next part of a loop or a CASE
// begins.
func (c *copies) sum() (total float64) {
	for c.at < len(c.tokens) {
		t := c.token(c.at)
		switch {
		case t.is(")"), t.is("]"), t.is("}"), t.is("|"), isOneOf(t, "WHERE", "WHEN", "THEN", "ELSE", "END"):
			return total
		case t.isWord("CASE"):
			c.at++
			total += c.branches()
		case t.is("("), t.is("["), t.is("{"):
			total += c.bracket()
		default:
			total += c.name()
			c.at++
		}
	}
	return total
}

// branches reads a CASE, whose value is that of one branch.
func (c *copies) branches() (most float64) {
	c.sum() // what it asks about
	for c.at < len(c.tokens) {
		switch t := c.token(c.at); {
		case t.isWord("END"):
			c.at++
			return most
		case isOneOf(t, "THEN", "ELSE"):
			c.at++
			most = max(most, c.sum())
		case t.isWord("WHEN"):
			c.at++
			c.sum()
		default:
			return most
		}
	}
	return most
}

// bracket reads what stands in brackets. What a loop makes may stand in its
// value as often as the loop turns.
func (c *copies) bracket() (total float64) {
	before := c.token(c.at - 1)
	c.at++
	outer := len(c.bound)
	loop := c.enterLoop(before)
	for factor, counts := 1.0, true; ; {
		if part := c.sum(); counts {
			total += factor * part
		}
		t := c.token(c.at)
		c.at++
		if !t.is("|") && !isOneOf(t, "WHERE", "WHEN", "THEN", "ELSE", "END") {
			break
		}
		counts = t.is("|")
		if loop && counts {
			factor = loopCopies
		}
	}
	c.bound = c.bound[:outer]
	if isOneOf(before, "size", "length", "count", "exists", "any", "all", "none", "single") {
		return 0
	}
	return total
}

// enterLoop tells whether a bracket that was just opened begins a loop, and
// notes the names that belong to it: their values are parts of its list.
func (c *copies) enterLoop(before lexeme) bool {
	first, second := c.token(c.at), c.token(c.at+1)
	switch {
	case before.isWord("reduce"):
		c.bound = append(c.bound, nameOf(first))
		for i, depth := c.at, 0; i < len(c.tokens) && depth >= 0; i++ {
			depth += nesting(c.token(i))
			if depth == 0 && c.token(i).is(",") {
				c.bound = append(c.bound, nameOf(c.token(i+1)))
			}
		}
		return true
	case second.isWord("IN"):
		c.bound = append(c.bound, nameOf(first))
		return true
	}
	return c.token(c.at-1).is("[") && (first.is("(") || second.is("=") && c.token(c.at+2).is("("))
}

// name counts what a token stands for, if it names a value.
func (c *copies) name() float64 {
	t, before := c.token(c.at), c.token(c.at-1)
	name := nameOf(t)
	switch {
	case t.kind != wordToken && t.kind != nameToken, t.kind == wordToken && plainWords[strings.ToUpper(t.text)]:
		return 0
	case before.is("."), c.token(c.at + 1).is("("), slices.Contains(c.bound, name):
		return 0
	case before.is("$") && strings.HasPrefix(name, "auto"): // a literal of the text
		return 0
	}
	return c.of(name)
}

// plainWords are the words within expressions that name nothing.
var plainWords = map[string]bool{"AND": true, "OR": true, "XOR": true, "NOT": true, "IN": true, "IS": true, "NULL": true, "AS": true,
	"STARTS": true, "ENDS": true, "WITH": true, "CONTAINS": true, "DISTINCT": true, "TRUE": true, "FALSE": true, "ASC": true, "DESC": true}

func isOneOf(t lexeme, words ...string) bool { return slices.ContainsFunc(words, t.isWord) }

func nameOf(t lexeme) string { return strings.Trim(t.text, "`") }

// nesting is 1 for a bracket that opens, -1 for one that closes.
func nesting(t lexeme) int {
	switch {
	case t.is("("), t.is("["), t.is("{"):
		return 1
	case t.is(")"), t.is("]"), t.is("}"):
		return -1
	}
	return 0
}

// growth is how many copies of something may stand in what a plan calls by a
// name. One name may stand for several things: the largest counts.
type growth map[string]float64

// read takes in an operator, after those that feed it.
func (g growth) read(op Operator) error {
	tokens := tokenise(op.Details)
	if op.Name == "RollUpApply" && len(tokens) == 3 { // a list, and what is in it
		g.set(nameOf(tokens[0]), g[nameOf(tokens[2])])
	}
	for i, t := range tokens {
		if !t.isWord("AS") || i+1 == len(tokens) {
			continue
		}
		item := tokens[itemStart(tokens, i):i]
		n := copiesIn(item, func(name string) float64 { return max(g[name], 1) })
		if n > maxCopies && slices.ContainsFunc(item, func(t lexeme) bool { return g[nameOf(t)] > 1 }) {
			return refused("A value is put together from itself again and again, as in WITH a + a AS a: that can fill the database's memory. More than 128 copies of one value are not allowed.")
		}
		g.set(nameOf(tokens[i+1]), n)
	}
	return nil
}

func (g growth) set(name string, n float64) { g[name] = max(g[name], n, 1) }

// itemStart is where the expression before an AS begins.
func itemStart(tokens []lexeme, as int) int {
	depth := 0
	for i := as - 1; i >= 0; i-- {
		depth -= nesting(tokens[i])
		if depth < 0 || depth == 0 && (tokens[i].is(",") || isOneOf(tokens[i], "WITH", "RETURN", "UNWIND", "DISTINCT")) {
			return i + 1
		}
	}
	return 0
}
