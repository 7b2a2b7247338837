package graph

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Form is a saved query with its parameters filled in, well or not.
type Form struct {
	Query  SavedQuery
	Fields []Field        // one for each parameter
	Values map[string]any // for the query; complete where nothing is wrong
}

// Field is one parameter of a form.
type Field struct {
	Param
	Given    []string // as it was given
	Entities []Entity // that were given
	Choices  []Entity // that may be meant by what was given
	Error    string   // what is wrong, in words
}

// Wrong returns what is wrong with the form.
func (f Form) Wrong() []FieldError {
	var wrong []FieldError
	for _, field := range f.Fields {
		if field.Error != "" {
			wrong = append(wrong, FieldError{field.Name, field.Error})
		}
	}
	return wrong
}

// Address returns the form as the address of its page holds it: entities by
// their IDs, and defaults too, so that it means the same after they change.
func (f Form) Address() url.Values {
	address := url.Values{}
	for _, field := range f.Fields {
		given := field.Given
		if len(field.Entities) == len(given) && len(given) > 0 {
			given = nil
			for _, entity := range field.Entities {
				given = append(given, entity.ID)
			}
		}
		if len(given) == 0 && field.Default != nil {
			given = []string{""}
		}
		if len(given) > 0 {
			address[field.Name] = given
		}
	}
	return address
}

// QueryValues returns the values with which a saved query is run, from a form.
// Its error is of kind Invalid and says what is wrong with which field.
func (s *Store) QueryValues(ctx context.Context, q SavedQuery, form url.Values) (map[string]any, error) {
	filled, err := s.FillForm(ctx, q, form)
	if err != nil {
		return nil, err
	}
	for _, field := range filled.Fields {
		if field.Error != "" {
			return nil, invalid("%s: %s", field.Title(), field.Error)
		}
	}
	return filled.Values, nil
}

// FillForm reads the parameters of a query from a form, and finds the entities
// that it names. What is wrong with the form is told at its fields.
func (s *Store) FillForm(ctx context.Context, q SavedQuery, form url.Values) (Form, error) {
	values, wrong := q.Values(form)
	filled := Form{Query: q, Values: values}
	for _, p := range q.Params {
		field := Field{Param: p, Given: p.given(form)}
		if i := slices.IndexFunc(wrong, func(e FieldError) bool { return e.Field == p.Name }); i >= 0 {
			field.Error = wrong[i].Message
		}
		if (p.Type == EntityParam || p.Type == EntitiesParam) && field.Error == "" && len(field.Given) > 0 {
			value, err := s.fillEntities(ctx, &field)
			if err != nil {
				return Form{}, err
			}
			filled.Values[p.Name] = value
		}
		filled.Fields = append(filled.Fields, field)
	}
	return filled, nil
}

// named is an entity as a query's parameter holds it.
type named struct {
	Entity
	value string // the ID; of a foreign graph, the element id
}

// fillEntities finds the entities that a field gives, and returns the value of
// its parameter.
func (s *Store) fillEntities(ctx context.Context, field *Field) (any, error) {
	ids := make([]string, len(field.Given))
	for i, text := range field.Given {
		ids[i] = idIn(text)
	}
	byID, err := s.entitiesNamed(ctx, ids, "")
	if err != nil {
		return nil, err
	}
	var values []string
	for i, text := range field.Given {
		found, ok := byID[ids[i]]
		if !ok {
			if found, ok, err = s.findEntity(ctx, field, text); err != nil {
				return nil, err
			}
		}
		if ok {
			field.Entities = append(field.Entities, found.Entity)
			values = append(values, found.value)
		}
	}
	if field.Type == EntitiesParam {
		return values, nil
	}
	if len(values) == 0 {
		return nil, nil
	}
	return values[0], nil
}

// withID matches what a form without scripts gives of an entity that is known:
// its name, for the reader, and its ID.
var withID = regexp.MustCompile(`\[([^\[\]]+)\]$`)

// idIn returns the ID in what was given: "Xiaomi [01F6…]", or the ID alone.
func idIn(text string) string {
	if match := withID.FindStringSubmatch(text); match != nil {
		return match[1]
	}
	return text
}

// EntityText writes an entity for a field that is a line of text.
func EntityText(e Entity) string { return e.Name + " [" + e.ID + "]" }

