package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Condition is one question about an entity or a link. Where it names values
// and a range, either will do. The browser asks the same in
// assets/src/model/rules.ts; testdata/rules.json holds both to the same answers.
type Condition struct {
	On    string   `json:"on"`             // one of fieldsOf its rule's kind
	Name  string   `json:"name,omitempty"` // which property
	Is    []string `json:"is,omitempty"`   // values as texts; "" is to have none
	Least *float64 `json:"least,omitempty"`
	Most  *float64 `json:"most,omitempty"`
	From  string   `json:"from,omitempty"` // partial dates
	Until string   `json:"until,omitempty"`
	Not   bool     `json:"not,omitempty"`
}

// Criteria pick the things of a kind for which all conditions of one of the
// lists hold; with no list at all, all of them.
type Criteria struct {
	Of  string        `json:"of"` // OfEntities or OfLinks
	Any [][]Condition `json:"any"`
}

// Filter is such criteria, and what becomes of the things of its kind that don't fit.
type Filter struct {
	Criteria
	Rest string `json:"rest"` // Dim or Hide
}

// What a rule is about, and what a filter does.
const (
	OfEntities = "entities"
	OfLinks    = "links"
	Dim        = "dim"
	Hide       = "hide"
)

// metrics are the measures of a picture that the browser can take.
var metrics = []string{"degree", "betweenness", "pagerank", "community", "component"}

// fieldsOf are the things that can be asked about. The total is the number of
// links in the whole graph, sources are independent ones, evidence is how well
// these bear a link out; known is when a
// thing was first known, date when it is so.
var fieldsOf = map[string][]string{
	OfEntities: slices.Concat([]string{"type", "property", "date", "total"}, metrics),
	OfLinks:    {"type", "property", "date", "known", "evidence", "sources"},
}

// Measured are values of metrics by the ID of an entity.
type Measured map[string]map[string]float64

// Measures are those that a lens asks for: of all that would be in sight
// without its filters, which ask for these, and of what is in sight.
type Measures struct {
	Offered Measured `json:"offered,omitempty"`
	Shown   Measured `json:"shown,omitempty"`
}

func (m Measures) count() int {
	count := 0
	for _, measured := range []Measured{m.Offered, m.Shown} {
		for _, values := range measured {
			count += len(values)
		}
	}
	return count
}

func (m Measured) only(metrics []string) Measured {
	var kept Measured
	for metric, values := range m {
		if slices.Contains(metrics, metric) {
			if kept == nil {
				kept = Measured{}
			}
			kept[metric] = values
		}
	}
	return kept
}

// known is what is known of things beside what a view holds of each.
type known struct {
	fact     func(id, name string) (value any, known bool)
	measures Measured
}

// thing is an entity or a link as rules see it.
type thing struct {
	id, typ            string
	total              *int
	from, until, known string
	sources            int
	backing            Backing
}

func entityThing(e Entity) thing {
	return thing{id: e.ID, typ: e.Type, total: &e.Degree, from: e.From, until: e.Until, known: e.Known, sources: e.Sources}
}

func linkThing(l Link) thing {
	return thing{id: l.ID, typ: l.Type, from: l.From, until: l.Until, known: l.Known, sources: l.Sources, backing: l.Backing()}
}

// verdict is what a rule says of a thing. What it asks for may not be known.
type verdict int

const (
	no verdict = iota
	unknown
	yes
)

// fits tells whether the criteria hold of a thing of their kind.
func (r Criteria) fits(t thing, k known) verdict {
	if len(r.Any) == 0 {
		return yes
	}
	best := no
	for _, all := range r.Any {
		least := yes
		for _, c := range all {
			least = min(least, c.holds(t, k))
		}
		best = max(best, least)
	}
	return best
}

func (c Condition) holds(t thing, k known) verdict {
	value, known := c.answer(t, k)
	if !known {
		return unknown
	}
	if c.meets(value) != c.Not {
		return yes
	}
	return no
}

// answer is what a thing has of what a condition is about: texts, a number or
// a period.
type answer struct {
	texts       []string
	number      *float64
	from, until string
}

func (a answer) none() bool {
	return len(a.texts) == 0 && a.number == nil && a.from == "" && a.until == ""
}

func (c Condition) answer(t thing, k known) (answer, bool) {
	switch c.On {
	case "type":
		return answer{texts: []string{t.typ}}, true
	case "property":
		value, known := k.fact(t.id, c.Name)
		return propertyAnswer(value), known
	case "date":
		return answer{from: t.from, until: t.until}, true
	case "known":
		return answer{from: t.known, until: t.known}, true
	case "evidence":
		return answer{texts: []string{string(t.backing)}}, true
	case "sources":
		sources := float64(t.sources)
		return answer{number: &sources}, true
	case "total":
		if t.total == nil {
			return answer{}, true
		}
		total := float64(*t.total)
		return answer{number: &total}, true
	}
	value, known := k.measures[c.On][t.id]
	return answer{number: &value, texts: []string{decimal(value)}}, known
}

func propertyAnswer(value any) answer {
	switch v := value.(type) {
	case nil:
		return answer{}
	case string:
		return answer{texts: []string{v}}
	case bool:
		return answer{texts: []string{strconv.FormatBool(v)}}
	case float64:
		return answer{texts: []string{decimal(v)}, number: &v}
	case []any:
		var texts []string
		for _, item := range v {
			texts = append(texts, propertyAnswer(item).texts...)
		}
		return answer{texts: texts}
	}
	return answer{}
}

// decimal writes a number as the browser does, as long as it needs no exponent.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func (c Condition) meets(a answer) bool {
	for _, value := range c.Is {
		if value == "" && a.none() || value != "" && slices.Contains(a.texts, value) {
			return true
		}
	}
	if a.number != nil && (c.Least != nil || c.Most != nil) {
		return (c.Least == nil || *a.number >= *c.Least) && (c.Most == nil || *a.number <= *c.Most)
	}
	dated := c.From != "" || c.Until != ""
	return dated && (a.from != "" || a.until != "") && lastDay(a.until) >= firstDay(c.From) && lastDay(c.Until) >= firstDay(a.from)
}

// firstDay and lastDay are the ends of a partial date as texts that compare;
// no date is an open end.
func firstDay(date string) string { return date + "-00-00"[:max(0, min(6, 10-len(date)))] }
func lastDay(date string) string {
	date = cmp.Or(date, "9999")
	return date + "-99-99"[:max(0, 10-len(date))]
}

// askedOf names the properties that rules ask for, of a kind of things.
func askedOf(kind string, rules ...Criteria) []string {
	var names []string
	for _, r := range rules {
		for _, all := range r.Any {
			for _, c := range all {
				if r.Of == kind && c.On == "property" {
					names = append(names, c.Name)
				}
			}
		}
	}
	slices.SortFunc(names, strings.Compare)
	return slices.Compact(names)
}
