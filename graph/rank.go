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
	namePrefix
	wordPrefixes // every word searched for begins a word of the name
	aliasPrefixes
	likeText // a slip, or another of the entity's texts
	quoted
)

// candidate is a hit that waits to be ranked.
type candidate struct {
	Hit
	match match
	score float64 // of the index
}

// matchName tells how a name fits; ok is false when it does not.
func matchName(name string, wanted []token) (m match, ok bool) {
	have, want := words(tokenize(name)), words(wanted)
	switch {
	case have == want:
		return sameName, true
	case strings.HasPrefix(have, want):
		return namePrefix, true
	}
	for _, t := range significant(wanted) {
		within := strings.Contains(" "+have, " "+t.folded) || t.phrase && strings.Contains(have, t.folded)
		if !within {
			return likeText, false
		}
	}
	return wordPrefixes, true
}

// matchEntity tells how an entity fits, and the alias by which it does.
func matchEntity(name string, aliases []string, wanted []token) (m match, alias string) {
	m, ok := matchName(name, wanted)
	if ok && m == sameName {
		return m, ""
	}
	for _, other := range aliases {
		by, fits := matchName(other, wanted)
		switch {
		case fits && by == sameName:
			return sameAlias, other
		case fits && !ok && alias == "":
			m, alias = aliasPrefixes, other
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
