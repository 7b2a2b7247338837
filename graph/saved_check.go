package graph

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Bounds of what is kept of a saved query.
const (
	maxQueryName        = 120
	maxQueryDescription = 20_000
	maxQueryText        = 20_000 // bytes, as for any text that is run
	maxQueryTags        = 20
	maxQueryParams      = 20
	maxParamOptions     = 200
	maxParamLine        = 300
)

// FieldError says what is wrong with a field of a form, in words.
type FieldError struct {
	Field   string // its name, such as "text" or "params.2.name"
	Message string
}

// wrongFields makes one error of what is wrong.
func wrongFields(wrong []FieldError) error { return invalid("%s", wrong[0].Message) }

// Clean returns the query with its texts tidied, and what keeps it from being
// saved.
func (q SavedQuery) Clean() (SavedQuery, []FieldError) {
	q.Name, q.Owner = oneLine(q.Name), oneLine(q.Owner)
	q.Description, q.Text = tidy(q.Description), tidy(q.Text)
	q.Tags = cleanTags(q.Tags)
	var wrong []FieldError
	report := func(field, message string) {
		if message != "" {
			wrong = append(wrong, FieldError{field, message})
		}
	}
	if q.Name == "" {
		report("name", "Give the query a name.")
	}
	report("name", tooLong("The name", q.Name, maxQueryName))
	report("owner", tooLong("The owner", q.Owner, maxQueryName))
	report("description", tooLong("The description", q.Description, maxQueryDescription))
	if len(q.Tags) > maxQueryTags {
		report("tags", fmt.Sprintf("A query can have %d tags at most.", maxQueryTags))
	}
	for _, tag := range q.Tags {
		report("tags", tooLong("A tag", tag, maxQueryName))
	}
	switch {
	case q.Text == "":
		report("text", "Write what to ask, in Cypher.")
	case len(q.Text) > maxQueryText:
		report("text", fmt.Sprintf("The text is too long: at most %d characters can be run.", maxQueryText))
	}
	if len(q.Params) > maxQueryParams {
		report("params", fmt.Sprintf("A query can have %d parameters at most.", maxQueryParams))
	}
	q.Params = slices.Clone(q.Params)
	for i := range q.Params {
		at := "params." + strconv.Itoa(i) + "."
		p, wrongParam := q.Params[i].Clean()
		if slices.ContainsFunc(q.Params[:i], func(other Param) bool { return other.Name == p.Name && p.Name != "" }) {
			wrongParam = append(wrongParam, FieldError{"name", fmt.Sprintf("There are two parameters of the name %s.", p.Name)})
		}
		for _, e := range wrongParam {
			report(at+e.Field, e.Message)
		}
		q.Params[i] = p
	}
	return q, wrong
}

// paramName is what Cypher takes after $ and an address takes as a key.
var paramName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,39}$`)

// takenNames mean something else in the address of a query's form.
var takenNames = []string{"run", "rows", "version", "saved", "undo"}

// Clean returns the parameter with its texts tidied, and what is wrong with it.
func (p Param) Clean() (Param, []FieldError) {
	p.Name, p.Label, p.Help, p.EntityType = strings.TrimSpace(p.Name), oneLine(p.Label), oneLine(p.Help), strings.TrimSpace(p.EntityType)
	p.From = tidy(p.From)
	p.Options = cleanList(p.Options)
	var wrong []FieldError
	report := func(field, format string, args ...any) {
		wrong = append(wrong, FieldError{field, fmt.Sprintf(format, args...)})
	}
	switch {
	case !paramName.MatchString(p.Name):
		report("name", "%q is not a name for a parameter. Use up to 40 letters, digits and underscores, beginning with a letter.", p.Name)
	case slices.Contains(takenNames, strings.ToLower(p.Name)):
		report("name", "The name %s is taken. Choose another one for this parameter.", p.Name)
	}
	if !slices.Contains(ParamTypes, p.Type) {
		report("type", "%q is not a type of parameter. Choose one of %s.", p.Type, joinTypes())
		return p, wrong
	}
	for field, text := range map[string]string{"label": p.Label, "help": p.Help} {
		if message := tooLong("The "+field, text, maxParamLine); message != "" {
			report(field, "%s", message)
		}
	}
	if p.EntityType != "" && p.Type != EntityParam && p.Type != EntitiesParam {
		report("entityType", "Only an entity has a type to choose from.")
	} else if p.EntityType != "" && !typeName.MatchString(p.EntityType) {
		report("entityType", "%q is not a type of entity.", p.EntityType)
	}
	p.checkChoices(report)
	if len(wrong) == 0 {
		if message := p.normaliseDefault(); message != "" {
			report("default", "The default of %s does not fit: %s", p.Name, message)
		}
	}
	return p, wrong
}

func (p Param) checkChoices(report func(field, format string, args ...any)) {
	switch {
	case len(p.Options) > maxParamOptions:
		report("options", "There can be %d choices at most.", maxParamOptions)
	case len(p.Options) > 0 && p.Type != EnumParam:
		report("options", "Only a choice has options.")
	case p.Type == EnumParam && len(p.Options) == 0 && p.From == "":
		report("options", "Say what there is to choose from: one choice a line, or Cypher that finds them.")
	}
	if len(p.From) > maxQueryText {
		report("from", "The Cypher for the choices is too long.")
	}
	if p.From != "" && p.Type == BooleanParam {
		report("from", "Yes or no needs no Cypher to choose from.")
	}
}

// normaliseDefault brings the default to the kind of value that its type has.
// What is returned says what is wrong with it.
func (p *Param) normaliseDefault() string {
	texts := p.defaultTexts()
	if p.Default == nil || len(texts) == 0 {
		p.Default = nil
		return ""
	}
	value, message := p.parse(texts)
	p.Default = value
	return message
}

func joinTypes() string {
	names := make([]string, len(ParamTypes))
	for i, t := range ParamTypes {
		names[i] = string(t)
	}
	return strings.Join(names, ", ")
}

// tooLong says so, or nothing.
func tooLong(what, text string, most int) string {
	if len([]rune(text)) <= most {
		return ""
	}
	return fmt.Sprintf("%s is too long: %d characters at most.", what, most)
}

// oneLine makes one line of a text, without what can't be seen in it.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.Join(strings.Fields(text), " ")
}

// tidy ends each line of a text in the same way, without blanks at its end,
// and drops empty lines around the whole.
func tidy(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(strings.ToValidUTF8(text, ""))
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRightFunc(l, unicode.IsSpace)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func cleanTags(tags []string) []string {
	var clean []string
	for _, tag := range tags {
		for _, part := range strings.Split(tag, ",") {
			if part = oneLine(part); part != "" && !slices.Contains(clean, part) {
				clean = append(clean, part)
			}
		}
	}
	return clean
}

func cleanList(list []string) []string {
	var clean []string
	for _, item := range list {
		if item = oneLine(item); item != "" && !slices.Contains(clean, item) {
			clean = append(clean, item)
		}
	}
	return clean
}
