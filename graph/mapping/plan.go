package mapping

import (
	"slices"
	"strings"

	"clew/graph/tables"
)

// Plan is a mapping that fits a file.
type Plan struct {
	Mapping *Mapping
	File    *tables.File
	tables  []*planned
	nulls   map[string]bool
	Missing []string // columns that the mapping names and no row looked at has, in files whose rows may differ
}

// planned is a table that is read.
type planned struct {
	*tables.Table
	by *Table
}

// Of checks that a file has what a mapping names.
func (m *Mapping) Of(file *tables.File) (*Plan, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	p := &Plan{Mapping: m, File: file, nulls: map[string]bool{}}
	for _, null := range m.Nulls {
		p.nulls[strings.ToLower(strings.TrimSpace(null))] = true
	}
	for i := range m.Tables {
		by := &m.Tables[i]
		table, there := file.Table(by.Table)
		if !there {
			return nil, mistake("there is no table “%s” in this file", by.Table)
		}
		for _, column := range by.columns() {
			known := slices.ContainsFunc(table.Columns, func(c tables.Column) bool { return c.Name == column })
			switch {
			case known:
			case file.Look.Format == tables.JSON, file.Look.Format == tables.Lines:
				p.Missing = append(p.Missing, column)
			default:
				return nil, mistake("there is no column “%s” in this file", column)
			}
		}
		p.tables = append(p.tables, &planned{table, by})
	}
	return p, nil
}

// columns are those that the mapping of a table names.
func (t *Table) columns() []string {
	var names []string
	add := func(list ...string) {
		for _, name := range list {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	value := func(v *Value) {
		if v != nil {
			add(v.Column, v.PrecisionColumn)
		}
	}
	when := func(w *When) {
		if w != nil {
			add(w.Column)
		}
	}
	for i := range t.Entities {
		e := &t.Entities[i]
		when(e.When)
		value(e.Each)
		add(e.Key.Columns...)
		add(e.Name...)
		add(e.NameElse...)
		add(e.Type.Column, e.About)
		for j := range e.Aliases {
			value(&e.Aliases[j])
		}
		for j := range e.Facts {
			value(&e.Facts[j].Value)
		}
	}
	for i := range t.Links {
		l := &t.Links[i]
		when(l.When)
		add(l.Key...)
		add(l.Type.Column, l.Status.Column, l.Note)
		value(l.From)
		value(l.Until)
		for j := range l.Facts {
			value(&l.Facts[j].Value)
		}
	}
	return names
}
