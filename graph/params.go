package graph

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Bounds of what a form may give.
const (
	maxParamText   = 2000 // code points of one text
	maxParamValues = 1000 // of one list
)

// Values reads the parameters of a query from a form: its typed values, and
// what is wrong with which field. A field that the form does not name has its
// default; one that is empty is null. Entities are what the form gives of them,
// a name or an ID: see [Store.FillForm].
func (q SavedQuery) Values(form url.Values) (map[string]any, []FieldError) {
	values := make(map[string]any, len(q.Params))
	var wrong []FieldError
	for _, p := range q.Params {
		value, message := p.parse(p.given(form))
		if value == nil && message == "" && p.Required {
			message = "This is needed."
		}
		if message != "" {
			wrong = append(wrong, FieldError{p.Name, message})
		}
		values[p.Name] = value
	}
	return values, wrong
}

// given returns what the form holds of a parameter, each value by itself.
func (p Param) given(form url.Values) []string {
	texts, named := form[p.Name]
	if !named {
		return p.defaultTexts()
	}
	var given []string
	for _, text := range texts {
		parts := []string{text}
		if p.Many() {
			parts = strings.Split(text, "\n")
		}
		for _, part := range parts {
			if part = strings.TrimSpace(strings.ToValidUTF8(part, "")); part != "" {
				given = append(given, part)
			}
		}
	}
	return given
}

// defaultTexts writes the default as a form would give it.
func (p Param) defaultTexts() []string {
	switch v := p.Default.(type) {
	case nil:
		return nil
	case string:
		return p.given(url.Values{p.Name: {v}})
	case []string:
		return v
	case []any:
		var texts []string
		for _, item := range v {
			texts = append(texts, fmt.Sprint(item))
		}
		return texts
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	default:
		return []string{fmt.Sprint(v)}
	}
}

// parse makes a value of what was given; nil of nothing. The message says what
// is wrong.
func (p Param) parse(given []string) (value any, message string) {
	if len(given) == 0 {
		return nil, ""
	}
	if p.Many() {
		return parseMany(given)
	}
	if len(given) > 1 {
		return nil, "Only one value can be given here."
	}
	text := given[0]
	if len([]rune(text)) > maxParamText {
		return nil, fmt.Sprintf("This is too long: %d characters at most.", maxParamText)
	}
	switch p.Type {
	case NumberParam:
		return parseNumber(text)
	case DateParam:
		date, err := ParseDate(text)
		if err != nil {
			return nil, MessageOf(err)
		}
		return date.String(), ""
	case BooleanParam:
		return parseBoolean(text)
	case EnumParam:
		if len(p.Options) > 0 && p.From == "" && !slices.Contains(p.Options, text) {
			return nil, fmt.Sprintf("%q is none of the choices: %s.", text, strings.Join(p.Options, ", "))
		}
	}
	return text, ""
}

func parseMany(given []string) (value any, message string) {
	if len(given) > maxParamValues {
		return nil, fmt.Sprintf("These are too many: %d at most.", maxParamValues)
	}
	for _, text := range given {
		if len([]rune(text)) > maxParamText {
			return nil, fmt.Sprintf("One of these is too long: %d characters at most.", maxParamText)
		}
	}
	return given, ""
}

func parseNumber(text string) (value any, message string) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, ""
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.ContainsAny(text, "xXpP_") {
		return nil, fmt.Sprintf("%q is not a number. Write one such as 12 or 0.5.", text)
	}
	return f, ""
}

func parseBoolean(text string) (value any, message string) {
	switch strings.ToLower(text) {
	case "true", "yes", "1", "on":
		return true, ""
	case "false", "no", "0", "off":
		return false, ""
	}
	return nil, fmt.Sprintf("%q is neither yes nor no.", text)
}
