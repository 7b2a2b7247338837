package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// roster keeps who has been named, and by which shorter names they go.
type roster struct {
	r        *reader
	known    []Known
	taken    []bool         // tokens that belong to a mention
	byKnown  map[int]int    // entity by known entity
	byName   map[string]int // entity by type and name
	seen     []seen         // by entity
	short    map[string][]int
	mentions []Mention
}

// seen is what is known of an entity besides what a reader sees.
type seen struct {
	first int // token where it is first named in full
	words []string
}

func newRoster(r *reader, known []Known) *roster {
	return &roster{r: r, known: known, taken: make([]bool, len(r.tokens)), byKnown: map[int]int{}, byName: map[string]int{}, short: map[string][]int{}}
}

// introduce adds the mention of a candidate, and its entity where it is new.
// A person by family name alone is the one whose full name came before.
func (o *roster) introduce(c candidate) {
	words := o.words(c.first, c.last)
	entity := -1
	switch {
	case c.known >= 0:
		entity = o.ofKnown(c.known, c.first)
	case isPerson(c.kind) && len(words) == 1:
		entity = o.byFamilyName(words[0], c)
	default:
		entity = o.likeKnown(c, words)
	}
	if entity < 0 {
		entity = o.likeSeen(c, words)
	}
	if entity < 0 {
		entity = o.named(c, words)
	}
	o.learn(entity, words, c)
	o.add(entity, c)
}

func (o *roster) add(entity int, c candidate) {
	tokens := o.r.tokens
	for i := c.first; i <= c.last; i++ {
		o.taken[i] = true
	}
	sentence := o.r.sentenceAt(c.first)
	lead := c.lead
	if lead > 0 && lead > o.r.sentences[sentence].first && strings.EqualFold(tokens[lead-1].norm, "the") {
		lead--
	}
	o.mentions = append(o.mentions, Mention{
		Span: Span{tokens[c.first].Start, tokens[c.last].End}, Entity: entity, Rule: c.rule,
		Sentence: o.r.sentences[sentence].Span, sentence: sentence, lead: tokens[lead].Start,
	})
}

func (o *roster) ofKnown(known, first int) int {
	if entity, ok := o.byKnown[known]; ok {
		return entity
	}
	k := o.known[known]
	entity := o.r.entity(Entity{Known: k.ID, Type: k.Type, Name: k.Name})
	o.byKnown[known] = entity
	o.seen = append(o.seen, seen{first, nil})
	for _, name := range append([]string{k.Name}, k.Aliases...) {
		o.shorter(entity, k.Type, wordsOf(name))
	}
	return entity
}

// likeKnown returns the entity of a known name that the words hold, with
// nothing more than a nation before or a legal form behind; -1 if none.
func (o *roster) likeKnown(c candidate, words []string) int {
	for len(words) > 1 && nations[words[0]] {
		words = words[1:]
	}
	base := baseName(words)
	for i, k := range o.known {
		for _, name := range append([]string{k.Name}, k.Aliases...) {
			if w := wordsOf(name); slices.Equal(w, words) || k.Type == "Company" && c.kind == "Company" && slices.Equal(baseName(w), base) {
				return o.ofKnown(i, c.first)
			}
		}
	}
	return -1
}

// likeSeen returns the entity that was named before by more or fewer of the
// same words: a person without the second family name, "the Supreme Court" for
// that of some state, a department without its nation; -1 if none.
func (o *roster) likeSeen(c candidate, words []string) int {
	for i := len(o.mentions) - 1; i >= 0; i-- {
		entity := o.mentions[i].Entity
		e := &o.r.reading.Entities[entity]
		switch before := o.seen[entity].words; {
		case len(before) == 0, e.Known != "" || e.Type == "Company" || c.kind == "Company" || e.Type == "Law":
		case isPerson(c.kind) && isPerson(e.Type) && (samePerson(before, words) || samePerson(words, before)):
			o.rename(entity, c, words)
			return entity
		case e.Type == c.kind && !isPerson(c.kind) && len(words) < len(before) &&
			(slices.Equal(before[:len(words)], words) || slices.Equal(before[len(before)-len(words):], words)):
			return entity
		}
	}
	return -1
}

