package mapping

import (
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graph"
	"clew/graph/tables"
)

// Check returns the first mistake of a mapping.
func (m *Mapping) Check() error {
	switch {
	case m.Format == 0:
		return mistake("this is not a mapping: it does not begin with \"clewMapping\": %d", Version)
	case m.Format != Version:
		return mistake("this mapping has version %d of the format; this Clew reads version %d", m.Format, Version)
	case strings.TrimSpace(m.Dataset) == "" || len(m.Dataset) > 200:
		return mistake("“dataset” is missing: give what the file holds a name that stays")
	case len(m.Tables) == 0:
		return mistake("“tables” is missing: say what a row holds")
	case m.Version < 0:
		return mistake("“version” can't be less than 0")
	}
	seen := map[string]bool{}
	for i, t := range m.Tables {
		if seen[t.Table] {
			return mistake("tables[%d]: the table “%s” stands there twice", i, t.Table)
		}
		seen[t.Table] = true
		if err := t.check(); err != nil {
			return mistake("tables[%d]%s", i, graph.MessageOf(err))
		}
	}
	return nil
}

// check finds the first mistake of a table's part. Its message begins with the
// place.
func (t *Table) check() error {
	if len(t.Entities) == 0 {
		return mistake(": “entities” is missing")
	}
	ids := map[string]bool{}
	for i := range t.Entities {
		e := &t.Entities[i]
		err := e.check()
		if err == nil && ids[e.ID] {
			err = mistake("the id “%s” is used twice", e.ID)
		}
		if err != nil {
			return mistake(".entities[%d] (%s): %s", i, e.ID, graph.MessageOf(err))
		}
		ids[e.ID] = true
	}
	for i := range t.Links {
		if err := t.Links[i].check(ids); err != nil {
			return mistake(".links[%d]: %s", i, graph.MessageOf(err))
		}
	}
	return nil
}

func (e *Entity) check() error {
	switch {
	case strings.TrimSpace(e.ID) == "":
		return mistake("“id” is missing")
	case len(e.Key.Columns) == 0 || slices.Contains(e.Key.Columns, ""):
		return mistake("“key” names no columns")
	case e.Reference && (len(e.Name)+len(e.NameElse)+len(e.Aliases)+len(e.Facts)+len(e.Also) > 0 || e.About != "" || e.Type.given() || e.Once):
		return mistake("it is elsewhere, so it has nothing but a key")
	case !e.Reference && len(e.Name) > 0 && !e.Type.given():
		return mistake("“type” is missing")
	}
	for _, name := range append([]string{e.Type.Is, e.Type.Else}, e.Also...) {
		if name != "" {
			if err := graph.CheckEntityType(name); err != nil {
				return err
			}
		}
	}
	for _, name := range e.Type.As {
		if err := graph.CheckEntityType(name); err != nil {
			return err
		}
	}
	return firstError(e.When.check(), e.Each.check(), values(e.Aliases), facts(e.Facts, entityFields))
}

func (l *Link) check(ids map[string]bool) error {
	for _, end := range []string{l.Source, l.Target} {
		if !ids[end] {
			return mistake("there is no entity “%s” in this table", end)
		}
	}
	if !l.Type.given() {
		return mistake("“type” is missing")
	}
	for _, name := range []string{l.Type.Is, l.Type.Else} {
		if name != "" {
			if err := graph.CheckLinkType(name); err != nil {
				return err
			}
		}
	}
	for _, name := range l.Type.As {
		if err := graph.CheckLinkType(name); err != nil {
			return err
		}
	}
	for _, name := range []string{l.Status.Is, l.Status.Else} {
		if name != "" {
			if _, err := graph.ParseStatus(name); err != nil {
				return err
			}
		}
	}
	return firstError(l.When.check(), l.From.check(), l.Until.check(), facts(l.Facts, linkFields))
}

func (w Word) given() bool { return w.Is != "" || w.Column != "" }

func (w *When) check() error {
	if w != nil && w.Column == "" {
		return mistake("“when” names no column")
	}
	return nil
}

// precisions are what dates can be known to, and how much of them is told then.
var precisions = map[string]int{"year": 4, "month": 7, "day": 10}

func (v *Value) check() error {
	switch {
	case v == nil:
		return nil
	case v.Column == "":
		return mistake("a value names no column")
	case v.Precision != "" && precisions[v.Precision] == 0:
		return mistake("“%s”: the precision of a date is year, month or day", v.Column)
	case v.Decimal != "" && v.Decimal != "." && v.Decimal != ",":
		return mistake("“%s”: “decimal” is . or ,", v.Column)
	case !slices.Contains([]tables.Kind{"", tables.Text, tables.Whole, tables.Number, tables.Boolean, tables.Date}, v.Kind):
		return mistake("“%s”: there is no kind “%s”: text, whole, number, boolean or date", v.Column, v.Kind)
	}
	for _, f := range v.Formats {
		if !f.Valid() {
			return mistake("“%s”: “%s” is not how dates are written: YYYY, MM or MMM, DD, such as DD/MM/YYYY", v.Column, f)
		}
	}
	return nil
}

func values(list []Value) error {
	for i := range list {
		if err := list[i].check(); err != nil {
			return err
		}
	}
	return nil
}

// The names that facts can't have: they are stored beside them.
var (
	entityFields = []string{"id", "name", "aliases", "about"}
	linkFields   = []string{"id", "from", "until", "status", "note", "passages"}
)

func facts(list []Fact, taken []string) error {
	seen := map[string]bool{}
	for i := range list {
		f := &list[i]
		if strings.TrimSpace(f.Name) != f.Name || f.Name == "" || utf8.RuneCountInString(f.Name) > 64 || slices.Contains(taken, f.Name) || graph.IsDerived(f.Name) {
			return mistake("a fact can't be called %q", f.Name)
		}
		if seen[f.Name] {
			return mistake("the fact “%s” stands there twice", f.Name)
		}
		seen[f.Name] = true
		if err := f.check(); err != nil {
			return mistake("the fact “%s”: %s", f.Name, graph.MessageOf(err))
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
