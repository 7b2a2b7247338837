// Package extract reads a text by rules and suggests what it says: who is
// named, when things happened, who said what, and how those named are related.
// It asks no database and no other host; the caller hands in the entities that
// it knows. Suggestions prefer to be right over being many: a person looks at
// each before it becomes a claim.
package extract

import (
	"slices"

	"clew/graph"
)

// Input is a text to read.
type Input struct {
	Text      string            // any bytes; offsets are into it
	Published graph.PartialDate // what "yesterday" is told from; the zero date leaves such words alone
	Known     []Known
}

// Known is an entity of the graph that the text may name.
type Known struct {
	ID, Type, Name string
	Aliases        []string
}

// Span is a part of the text, in bytes: Start is in it, End is not.
type Span struct{ Start, End int }

// Reading is what the rules suggest, each list in the order of the text.
type Reading struct {
	Entities  []Entity
	Mentions  []Mention
	Dates     []Date
	Quotes    []Quote
	Relations []Relation
}

// Entity is somebody or something that the text names at least once.
type Entity struct {
	Known string // the ID of a known entity; empty for a new one
	Type  string // Person, Judge, Company, Agency, Court …
	Name  string // the known name, or the longest in the text
}

// Rule says why something was suggested.
type Rule string

// The rules that find names.
const (
	RuleKnown   Rule = "known"   // a name or an alias of a known entity
	RuleTitle   Rule = "title"   // a title or a role stands beside the name
	RuleCompany Rule = "company" // the name ends as companies' names do
	RuleOffice  Rule = "office"  // the name is formed as those of institutions are
	RuleSpeech  Rule = "speech"  // whoever is so named says something
	RuleGiven   Rule = "given"   // the name begins with a given name
	RuleShort   Rule = "short"   // a shorter form of a name elsewhere in the text
)

// Mention is one place where an entity is named: the name itself, without
// article, title and possessive.
type Mention struct {
	Span
	Entity   int // into Reading.Entities
	Sentence Span
	Rule     Rule
	lead     int // where the article or the title before it begins
	sentence int
}

// Date is a date or a period that the text tells.
type Date struct {
	Span
	Sentence Span
	Date     graph.PartialDate // as exact as the words are
	Relative bool              // told from the day of publication
}

// Quote is something that somebody said.
type Quote struct {
	Span          // the words themselves, without quotation marks
	Sentence Span // the one that it begins in
	Speaker  int  // into Reading.Entities; -1 if not named
	Cue      Span // the word that tells it: said, according to; empty if the speaker before goes on
	Indirect bool // told in the writer's words
}

// Relation is a link between two entities that a sentence states, or what one
// did to something that has no name.
type Relation struct {
	Span     // from the first to the last of subject, words and object
	Sentence Span
	Subject  int    // into Reading.Entities
	Type     string // FOUNDED, LEADS, OWNS, DESIGNATED …
	Object   int    // into Reading.Entities; -1 if there is none with a name
	Cue      Span   // the words that say so
	Status   graph.Status
	Assumed  bool   // "the company" or "its" was taken for an entity
	Amount   string // of a move in price: "6.1 percent"
}

// Read suggests what the text says. It reads any text, however broken.
func Read(in Input) Reading {
	r := reader{text: in.Text, published: in.Published}
	r.tokens = tokenize(in.Text)
	r.split()
	r.names(in.Known)
	r.dates()
	r.mark()
	r.quotes()
	r.relations()
	return r.reading
}

// reader gathers a Reading step by step; each step uses what those before it
// found.
type reader struct {
	text      string
	published graph.PartialDate
	tokens    []token
	sentences []sentence
	marked    []marked // one for each sentence
	said      []said
	undated   []Span // words for dates that nothing tells
	reading   Reading
}

// entity adds an entity and returns its index.
func (r *reader) entity(e Entity) int {
	r.reading.Entities = append(r.reading.Entities, e)
	return len(r.reading.Entities) - 1
}

func inOrder[T any](items []T, span func(T) Span) {
	slices.SortStableFunc(items, func(a, b T) int {
		x, y := span(a), span(b)
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.End - y.End
	})
}