// samePerson says whether a full name goes on with another family name, or is
// one where only the family name was told. Initials don't count.
func samePerson(short, long []string) bool {
	short, long = withoutInitials(short), withoutInitials(long)
	if len(short) == 1 {
		return len(long) > 0 && short[0] == long[len(long)-1]
	}
	return len(short) <= len(long) && slices.Equal(short, long[:len(short)])
}

func withoutInitials(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return utf8.RuneCountInString(word) == 1 })
}

// rename gives an entity the longer name that a candidate has.
func (o *roster) rename(entity int, c candidate, words []string) {
	e := &o.r.reading.Entities[entity]
	if len(words) > len(o.seen[entity].words) {
		o.seen[entity].words = words
		e.Name = o.r.text[o.r.tokens[c.first].Start:o.r.tokens[c.last].End]
	}
	if c.kind == "Judge" {
		e.Type = c.kind
	}
}

// named returns the entity of that name, added where it is new. A person who
// was only known by family name gets the full name.
func (o *roster) named(c candidate, words []string) int {
	key := c.kind + " " + strings.Join(baseName(words), " ")
	if isPerson(c.kind) {
		key = "Person " + strings.Join(words, " ")
	}
	name := o.r.text[o.r.tokens[c.first].Start:o.r.tokens[c.last].End]
	entity, ok := o.byName[key]
	if !ok {
		entity = o.r.entity(Entity{Type: c.kind, Name: name})
		o.byName[key] = entity
		o.seen = append(o.seen, seen{c.first, words})
	}
	e := &o.r.reading.Entities[entity]
	if e.Known == "" && utf8.RuneCountInString(name) > utf8.RuneCountInString(e.Name) {
		e.Name = name
	}
	if c.kind == "Judge" && e.Type == "Person" {
		e.Type = "Judge"
	}
	return entity
}

// byFamilyName returns the person of that family name who was named last, or a
// known one if there is only one; -1 if none.
func (o *roster) byFamilyName(name string, c candidate) int {
	if entity := o.person(name); entity >= 0 {
		return entity
	}
	found := -1
	for i, k := range o.known {
		words := wordsOf(k.Name)
		if (k.Type == "Judge" || k.Type == "Person" && c.kind == "Person") && len(words) > 1 && words[len(words)-1] == name {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	if found < 0 {
		return -1
	}
	return o.ofKnown(found, c.first)
}

// person returns the person with that short name who was introduced last.
func (o *roster) person(name string) int {
	entities := o.short[name]
	for i := len(entities) - 1; i >= 0; i-- {
		if isPerson(o.r.reading.Entities[entities[i]].Type) {
			return entities[i]
		}
	}
	return -1
}

func (o *roster) words(first, last int) []string {
	var words []string
	for _, t := range o.r.tokens[first : last+1] {
		words = append(words, t.norm)
	}
	return words
}

// baseName is a company's name without its legal form.
func baseName(words []string) []string {
	for len(words) > 1 && (legalForms[words[len(words)-1]] || words[len(words)-1] == ",") {
		words = words[:len(words)-1]
	}
	return words
}

// initialsOf returns the first letters of the capitalised words: FTC.
func initialsOf(words []string) string {
	var initials strings.Builder
	for _, word := range words {
		if r, _ := utf8.DecodeRuneInString(word); r >= 'A' && r <= 'Z' {
			initials.WriteRune(r)
		}
	}
	return initials.String()
}

func isPerson(kind string) bool { return kind == "Person" || kind == "Judge" }

// sentenceAt returns the sentence that holds a token.
func (r *reader) sentenceAt(token int) int {
	i, _ := slices.BinarySearchFunc(r.sentences, token, func(s sentence, token int) int {
		switch {
		case s.last < token:
			return -1
		case s.first > token:
			return 1
		}
		return 0
	})
	return i
}
