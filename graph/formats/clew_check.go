package formats

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graph"
)

// checked is a file without mistakes, and what was found while checking.
type checked struct {
	file    *clewFile
	sources map[string]*document // by local ID
	entity  map[string]bool      // local IDs
	link    map[string]bool      // local IDs
	quotes  map[*clewClaim]span  // where each claim's quote stands
}

// span is a piece of a source's text, in Unicode code points.
type span struct{ start, end int }

// checkClew finds the first mistake of a file.
func checkClew(file *clewFile) (*checked, error) {
	c := &checked{file: file, sources: map[string]*document{}, entity: map[string]bool{}, link: map[string]bool{},
		quotes: map[*clewClaim]span{}}
	if err := c.head(); err != nil {
		return nil, err
	}
	for i := range file.Sources {
		if err := at("sources", i, file.Sources[i].ID, c.source(&file.Sources[i])); err != nil {
			return nil, err
		}
	}
	for i := range file.Entities {
		if err := at("entities", i, file.Entities[i].ID, c.anEntity(&file.Entities[i])); err != nil {
			return nil, err
		}
	}
	for i := range file.Links {
		if err := at("links", i, file.Links[i].ID, c.aLink(&file.Links[i])); err != nil {
			return nil, err
		}
	}
	return c, c.opening()
}

// at puts the place of a mistake before its message: "links[3] (l04): …".
func at(list string, i int, id string, err error) error {
	if err == nil {
		return nil
	}
	place := fmt.Sprintf("%s[%d]", list, i)
	if id != "" {
		place += " (" + id + ")"
	}
	return mistake("%s: %s", place, graph.MessageOf(err))
}

func (c *checked) head() error {
	switch {
	case c.file.Clew == 0:
		return mistake("this is not a file of facts for Clew: it does not begin with \"clew\": %d", clewVersion)
	case c.file.Clew != clewVersion:
		return mistake("this file has version %d of the format; this Clew reads version %d", c.file.Clew, clewVersion)
	case strings.TrimSpace(c.file.Dataset) == "":
		return mistake("“dataset” is missing: give the set of facts a name that stays")
	case c.file.Created.UTC().Year() < 1970 || c.file.Created.UTC().Year() > 9999:
		return mistake("“created” is missing or before 1970: write a time such as 2021-05-20T00:00:00Z")
	}
	return nil
}

// newID checks a local ID and remembers it.
func newID[T any](known map[string]T, id string, value T) error {
	if id == "" || strings.TrimSpace(id) != id || len(id) > 100 {
		return mistake("%q is not an id: write 1 to 100 bytes without blanks around them", id)
	}
	if _, twice := known[id]; twice {
		return mistake("the id %q is used twice", id)
	}
	known[id] = value
	return nil
}

func (c *checked) source(s *clewSource) error {
	if strings.TrimSpace(s.Title) == "" {
		return mistake("“title” is missing")
	}
	if s.URL != "" {
		u, err := url.Parse(s.URL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return mistake("%q is not a web address", s.URL)
		}
	}
	if err := firstError(date("published", s.Published), date("retrieved", s.Retrieved)); err != nil {
		return err
	}
	return newID(c.sources, s.ID, newDocument(s.Text))
}

func (c *checked) anEntity(e *clewEntity) error {
	if strings.TrimSpace(e.Name) == "" {
		return mistake("“name” is missing")
	}
	for _, name := range append([]string{e.Type}, e.Also...) {
		if err := graph.CheckEntityType(name); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.TrimSpace(a) == "" }) {
		return mistake("an alias is empty")
	}
	if err := firstError(newID(c.entity, e.ID, true), facts(e.Facts, entityFields)); err != nil {
		return err
	}
	return c.claims(e.Claims)
}