// entitiesNamed returns the entities with these ids, by id. With a type, it
// leaves out those that are of another.
func (s *Store) entitiesNamed(ctx context.Context, ids []string, typ string) (map[string]named, error) {
	if ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !s.looksLikeID(id) }); len(ids) == 0 {
		return nil, nil
	}
	d := s.dialect()
	set := d.set("ids", ids)
	set.Params["type"] = typ
	records, err := s.read(ctx, fill("query_entities", matched{d, set.Match("n")}), set.Params)
	if err != nil {
		return nil, err
	}
	found := map[string]named{}
	for _, record := range records {
		entity := d.entity(record.Values[1:])
		if entity.Type == "" {
			continue // a record of Clew's
		}
		element, _ := record.Values[0].(string)
		n := named{entity, entity.ID}
		if d.Foreign {
			n.value, found[element] = element, named{entity, element}
		}
		found[entity.ID] = n
	}
	return found, nil
}

// mostChoices is how many entities are listed where it is not clear which one
// is meant.
const mostChoices = 8

// findEntity finds the entity that is called by a name. Where that is not
// clear it says so in the field.
func (s *Store) findEntity(ctx context.Context, field *Field, text string) (named, bool, error) {
	hits, err := s.Search(ctx, text, 4*mostChoices)
	if err != nil {
		return named{}, false, err
	}
	hits = slices.DeleteFunc(hits, func(h Hit) bool { return h.Kind != EntityHit })
	ids := make([]string, len(hits))
	for i, hit := range hits {
		ids[i] = hit.ID
	}
	found, err := s.entitiesNamed(ctx, ids, field.EntityType)
	if err != nil {
		return named{}, false, err
	}
	hits = slices.DeleteFunc(hits, func(h Hit) bool { _, ok := found[h.ID]; return !ok })
	var exact []Hit
	for _, hit := range hits {
		if called(hit, text) {
			exact = append(exact, hit)
		}
	}
	switch {
	case len(exact) == 1:
		return found[exact[0].ID], true, nil
	case len(exact) > 1:
		hits = exact
	}
	for _, hit := range hits[:min(len(hits), mostChoices)] {
		field.Choices = append(field.Choices, found[hit.ID].Entity)
	}
	field.Error = unclear(field, text)
	return named{}, false, nil
}

// called tells whether a text is the name of what was found, or another name
// of it.
func called(hit Hit, text string) bool {
	alias, _ := strings.CutPrefix(hit.Context, "also ")
	text = foldText(text)
	return foldText(hit.Name) == text || foldText(alias) == text
}

func unclear(field *Field, text string) string {
	what := "Nothing"
	if field.EntityType != "" {
		what = "No " + plain(field.EntityType)
	}
	if len(field.Choices) == 0 {
		return fmt.Sprintf("%s called “%s” is in this graph. Try another spelling, or search above for the name.", what, text)
	}
	return fmt.Sprintf("It is not clear what is meant by “%s”. Choose one.", text)
}

// Option is something to choose for a parameter.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Bounds of what a parameter offers to choose from.
const (
	mostOptions = 500
	optionsTime = 5 * time.Second
)

// ParamOptions returns what there is to choose from for a parameter: its own
// options, or what its Cypher finds.
func (s *Store) ParamOptions(ctx context.Context, p Param) ([]Option, error) {
	var options []Option
	for _, value := range p.Options {
		options = append(options, Option{value, value})
	}
	if p.From == "" {
		return options, nil
	}
	results, err := s.Run(ctx, RunRequest{Text: p.From, Rows: mostOptions, Time: optionsTime})
	if err != nil {
		return nil, err
	}
	for page, err := range results.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		for _, row := range page {
			if option, ok := optionOf(row); ok {
				options = append(options, option)
			}
		}
	}
	return options, nil
}

// optionOf reads an option off a row: an entity, or a value and perhaps a
// label.
func optionOf(row Row) (Option, bool) {
	if len(row) == 0 || row[0] == nil {
		return Option{}, false
	}
	if e, ok := row[0].(Entity); ok {
		return Option{e.ID, e.Name}, true
	}
	option := Option{Value: fmt.Sprint(row[0])}
	option.Label = option.Value
	if len(row) > 1 && row[1] != nil {
		option.Label = fmt.Sprint(row[1])
	}
	return option, true
}
