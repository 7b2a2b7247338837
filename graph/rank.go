package graph

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// A match says how well a text fits what was searched for, best first.
type match int

const (
	sameID match = iota
	sameName
	sameAlias
	nameBegun // the name, once its last word is typed to the end
	namePrefix
	wordPrefixes // every word searched for begins a word of the name
	aliasPrefixes
	nameSlips // the name, but for a slip
	wordSlips // words of the name, but for a slip
	likeText  // another of the entity's texts
	quoted
)

// candidate is a hit that waits to be ranked.
type candidate struct {
	Hit
	match match
	score float64 // of the index
}

// matchName tells how a name fits; likeText when it does not.
func matchName(name string, searched []token) match {
	named, wanted := significant(tokenize(name)), significant(searched)
	have, want := words(named), words(wanted)
	switch {
	case have == want:
		return sameName
	case strings.HasPrefix(have, want) && len(named) == len(wanted):
		return nameBegun
	case strings.HasPrefix(have, want):
		return namePrefix
	case each(wanted, func(t token) bool { return begins(t, have) }):
		return wordPrefixes
	case !each(wanted, func(t token) bool { return begins(t, have) || resembles(t, named) }):
		return likeText
	case len(named) == len(wanted):
		return nameSlips
	}
	return wordSlips
}

func each(tokens []token, test func(token) bool) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool { return !test(t) })
}

// begins tells whether a word of the text begins with t; ideographs may stand
// anywhere.
func begins(t token, text string) bool {
	return strings.Contains(" "+text, " "+t.folded) || t.phrase && strings.Contains(text, t.folded)
}

// resembles tells whether t is one of the words but for a slip, as the index
// sees it.
func resembles(t token, named []token) bool {
	return slices.ContainsFunc(named, func(n token) bool { return distance(t.folded, n.folded) <= slips(t.folded) })
}

// distance is the number of letters to put in, take out, change or swap with
// the next to make one word of the other (optimal string alignment).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(from); i++ {
		for j := 1; j <= len(to); j++ {
			change := 1
			if from[i-1] == to[j-1] {
				change = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(from)][len(to)]
}

// matchEntity tells how an entity fits, and the alias by which it does when
// that fits better than the name.
func matchEntity(name string, aliases []string, wanted []token) (m match, alias string) {
	m = matchName(name, wanted)
	for _, other := range aliases {
		by := matchName(other, wanted)
		switch by {
		case sameName:
			by = sameAlias
		case nameBegun, namePrefix, wordPrefixes:
			by = aliasPrefixes
		}
		if by < m {
			m, alias = by, other
		}
	}
	return m, alias
}

// ranked sorts hits by how well they match, then by how connected they are, in
// powers of two, then as the index had them. It returns the best, each once.
func ranked(candidates []candidate, limit int) []Hit {
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.match, b.match),
			cmp.Compare(bits.Len(uint(b.Degree)), bits.Len(uint(a.Degree))),
			cmp.Compare(b.score, a.score),
			cmp.Compare(b.Degree, a.Degree),
			cmp.Compare(a.Name, b.Name),
			cmp.Compare(a.ID, b.ID),
		)
	})
	hits := []Hit{}
	seen := map[string]bool{}
	for _, c := range candidates {
		if len(hits) == limit {
			break
		}
		if !seen[c.ID] {
			seen[c.ID] = true
			hits = append(hits, c.Hit)
		}
	}
	return hits
}