func (c *checked) aLink(l *clewLink) error {
	if err := firstError(newID(c.link, l.ID, true), graph.CheckLinkType(l.Type), facts(l.Facts, linkFields),
		date("from", l.From), date("until", l.Until), order(l.From, l.Until), status(l.Status)); err != nil {
		return err
	}
	for _, end := range []string{l.Source, l.Target} {
		if !c.entity[end] {
			return mistake("there is no entity %q in this file", end)
		}
	}
	return c.claims(l.Claims)
}

func (c *checked) claims(claims []clewClaim) error {
	seen := map[string]bool{}
	for i := range claims {
		err := c.claim(&claims[i])
		key := claims[i].key(c.quotes[&claims[i]])
		if err == nil && seen[key] {
			err = mistake("the same quote is claimed twice")
		}
		if err != nil {
			return at("claims", i, "", err)
		}
		seen[key] = true
	}
	return nil
}

func (c *checked) claim(claim *clewClaim) error {
	if claim.Status == "" {
		claim.Status = graph.Asserted
	}
	if err := firstError(date("date", claim.Date), status(claim.Status)); err != nil {
		return err
	}
	source, known := c.sources[claim.Source]
	if !known {
		return mistake("there is no source %q in this file", claim.Source)
	}
	at, err := source.find(claim.Quote, claim.Start)
	if err != nil {
		return mistake("%s source “%s”", graph.MessageOf(err), claim.Source)
	}
	c.quotes[claim] = at
	return nil
}

func (c *checked) opening() error {
	if c.file.Opening == nil {
		return nil
	}
	seen := map[string]bool{}
	for i, place := range c.file.Opening.Entities {
		err := newID(seen, place.ID, true)
		if err == nil && !c.entity[place.ID] {
			err = mistake("there is no entity %q in this file", place.ID)
		}
		if err != nil {
			return at("opening.entities", i, "", err)
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func date(field, text string) error {
	if text == "" {
		return nil
	}
	if _, err := graph.ParseDate(text); err != nil {
		return mistake("“%s”: %s", field, graph.MessageOf(err))
	}
	return nil
}

// order refuses an end before the beginning, as far as both are known.
func order(from, until string) error {
	known := min(len(from), len(until))
	if from[:known] > until[:known] {
		return mistake("it ends (%s) before it begins (%s)", until, from)
	}
	return nil
}

func status(s graph.Status) error {
	if s == "" {
		return nil
	}
	_, err := graph.ParseStatus(string(s))
	return err
}

// The fields that a fact can't be called by: they are stored beside the facts.
var (
	entityFields = []string{"id", "name", "aliases", "about"}
	linkFields   = []string{"id", "from", "until", "status", "note", "passages"}
)

// facts checks names and values, and turns numbers into what is stored.
func facts(facts map[string]any, taken []string) error {
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		if !factName(name) || slices.Contains(taken, name) {
			return mistake("a fact can't be called %q", name)
		}
		value, err := factValue(facts[name])
		if err != nil {
			return mistake("the fact “%s” %s", name, graph.MessageOf(err))
		}
		facts[name] = value
	}
	return nil
}

func factName(name string) bool {
	return strings.TrimSpace(name) == name && name != "" && utf8.RuneCountInString(name) <= 64
}

func factValue(value any) (any, error) {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n, nil
		}
		n, err := v.Float64()
		if err != nil {
			return nil, mistake("is too large")
		}
		return n, nil
	case []any:
		return factList(v)
	case string, bool:
		return v, nil
	}
	return nil, mistake("is neither text, a number, true or false, nor a list of these")
}

// factList refuses what a property of the database can't hold: lists in lists,
// and lists of mixed kinds.
func factList(list []any) (any, error) {
	values := make([]any, len(list))
	for i := range list {
		value, err := factValue(list[i])
		if err != nil {
			return nil, err
		}
		if _, nested := value.([]any); nested || fmt.Sprintf("%T", value) != fmt.Sprintf("%T", values[0]) && i > 0 {
			return nil, mistake("is a list of different kinds of values")
		}
		values[i] = value
	}
	return values, nil
}
