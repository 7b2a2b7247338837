package mapping

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode"

	"clew/graph/tables"
)

// The model of FollowTheMoney, as its makers publish it: MIT licence,
// © Journalism Development Network. See ftm/LICENSE.
//
//go:embed ftm/model.json
var ftmModel []byte

// FollowTheMoneyLicence is the licence of the model.
//
//go:embed ftm/LICENSE
var FollowTheMoneyLicence string

// schema is a kind of entity in that model.
type schema struct {
	Abstract   bool                   `json:"abstract"`
	Caption    []string               `json:"caption"`
	Edge       *schemaEdge            `json:"edge"`
	Label      string                 `json:"label"`
	Schemata   []string               `json:"schemata"` // itself and all that it extends
	Properties map[string]ftmProperty `json:"properties"`
}

// schemaEdge tells which properties are the ends of a link.
type schemaEdge struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

type ftmProperty struct {
	Type string `json:"type"`
	Stub bool   `json:"stub"` // the other end of a property
}

var schemata = sync.OnceValues(func() (map[string]*schema, error) {
	var model struct {
		Schemata map[string]*schema `json:"schemata"`
	}
	err := json.Unmarshal(ftmModel, &model)
	return model.Schemata, err
})

// propertyPrefix is what the columns of properties begin with.
const propertyPrefix = "properties."

// followTheMoney maps the schemata that a file holds. Those that are edges in
// the model become links; intervals that are none, such as sanctions, become
// events that are linked to what they name.
func (m *Mapping) followTheMoney(t *tables.Table) error {
	model, err := schemata()
	if err != nil {
		return err
	}
	var found []string
	for row, err := range t.Rows() {
		if err != nil {
			break // the run tells it
		}
		if name := row.Text("schema"); !slices.Contains(found, name) && name != "" {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	table := Table{Table: t.Name}
	for _, name := range found {
		s, known := model[name]
		if !known || s.Abstract {
			continue // its rows are refused: nothing maps them
		}
		f := &ftmSchema{name: name, schema: s, model: model, table: t, used: map[string]bool{}}
		f.add(&table)
	}
	m.Tables = []Table{table}
	return m.Check()
}

// ftmSchema is a schema that is being mapped.
type ftmSchema struct {
	*schema
	name  string
	model map[string]*schema
	table *tables.Table
	used  map[string]bool // properties that have found their place
}

// property finds a property of the schema, or of one that it extends.
func (f *ftmSchema) property(name string) (ftmProperty, bool) {
	for _, of := range append([]string{f.name}, f.Schemata...) {
		if s := f.model[of]; s != nil {
			if p, known := s.Properties[name]; known {
				return p, true
			}
		}
	}
	return ftmProperty{}, false
}

// given are the properties of this schema that the file's rows have.
func (f *ftmSchema) given() []string {
	var names []string
	for _, c := range f.table.Columns {
		name, ok := strings.CutPrefix(c.Name, propertyPrefix)
		if p, known := f.property(name); ok && known && !p.Stub {
			names = append(names, name)
		}
	}
	return names
}

func (f *ftmSchema) when() *When { return &When{Column: "schema", Is: []string{f.name}} }

func (f *ftmSchema) add(t *Table) {
	if f.Edge != nil {
		f.link(t)
		return
	}
	e := Entity{ID: f.name, When: f.when(), Key: Key{Columns: []string{"id"}}, Once: true, Type: Word{Is: f.name}, Also: f.broader()}
	for _, name := range append([]string{"name", "title"}, f.Caption...) {
		if column := f.take(name); column != "" {
			e.NameElse = append(e.NameElse, column)
		}
	}
	if len(e.NameElse) == 0 {
		e.NameElse = []string{"caption"}
	}
	for _, name := range []string{"alias", "weakAlias", "previousName", "abbreviation"} {
		if column := f.take(name); column != "" {
			e.Aliases = append(e.Aliases, Value{Column: column})
		}
	}
	e.About = f.take("summary")
	ends := len(t.Entities) + 1
	t.Entities = append(t.Entities, e)
	for _, name := range f.given() {
		if p, _ := f.property(name); p.Type == "entity" && !f.used[name] {
			f.used[name] = true
			t.Entities = append(t.Entities, f.end(name))
			t.Links = append(t.Links, Link{When: f.when(), Source: f.name, Target: f.endID(name), Type: Word{Is: upperWords(name)}})
		}
	}
	t.Entities[ends-1].Facts = f.facts(entityFields)
}

// broader are the types that are more than this one. An interval is an event.
func (f *ftmSchema) broader() []string {
	var also []string
	for _, name := range f.Schemata {
		s := f.model[name]
		switch {
		case name == f.name || s == nil:
		case name == "Interval":
			also = append(also, "Event")
		case !s.Abstract && name != "Thing":
			also = append(also, name)
		}
	}
	slices.Sort(also)
	return slices.Compact(also)
}

func (f *ftmSchema) take(name string) string {
	if !slices.Contains(f.given(), name) || f.used[name] {
		return ""
	}
	f.used[name] = true
	return propertyPrefix + name
}

func (f *ftmSchema) endID(name string) string { return f.name + " " + name }

// end is what a property names: another row's entity, or several.
func (f *ftmSchema) end(name string) Entity {
	column := propertyPrefix + name
	return Entity{ID: f.endID(name), When: f.when(), Each: &Value{Column: column}, Key: Key{Columns: []string{column}}, Reference: true}
}

func (f *ftmSchema) link(t *Table) {
	f.used[f.Edge.Source], f.used[f.Edge.Target] = true, true
	t.Entities = append(t.Entities, f.end(f.Edge.Source), f.end(f.Edge.Target))
	l := Link{When: f.when(), Source: f.endID(f.Edge.Source), Target: f.endID(f.Edge.Target), Key: []string{"id"}, Type: Word{Is: upperWords(f.name)}}
	for _, name := range []string{"startDate", "date"} {
		if column := f.take(name); column != "" && l.From == nil {
			l.From = &Value{Column: column, Formats: plainFormats}
		}
	}
	if column := f.take("endDate"); column != "" {
		l.Until = &Value{Column: column, Formats: plainFormats}
	}
	l.Note = f.take("summary")
	l.Facts = f.facts(linkFields)
	t.Links = append(t.Links, l)
}

func (f *ftmSchema) facts(taken []string) []Fact {
	var facts []Fact
	for _, name := range f.given() {
		if !f.used[name] {
			f.used[name] = true
			facts = append(facts, Fact{Name: factName(name, taken), Value: Value{Column: propertyPrefix + name}})
		}
	}
	return facts
}

// upperWords writes UnknownLink as UNKNOWN_LINK.
func upperWords(name string) string {
	var words strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			words.WriteByte('_')
		}
		words.WriteRune(unicode.ToUpper(r))
	}
	return words.String()
}
