package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// SavedQuery is Cypher with a name and typed parameters, which readers fill in
// as a form.
type SavedQuery struct {
	ID          string
	Name        string
	Description string // Markdown
	Owner       string // as they call themselves: there are no accounts
	Tags        []string
	Text        string
	Params      []Param
	Version     int       // counted from 1; 0: not saved yet
	Created     time.Time // the first version
	Updated     time.Time // this version
	LastRun     time.Time // zero: never
	Starter     bool      // came with Clew
	Deleted     bool      // kept, to be restored
}

// Param is one parameter of a saved query: a field of its form, and $Name in
// its text.
type Param struct {
	Name       string    `json:"name"`
	Label      string    `json:"label,omitempty"` // empty: the name
	Help       string    `json:"help,omitempty"`
	Type       ParamType `json:"type"`
	Required   bool      `json:"required,omitempty"`
	Default    any       `json:"default,omitempty"`    // a text, number, boolean or list of texts; entities by name or ID
	Options    []string  `json:"options,omitempty"`    // what to choose from
	From       string    `json:"from,omitempty"`       // Cypher that gives what to choose from: a value, and optionally a label
	EntityType string    `json:"entityType,omitempty"` // of an entity or entities: which may be chosen
}

// ParamType says what a parameter's value may be, and how its field looks.
type ParamType string

// The types of a parameter. An unfilled one is null.
const (
	TextParam     ParamType = "text"
	NumberParam   ParamType = "number"
	DateParam     ParamType = "date" // partial: 2021, 2021-03 or 2021-03-12
	BooleanParam  ParamType = "boolean"
	EnumParam     ParamType = "enum"
	ListParam     ParamType = "list"     // of texts
	EntityParam   ParamType = "entity"   // its ID
	EntitiesParam ParamType = "entities" // a list of IDs
)

// ParamTypes are all types, in the order in which they are offered.
var ParamTypes = []ParamType{TextParam, NumberParam, DateParam, BooleanParam, EnumParam, ListParam, EntityParam, EntitiesParam}

// Title is what a reader calls the parameter.
func (p Param) Title() string { return cmp.Or(p.Label, p.Name) }

// Many tells whether the parameter takes several values.
func (p Param) Many() bool { return p.Type == ListParam || p.Type == EntitiesParam }

// Param returns the parameter of that name.
func (q SavedQuery) Param(name string) (Param, bool) {
	i := slices.IndexFunc(q.Params, func(p Param) bool { return p.Name == name })
	if i < 0 {
		return Param{}, false
	}
	return q.Params[i], true
}

// Copy returns the query as one to be saved anew, under a name of its own.
func (q SavedQuery) Copy() SavedQuery {
	return SavedQuery{Name: clip("Copy of "+q.Name, maxQueryName), Description: q.Description, Owner: q.Owner, Tags: q.Tags, Text: q.Text, Params: q.Params}
}

// matches tells whether all the words are in what a query says of itself,
// whatever their case and diacritics.
func (q SavedQuery) matches(words []string) bool {
	text := foldText(strings.Join(append([]string{q.Name, q.Description, q.Owner, q.Text}, q.Tags...), " "))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// foldText folds each word of a text.
func foldText(text string) string {
	fields := strings.Fields(text)
	for i, word := range fields {
		fields[i] = fold(word)
	}
	return strings.Join(fields, " ")
}

// byName orders queries as a reader looks for them.
func byName(a, b SavedQuery) int {
	return cmp.Or(strings.Compare(foldText(a.Name), foldText(b.Name)), strings.Compare(a.ID, b.ID))
}

// clip cuts a text after so many code points.
func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
