package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// learn notes the shorter names of an entity, and its initials in brackets.
func (o *roster) learn(entity int, words []string, c candidate) {
	o.shorter(entity, o.r.reading.Entities[entity].Type, words)
	tokens := o.r.tokens
	if i := c.last + 1; i+2 < len(tokens) && tokens[i].norm == "(" && tokens[i+1].caps && tokens[i+2].norm == ")" {
		o.shortName(entity, tokens[i+1].norm)
	}
}

// shorter notes by which shorter names an entity may go: a person by the
// family name, a company by the words that its name begins with, an office by
// its initials.
func (o *roster) shorter(entity int, kind string, words []string) {
	switch {
	case isPerson(kind):
		o.shortName(entity, words[len(words)-1])
		if len(words) == 3 && utf8.RuneCountInString(words[1]) > 2 {
			o.shortName(entity, words[1]) // the first of two family names
		}
		return
	case kind == "Company":
		base := baseName(words)
		for n := len(base); n > 0; n-- {
			if n > 1 || !generic[base[0]] && utf8.RuneCountInString(base[0]) > 2 {
				o.shortName(entity, strings.Join(base[:n], " "))
			}
		}
	}
	if initials := initialsOf(words); len(initials) > 2 {
		o.shortName(entity, initials)
	}
}

func (o *roster) shortName(entity int, name string) {
	if !slices.Contains(o.short[name], entity) {
		o.short[name] = append(o.short[name], entity)
	}
}

// shorten finds the shorter names among the words that belong to no mention.
func (o *roster) shorten() {
	for i := range o.r.sentences {
		s := o.r.sentences[i]
		for first := s.first; first <= s.last; first++ {
			if o.taken[first] || !o.r.isName(first) || starters[o.r.tokens[first].norm] {
				continue
			}
			last := first
			for last < s.last && !o.taken[last+1] && o.r.isName(last+1) {
				last++
			}
			if entity := o.goesBy(o.words(first, last), first); entity >= 0 && !o.joins(s, first, last) {
				o.add(entity, candidate{first: first, last: last, lead: first, rule: RuleShort})
			}
			first = last
		}
	}
}

// joins says whether the words are a part of a longer name: a mention or a
// capitalised word follows or stands before.
func (o *roster) joins(s sentence, first, last int) bool {
	next := o.r.norm(s, last+1)
	return next == "v" || next == "vs" || first > s.first && o.taken[first-1] && o.r.isName(first-1) || last < s.last && o.taken[last+1] ||
		next == "&" || o.r.norm(s, first-1) == "&"
}

// goesBy returns the entity that goes by a shorter name at a token: of those
// named before it the latest person, else the latest; else the first one that
// is named later. It is -1 if there is none.
func (o *roster) goesBy(words []string, at int) int {
	best := -1
	for _, entity := range o.short[strings.Join(words, " ")] {
		if best < 0 || o.better(entity, best, at) {
			best = entity
		}
	}
	return best
}

func (o *roster) better(a, b, at int) bool {
	x, y := o.seen[a].first, o.seen[b].first
	if (x < at) != (y < at) {
		return x < at
	}
	people := isPerson(o.r.reading.Entities[a].Type)
	if x < at && people != isPerson(o.r.reading.Entities[b].Type) {
		return people
	}
	return (x < at) == (x > y)
}
