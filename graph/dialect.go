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
// id's, with the labels second, the name and the degree.
func (d dialect) Entity(v string) string {
	columns := d.ID(v)
	if !d.Foreign {
		columns += ", labels(" + v + ")"
	}
	return fmt.Sprintf("%s, %s, COUNT { (%s)--() }", columns, d.Name(v), v)
}

// entityWidth is the number of columns of [dialect.Entity].
func (d dialect) entityWidth() int {
	if !d.Foreign {
		return 4
	}
	return d.idWidth() + 2
}

// Link writes the columns that [dialect.link] reads, for the relationship v.
func (d dialect) Link(v string) string {
	if !d.Foreign {
		return fmt.Sprintf("%[1]s.id, type(%[1]s), %[1]s.from, %[1]s.until, %[1]s.status, size(%[1]s.passages)", v)
	}
	return fmt.Sprintf("elementId(%[1]s), type(%[1]s), %[2]s", v, d.Date(v))
}

// linkWidth is the number of columns of [dialect.Link].
func (d dialect) linkWidth() int {
	if d.Foreign {
		return 3
	}
	return 6
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

// Date writes since when the relationship v holds; it may come out as null.
func (d dialect) Date(v string) string {
	if !d.Foreign {
		return v + ".from"
	}
	parts := make([]string, len(d.dates))
	for i, property := range d.dates {
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
	rest := columns[d.entityWidth()-2:]
	e := Entity{ID: d.id(columns), Degree: number(rest[1])}
	e.Name, _ = rest[0].(string)
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
	var l Link
	l.ID, _ = columns[0].(string)
	l.Type, _ = columns[1].(string)
	l.From, _ = columns[2].(string)
	if !d.Foreign {
		l.Until, _ = columns[3].(string)
		status, _ := columns[4].(string)
		l.Status, l.Evidence = Status(status), number(columns[5])
	} else if _, err := ParseDate(l.From); err != nil {
		l.From = "" // a number of days, say: it stays among the facts as it is
	}
	return l
}
