package extract

import (
	"slices"
	"strings"
)

// candidate is a stretch of tokens that may name somebody or something.
type candidate struct {
	first, last int // tokens of the name, both in it
	lead        int // token of the title or role before it, else first
	kind        string
	known       int // into the known entities, -1 for none
	rule        Rule
	titled      bool
}

func (c candidate) length() int { return c.last - c.first + 1 }

// names finds who and what is named: known names and patterns first, the
// longest where they overlap, then shorter forms of what was found.
func (r *reader) names(known []Known) {
	lexicon := newLexicon(known)
	var candidates []candidate
	for _, s := range r.sentences {
		found := lexicon.find(r.tokens, s.first, s.last)
		if !s.headline {
			found = append(found, r.patterns(s)...)
		}
		candidates = append(candidates, disjoint(found)...)
	}
	roster := newRoster(r, known)
	for _, c := range candidates {
		roster.introduce(c)
	}
	roster.shorten()
	r.reading.Mentions = roster.mentions
	inOrder(r.reading.Mentions, func(m Mention) Span { return m.Span })
	r.compact()
}

// disjoint keeps the longest of overlapping candidates; of equally long ones
// the known, then the first.
func disjoint(found []candidate) []candidate {
	slices.SortStableFunc(found, func(a, b candidate) int {
		if a.length() != b.length() {
			return b.length() - a.length()
		}
		return b.known - a.known
	})
	var kept []candidate
	for _, c := range found {
		overlaps := func(k candidate) bool { return c.first <= k.last && k.first <= c.last }
		if !slices.ContainsFunc(kept, overlaps) {
			kept = append(kept, c)
		}
	}
	slices.SortFunc(kept, func(a, b candidate) int { return a.first - b.first })
	return kept
}

// compact numbers the entities in the order of the text.
func (r *reader) compact() {
	renamed := map[int]int{}
	var entities []Entity
	for i, m := range r.reading.Mentions {
		if _, seen := renamed[m.Entity]; !seen {
			renamed[m.Entity] = len(entities)
			entities = append(entities, r.reading.Entities[m.Entity])
		}
		r.reading.Mentions[i].Entity = renamed[m.Entity]
	}
	r.reading.Entities = entities
}

// run is a stretch of capitalised words.
type run struct{ first, last int }

// patterns finds new names in a sentence.
func (r *reader) patterns(s sentence) []candidate {
	var found []candidate
	for _, run := range r.runs(s) {
		found = append(found, r.organizations(s, run)...)
		if c, ok := r.person(s, run); ok {
			found = append(found, c)
		}
	}
	return found
}

// runs returns the stretches of capitalised words of a sentence, without the
// words at their beginning that are part of no name.
func (r *reader) runs(s sentence) []run {
	var runs []run
	for i := s.first; i <= s.last; i++ {
		if !r.isName(i) {
			continue
		}
		last := r.runEnd(i, s.last)
		first := i
		for first < last && starters[r.tokens[first].norm] {
			first++
		}
		if !starters[r.tokens[first].norm] {
			runs = append(runs, run{first, last})
		}
		i = last
	}
	return runs
}

// isName says whether token i may be part of a name.
func (r *reader) isName(i int) bool {
	return r.tokens[i].word && r.tokens[i].upper && !strings.HasSuffix(r.tokens[i].norm, "-based")
}

// runEnd returns the last token of the run that begins at token i.
func (r *reader) runEnd(i, last int) int {
	for i < last {
		next := i + 1
		switch t := r.tokens[next]; {
		case r.wraps(i):
			return i
		case r.isName(next), legalForms[t.norm]:
		case t.norm == "&" && next < last && r.isName(next+1):
			next++
		case particles[t.norm] && r.afterParticles(next, last) > 0:
			next = r.afterParticles(next, last)
		case t.norm == "," && next < last && legalForms[r.tokens[next+1].norm] && r.tokens[next+1].norm != "Company":
			next++
		default:
			return i
		}
		i = next
	}
	return i
}

// wraps says whether the text goes on in another sentence part after token i:
// an abbreviation's full stop may hide the end of one.
func (r *reader) wraps(i int) bool {
	return r.tokens[i].abbr && starters[r.tokens[i+1].norm]
}

// afterParticles returns the capitalised word after up to two particles, 0 if
// there is none.
func (r *reader) afterParticles(i, last int) int {
	for n := 0; n < 2 && i <= last && particles[r.tokens[i].norm]; n++ {
		i++
	}
	if i <= last && r.isName(i) {
		return i
	}
	return 0
}

// norm returns the normal form of token i of a sentence, "" outside of it.
func (r *reader) norm(s sentence, i int) string {
	if i < s.first || i > s.last {
		return ""
	}
	return r.tokens[i].norm
}
