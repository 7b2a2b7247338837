package views

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"clew/graph"
)

// fieldID is the id attribute of a field's input.
func fieldID(name string) string { return "field-" + strings.ReplaceAll(name, ".", "-") }

// fieldAttributes are what the input of every parameter has.
func fieldAttributes(ctx context.Context, field graph.Field) templ.Attributes {
	attributes := templ.Attributes{"id": fieldID(field.Name), "name": field.Name, "autocomplete": "off", "required": field.Required}
	var described []string
	if fieldNote(ctx, field) != "" {
		described = append(described, fieldID(field.Name)+"-help")
	}
	if field.Error != "" {
		described = append(described, fieldID(field.Name)+"-error")
		attributes["aria-invalid"] = "true"
	}
	if len(described) > 0 {
		attributes["aria-describedby"] = strings.Join(described, " ")
	}
	return attributes
}

// fieldNote is the help below a field, its own or its type's.
func fieldNote(ctx context.Context, field graph.Field) string {
	if field.Help != "" {
		return field.Help
	}
	switch field.Type {
	case graph.DateParam:
		return t(ctx, "query.date-note")
	case graph.EntityParam:
		return t(ctx, "query.entity-note")
	case graph.EntitiesParam:
		return t(ctx, "query.entities-note")
	case graph.ListParam:
		return t(ctx, "query.list-note")
	}
	return ""
}

// fieldTexts is what stands in a field: entities by name and ID, so that the
// form means the same when it is sent again.
func fieldTexts(field graph.Field) []string {
	if len(field.Entities) == 0 || len(field.Entities) != len(field.Given) {
		return field.Given
	}
	texts := make([]string, len(field.Entities))
	for i, entity := range field.Entities {
		texts[i] = graph.EntityText(entity)
	}
	return texts
}

func fieldText(field graph.Field) string {
	return strings.Join(fieldTexts(field), " ")
}

func givenBoolean(field graph.Field, value bool) bool {
	return len(field.Given) == 1 && (field.Given[0] == strconv.FormatBool(value) || field.Given[0] == scalarText(english, value))
}

func isGiven(field graph.Field, value string) bool {
	return slices.Contains(field.Given, value) ||
		slices.ContainsFunc(field.Entities, func(e graph.Entity) bool { return e.ID == value })
}

// withGiven adds to the choices what was given and is none of them any more.
func withGiven(options []graph.Option, field graph.Field) []graph.Option {
	for _, given := range field.Given {
		known := func(option graph.Option) bool {
			return isGiven(graph.Field{Given: []string{given}, Entities: field.Entities}, option.Value)
		}
		if !slices.ContainsFunc(options, known) {
			options = append(slices.Clone(options), graph.Option{Value: given, Label: given})
		}
	}
	return options
}

// seconds writes a limit of time.
func seconds(d time.Duration) string { return strconv.Itoa(int(d / time.Second)) }

// took writes how long something took.
func took(d time.Duration) string {
	if d < time.Second {
		return strconv.FormatInt(d.Milliseconds(), 10) + " ms"
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) + " s"
}

// sentenceStart makes the first letter a capital and leaves the others.
func sentenceStart(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
