// Package mapping says how the rows of a file's tables become entities and
// links, and does it. A mapping is a value: it is kept as a file of its own, and
// serves for every file of the same kind.
package mapping

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"clew/graph"
	"clew/graph/tables"
)

// Version is the version of the format of mappings that this package reads.
const Version = 1

// Mapping says how a file becomes a part of the graph; docs/mapping.md explains
// it. The dataset's name and the keys make the ids of what it brings: the same
// mapping over a corrected file corrects.
type Mapping struct {
	Format  int         `json:"clewMapping"`
	Name    string      `json:"name"`
	Version int         `json:"version,omitempty"` // of this mapping, counted by who keeps it
	Dataset string      `json:"dataset"`
	File    tables.Look `json:"file,omitzero"`
	Nulls   []string    `json:"nulls,omitempty"` // what stands for nothing, whatever its case
	Tables  []Table     `json:"tables"`
}

// Table says what each row of a table holds. A table that no part of the mapping
// names is not read.
type Table struct {
	Table    string   `json:"table,omitempty"` // its name; none in files that are one table
	Entities []Entity `json:"entities"`
	Links    []Link   `json:"links,omitempty"`
}

// Entity is an entity that a row holds. Several rows may hold the same one, and
// each may know something else of it.
type Entity struct {
	ID        string   `json:"id"` // by which links of this table call it
	When      *When    `json:"when,omitempty"`
	Each      *Value   `json:"each,omitempty"` // one for every value of this column
	Key       Key      `json:"key"`
	Reference bool     `json:"reference,omitempty"` // it is elsewhere: in other rows, or in the graph
	Once      bool     `json:"once,omitempty"`      // no two rows may hold it
	Type      Word     `json:"type,omitzero"`
	Also      []string `json:"also,omitempty"`
	Name      []string `json:"name,omitempty"`     // columns, joined by a blank; where one has several values, the others are aliases
	NameElse  []string `json:"nameElse,omitempty"` // columns that are tried in turn where these say nothing
	Aliases   []Value  `json:"aliases,omitempty"`
	About     string   `json:"about,omitempty"` // column
	Facts     []Fact   `json:"facts,omitempty"`
}

// Key is what tells one entity from another. Spaces keep the keys of different
// columns apart; a key that is shared means the same in every dataset, as that of
// a public register does.
type Key struct {
	Columns []string `json:"columns"`
	Space   string   `json:"space,omitempty"`
	Shared  bool     `json:"shared,omitempty"`
}

// Link is a link between two entities of a row. Without a key it is told from
// others by all that it says.
type Link struct {
	When   *When    `json:"when,omitempty"`
	Source string   `json:"source"` // id of an entity of this table
	Type   Word     `json:"type"`
	Target string   `json:"target"`
	Key    []string `json:"key,omitempty"` // columns
	From   *Value   `json:"from,omitempty"`
	Until  *Value   `json:"until,omitempty"`
	Status Word     `json:"status,omitzero"`
	Note   string   `json:"note,omitempty"` // column
	Facts  []Fact   `json:"facts,omitempty"`
}

// When tells which rows hold a thing: those whose column is one of these texts,
// or says anything at all where none are given.
type When struct {
	Column string   `json:"column"`
	Is     []string `json:"is,omitempty"`
	Not    []string `json:"not,omitempty"`
}

// Word is a type or a status: always the same, or told by a column.
type Word struct {
	Is     string            `json:"is,omitempty"`
	Column string            `json:"column,omitempty"`
	As     map[string]string `json:"as,omitempty"` // what the column's texts mean
	Else   string            `json:"else,omitempty"`
}

// Value is how the cells of a column are read.
type Value struct {
	Column          string              `json:"column"`
	Kind            tables.Kind         `json:"kind,omitempty"` // text where none is given
	Split           string              `json:"split,omitempty"`
	Formats         []tables.DateFormat `json:"formats,omitempty"`         // of dates: the first that fits
	Precision       string              `json:"precision,omitempty"`       // of dates, where they tell more than is known: year, month or day
	PrecisionColumn string              `json:"precisionColumn,omitempty"` // which says it row by row
	Decimal         string              `json:"decimal,omitempty"`         // of numbers: the mark before the fraction
}

// Fact is a fact of an entity or a link.
type Fact struct {
	Name string `json:"name"`
	Value
}

// Read reads a mapping and checks it as far as can be without a file. Its error
// is a *graph.Error of kind Invalid that names the place.
func Read(from io.Reader) (*Mapping, error) {
	text, err := io.ReadAll(io.LimitReader(from, maxMapping+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxMapping {
		return nil, mistake("a mapping is no larger than %d KB", maxMapping>>10)
	}
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	decoder.DisallowUnknownFields()
	m := new(Mapping)
	if err := decoder.Decode(m); err != nil {
		if field, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
			return nil, mistake("there is no field %s in a mapping", field)
		}
		return nil, mistake("this is not a mapping (%v)", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, mistake("something follows the end of the mapping")
	}
	return m, m.Check()
}

const maxMapping = 1 << 20

// Write writes a mapping as [Read] reads it.
func (m *Mapping) Write(to io.Writer) error {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(m)
}

func mistake(format string, args ...any) error {
	return &graph.Error{Kind: graph.Invalid, Message: fmt.Sprintf(format, args...)}
}
