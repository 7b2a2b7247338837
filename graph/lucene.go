package graph

import (
	"fmt"
	"slices"
	"strings"
)

// stopWords are what the analyzer of Clew's index leaves out of it.
var stopWords = strings.Fields(`a an and are as at be but by for if in into is it no not of on or such that the
	their then there these they this to was will with`)

// A wording says how much of a text has to match.
type wording int

const (
	allWords  wording = iota // whole words, their beginnings, or with a slip
	allPieces                // also from the middle of words: dearer
	anyWord
)

// lucene writes tokens as a query of the full-text index. It holds no syntax
// but this function's own.
func lucene(tokens []token, way wording) string {
	operator := " AND "
	if way == anyWord {
		operator = " OR "
	}
	var clauses []string
	for _, t := range significant(tokens) {
		clauses = append(clauses, clause(t, way))
	}
	return strings.Join(clauses, operator)
}

// significant leaves out words that are in no index, unless there are no
// others.
func significant(tokens []token) []token {
	kept := slices.DeleteFunc(slices.Clone(tokens), func(t token) bool { return slices.Contains(stopWords, t.folded) })
	if len(kept) == 0 {
		return tokens
	}
	return kept
}

// clause writes one token. Whole words count more than beginnings, beginnings
// more than slips.
func clause(t token, way wording) string {
	if t.phrase {
		return fmt.Sprintf("%q", t.raw)
	}
	forms := []string{t.folded}
	if t.raw != t.folded {
		forms = append(forms, t.raw) // for indexes that keep diacritics
	}
	var parts []string
	for _, form := range forms {
		term := escape(form)
		if way == allPieces {
			parts = append(parts, "*"+term+"*")
			continue
		}
		parts = append(parts, term+"^4", term+"*^2")
		if slip := slips(form); slip > 0 {
			parts = append(parts, fmt.Sprintf("%s~%d", term, slip))
		}
	}
	return "(" + strings.Join(parts, " ") + ")"
}

// escape keeps what joins a word from being read as syntax.
func escape(word string) string {
	var escaped strings.Builder
	for _, r := range word {
		if !wordRune(r) {
			escaped.WriteByte('\\')
		}
		escaped.WriteRune(r)
	}
	return escaped.String()
}

// slips is the number of letters that may be wrong in a word.
func slips(word string) int {
	switch n := len([]rune(word)); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}
