package mapping

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"clew/graph"
	"clew/graph/tables"
)

// reader reads the cells of one row as a mapping says.
type reader struct {
	row   tables.Row
	nulls map[string]bool // in small letters
	each  string          // the column of which one value is looked at
	value string          // that value
}

// texts are the values of a column, without those that stand for nothing.
func (r *reader) texts(column, split string) []string {
	values := r.row.Values(column)
	if column == r.each && r.each != "" {
		values = []string{r.value}
	}
	var texts []string
	for _, value := range values {
		parts := []string{value}
		if split != "" {
			parts = strings.Split(value, split)
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" && !r.nulls[strings.ToLower(part)] {
				texts = append(texts, part)
			}
		}
	}
	return texts
}

// text is what a column says as one text.
func (r *reader) text(column string) string {
	if column == "" {
		return ""
	}
	return strings.Join(r.texts(column, ""), "; ")
}

// joined is what several columns say, one after the other.
func (r *reader) joined(columns []string, between string) string {
	var parts []string
	for _, column := range columns {
		if text := r.text(column); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, between)
}

// name is an entity's name, and what other values the columns of it have.
func (r *reader) name(e *Entity) (name string, others []string) {
	var parts []string
	for _, column := range e.Name {
		if texts := r.texts(column, ""); len(texts) > 0 {
			parts, others = append(parts, texts[0]), append(others, texts[1:]...)
		}
	}
	for i := 0; len(parts) == 0 && i < len(e.NameElse); i++ {
		if texts := r.texts(e.NameElse[i], ""); len(texts) > 0 {
			parts, others = texts[:1], texts[1:]
		}
	}
	if len(parts) > 1 {
		others = nil // they belong to a part
	}
	return strings.Join(parts, " "), others
}

// holds tells whether a row is one of those that a thing is in.
func (r *reader) holds(w *When) bool {
	if w == nil {
		return true
	}
	text := r.text(w.Column)
	among := func(list []string) bool {
		for _, one := range list {
			if strings.EqualFold(one, text) {
				return true
			}
		}
		return false
	}
	switch {
	case len(w.Is) > 0:
		return among(w.Is)
	case len(w.Not) > 0:
		return !among(w.Not)
	}
	return text != ""
}

// word reads a type or a status. as makes one of a text that the mapping does
// not name, and says whether it is one.
func (r *reader) word(w Word, as func(string) (string, bool)) (string, error) {
	if w.Column == "" {
		return w.Is, nil
	}
	text := r.text(w.Column)
	if word, known := w.As[text]; known {
		return word, nil
	}
	if text == "" {
		return cmp.Or(w.Else, w.Is), nil
	}
	if word, ok := as(text); ok {
		return word, nil
	}
	if w.Else != "" {
		return w.Else, nil
	}
	return "", mistake("“%s”: the mapping does not say what %q is", w.Column, short(text))
}

// EntityType makes a type of a text: “political party” is PoliticalParty.
func EntityType(text string) (string, bool) {
	if graph.CheckEntityType(text) == nil && !strings.ContainsRune(text, '_') && hasUpper(text) {
		return text, true
	}
	var name strings.Builder
	for word := range strings.FieldsFuncSeq(text, notInWord) {
		first := []rune(word)
		name.WriteString(strings.ToUpper(string(first[0])) + string(first[1:]))
	}
	return name.String(), graph.CheckEntityType(name.String()) == nil
}

// LinkType makes a link's type of a text: “member of” is MEMBER_OF.
func LinkType(text string) (string, bool) {
	words := strings.FieldsFunc(text, notInWord)
	name := strings.ToUpper(strings.Join(words, "_"))
	return name, graph.CheckLinkType(name) == nil
}

func hasUpper(text string) bool { return strings.ContainsFunc(text, unicode.IsUpper) }

func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

func statusWord(text string) (string, bool) {
	status, err := graph.ParseStatus(strings.ToLower(text))
	return string(status), err == nil
}

// date reads a column as a date; "" where it says nothing. Of several dates it
// is the first.
func (r *reader) date(v *Value) (string, error) {
	if v == nil {
		return "", nil
	}
	texts := r.texts(v.Column, v.Split)
	if len(texts) == 0 {
		return "", nil
	}
	text := texts[0]
	date, ok := dateOf(text, v.Formats)
	if !ok {
		return "", mistake("“%s”: %q is not a date%s", v.Column, short(text), writtenAs(v.Formats))
	}
	known := precisions[v.Precision]
	if v.PrecisionColumn != "" {
		if told := strings.ToLower(r.text(v.PrecisionColumn)); told != "" {
			if known = precisions[told]; known == 0 {
				return "", mistake("“%s”: %q is not a precision: year, month or day", v.PrecisionColumn, short(told))
			}
		}
	}
	if known > 0 {
		date = date[:min(len(date), known)]
	}
	return date, nil
}

// plainFormats are those that can't be misread.
var plainFormats = []tables.DateFormat{"YYYY-MM-DD", "YYYY-MM", "YYYY"}

func dateOf(text string, formats []tables.DateFormat) (string, bool) {
	if len(formats) == 0 {
		formats = plainFormats
	}
	for _, f := range formats {
		if date, ok := f.Parse(text); ok {
			return date, true
		}
	}
	return "", false
}

func writtenAs(formats []tables.DateFormat) string {
	if len(formats) == 0 {
		return ""
	}
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = string(f)
	}
	return " written as " + strings.Join(names, " or ")
}

// fact reads a fact; nil where the row says nothing of it.
func (r *reader) fact(f *Fact) (any, error) {
	if f.Kind == tables.Date && f.Split == "" {
		date, err := r.date(&f.Value)
		if date == "" {
			return nil, err
		}
		return date, err
	}
	var values []any
	for _, text := range r.texts(f.Column, f.Split) {
		value, ok := valueOf(text, &f.Value)
		if !ok {
			return nil, mistake("“%s”: %q is not %s", f.Column, short(text), kindWords[f.Kind])
		}
		values = append(values, value)
	}
	switch len(values) {
	case 0:
		return nil, nil
	case 1:
		return values[0], nil
	}
	return values, nil
}

var kindWords = map[tables.Kind]string{tables.Whole: "a whole number", tables.Number: "a number", tables.Boolean: "yes or no", tables.Date: "a date"}

func valueOf(text string, v *Value) (any, bool) {
	switch v.Kind {
	case tables.Whole:
		n, err := strconv.ParseInt(text, 10, 64)
		return n, err == nil
	case tables.Number:
		return asAny(tables.ParseNumber(text, v.Decimal))
	case tables.Boolean:
		return asAny(tables.ParseBoolean(text))
	case tables.Date:
		return asAny(dateOf(text, v.Formats))
	}
	return text, true
}

func asAny[T any](value T, ok bool) (any, bool) { return value, ok }

// short cuts a text for a message.
func short(text string) string {
	if points := []rune(text); len(points) > 40 {
		return string(points[:40]) + "…"
	}
	return text
}
