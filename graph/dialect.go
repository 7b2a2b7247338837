package graph

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/template"
)

// A dialect writes Clew's words in the Cypher of the graph at hand, so that
// one query file serves Clew's own graphs and foreign ones. Its exported
// methods are what the query files may call.
type dialect struct{ *Schema }

// dialect returns how to speak to the graph as it was last read.
func (s *Store) dialect() dialect {
	if schema := s.schema.Load(); schema != nil {
		return dialect{schema}
	}
	return dialect{&Schema{}}
}

var templates = template.Must(template.ParseFS(cypherFiles, "cypher/*.cypher"))

// fill returns the text of cypher/NAME.cypher with its gaps filled from data.
func fill(name string, data any) string {
	var text bytes.Buffer
	if err := templates.ExecuteTemplate(&text, name+".cypher", data); err != nil {
		panic(err) // the files are compiled in: a wrong gap is a bug
	}
	return text.String()
}

// Entity writes the columns that [dialect.entity] reads, for the node v: the
// id's, with the labels second, the name, the degree and the dates; of Clew's
// own also what claims about it come to.
func (d dialect) Entity(v string) string {
	if !d.Foreign {
		return fmt.Sprintf("%[1]s.id, labels(%[1]s), %[1]s.name, COUNT { (%[1]s)--() }, %[1]s.clewFrom, %[1]s.clewUntil, "+
			"%[1]s.clewStatus, %[1]s.clewEvidence, %[1]s.clewSources, %[1]s.clewKnown", v)
	}
	return fmt.Sprintf("%[2]s, %[3]s, COUNT { (%[1]s)--() }, %[4]s, %[5]s", v, d.ID(v), d.Name(v), d.Date(v), d.End(v))
}

// entityWidth is the number of columns of [dialect.Entity].
func (d dialect) entityWidth() int {
	if !d.Foreign {
		return 10
	}
	return d.idWidth() + 4
}

// Link writes the columns that [dialect.link] reads, for the relationship v.
func (d dialect) Link(v string) string {
	if !d.Foreign {
		return fmt.Sprintf("%[1]s.id, type(%[1]s), %[1]s.from, %[1]s.until, coalesce(%[1]s.clewStatus, %[1]s.status), size(%[1]s.passages), "+
			"%[1]s.clewSources, %[1]s.clewKnown", v)
	}
	return fmt.Sprintf("elementId(%[1]s), type(%[1]s), %[2]s, %[3]s", v, d.Date(v), d.End(v))
}

// linkWidth is the number of columns of [dialect.Link].
func (d dialect) linkWidth() int {
	if d.Foreign {
		return 4
	}
	return 8
}

// LinkID writes the id of the relationship v.
func (d dialect) LinkID(v string) string {
	if d.Foreign {
		return "elementId(" + v + ")"
	}
	return v + ".id"
}

// Name writes the name of the node v; it may come out as null.
func (d dialect) Name(v string) string {
	if !d.Foreign {
		return v + ".name"
	}
	parts := make([]string, len(d.captions))
	for i, caption := range d.captions {
		parts[i] = caption.text(v)
	}
	return coalesce(parts)
}

// Date writes since when the relationship v holds, or in a foreign graph also
// since when the node v is there; it may come out as null.
func (d dialect) Date(v string) string {
	if !d.Foreign {
		return v + ".from"
	}
	return firstDate(v, d.dates)
}

// End writes until when, in the manner of [dialect.Date].
func (d dialect) End(v string) string {
	if !d.Foreign {
		return v + ".until"
	}
	return firstDate(v, d.ends)
}

func firstDate(v string, properties []string) string {
	parts := make([]string, len(properties))
	for i, property := range properties {
		parts[i] = "left(toStringOrNull(" + v + "." + quoteName(property) + "), 10)"
	}
	return coalesce(parts)
}

// coalesce writes the first of the values that is there.
func coalesce(parts []string) string {
	if len(parts) == 0 {
		return "null"
	}
	return "coalesce(" + strings.Join(parts, ", ") + ")"
}

// entity reads the columns of [dialect.Entity].
func (d dialect) entity(columns []any) Entity {
	rest := columns[2:]
	if d.Foreign {
		rest = columns[d.idWidth():]
	}
	e := Entity{ID: d.id(columns), Name: textOf(rest[0]), Degree: number(rest[1])}
	if d.Foreign {
		e.From, e.Until = dateOrNone(rest[2]), dateOrNone(rest[3])
	} else {
		e.From, e.Until, e.Status = textOf(rest[2]), textOf(rest[3]), Status(textOf(rest[4]))
		e.Evidence, e.Sources, e.Known = number(rest[5]), number(rest[6]), textOf(rest[7])
	}
	if labels := d.sortLabels(columns[1]); len(labels) > 0 {
		e.Type = labels[0]
	}
	if strings.TrimSpace(e.Name) == "" {
		e.Name = nameless(e)
	}
	return e
}

// nameless names an entity that has no name by its type and number.
func nameless(e Entity) string {
	id := e.ID[strings.LastIndexAny(e.ID, ":~")+1:]
	return strings.TrimSpace(cmp.Or(e.Type, "Entity") + " " + id)
}

// sortLabels returns a node's labels that are entities', most specific first.
func (d dialect) sortLabels(value any) []string {
	var labels []string
	list, _ := value.([]any)
	for _, label := range list {
		if label, _ := label.(string); !isRecord(label, d.Foreign, recordLabels) {
			labels = append(labels, label)
		}
	}
	slices.SortFunc(labels, func(a, b string) int {
		return cmp.Or(cmp.Compare(d.rankOf(a), d.rankOf(b)), cmp.Compare(a, b))
	})
	return labels
}

// rankOf orders labels from specific to general. A label that is newer than
// the schema as read counts as specific.
func (d dialect) rankOf(label string) int {
	if !d.Foreign {
		return slices.Index(generic, label)
	}
	if rank, ok := d.rank[label]; ok {
		return rank
	}
	return -1
}

// link reads the columns of [dialect.Link]; its ends are left open.
func (d dialect) link(columns []any) Link {
	l := Link{ID: textOf(columns[0]), Type: textOf(columns[1])}
	if d.Foreign {
		l.From, l.Until = dateOrNone(columns[2]), dateOrNone(columns[3])
		return l
	}
	l.From, l.Until, l.Status = textOf(columns[2]), textOf(columns[3]), Status(textOf(columns[4]))
	l.Evidence, l.Sources, l.Known = number(columns[5]), number(columns[6]), textOf(columns[7])
	return l
}

func textOf(value any) string {
	text, _ := value.(string)
	return text
}

// dateOrNone leaves out what is no date, such as a number of days: it stays
// among the facts as it is.
func dateOrNone(value any) string {
	if _, err := ParseDate(textOf(value)); err != nil {
		return ""
	}
	return textOf(value)
}
