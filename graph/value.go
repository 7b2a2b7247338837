package graph

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// Row is one row of a query's results, a value for each column.
type Row []Value

// Value is what a query may answer with: nil, bool, int64, float64, string,
// [Temporal], []Value, map[string]Value, [Entity], [Link], [Path] or [Record].
// An Entity here has no degree.
type Value any

// Temporal is a date, a time or a duration as ISO 8601 writes it.
type Temporal string

// Path is a walk through the graph.
type Path struct {
	Entities []Entity
	Links    []Link
}

// Record is a claim, a passage or a source, or what ties them together. Of a
// source's stored text and of Clew's own records nothing is told but that
// they are there.
type Record struct {
	Label      string
	ID         string
	Properties map[string]Value
}

// cells makes values of what the driver returns. Ids of entities can't all be
// read off it: they are looked up once for each page, and remembered.
type cells struct {
	store *Store
	dialect
	known map[string]Entity // by element id
}

// maxKnown bounds what is remembered.
const maxKnown = 20_000

func newCells(s *Store) *cells {
	return &cells{store: s, dialect: s.dialect(), known: map[string]Entity{}}
}

func (c *cells) rows(ctx context.Context, records []*neo4j.Record) ([]Row, error) {
	if err := c.lookUp(ctx, records); err != nil {
		return nil, err
	}
	rows := make([]Row, len(records))
	for i, record := range records {
		rows[i] = make(Row, len(record.Values))
		for j, value := range record.Values {
			rows[i][j] = c.value(value)
		}
	}
	return rows, nil
}

func (c *cells) value(value any) Value {
	switch v := value.(type) {
	case nil, bool, int64, float64, string:
		return v
	case []any:
		list := make([]Value, len(v))
		for i, one := range v {
			list[i] = c.value(one)
		}
		return list
	case map[string]any:
		return c.properties(v)
	case dbtype.Node:
		return c.node(v)
	case dbtype.Relationship:
		return c.relationship(v)
	case dbtype.Path:
		return c.path(v)
	case dbtype.Date, dbtype.LocalTime, dbtype.Time, dbtype.LocalDateTime, dbtype.Duration, time.Time:
		return temporal(v)
	case dbtype.Point2D:
		return map[string]Value{"x": v.X, "y": v.Y, "srid": int64(v.SpatialRefId)}
	case dbtype.Point3D:
		return map[string]Value{"x": v.X, "y": v.Y, "z": v.Z, "srid": int64(v.SpatialRefId)}
	case []byte:
		return fmt.Sprintf("%d bytes", len(v))
	}
	return fmt.Sprint(value)
}

func temporal(value any) Temporal {
	switch v := value.(type) {
	case time.Time:
		return Temporal(v.Format(time.RFC3339Nano))
	case dbtype.Date:
		return Temporal(v.Time().Format(time.DateOnly))
	case dbtype.LocalTime:
		return Temporal(v.Time().Format("15:04:05.999999999"))
	case dbtype.Time:
		return Temporal(v.Time().Format("15:04:05.999999999Z07:00"))
	case dbtype.LocalDateTime:
		return Temporal(v.Time().Format("2006-01-02T15:04:05.999999999"))
	}
	return Temporal(fmt.Sprint(value))
}

func (c *cells) properties(properties map[string]any) map[string]Value {
	all := make(map[string]Value, len(properties))
	for name, value := range properties {
		all[name] = c.value(value)
	}
	return all
}

func (c *cells) node(n dbtype.Node) Value {
	if label, ok := c.recordLabel(n.Labels); ok {
		return c.record(label, n.Props)
	}
	return c.entityOf(n)
}

// recordLabel tells the label by which a node is a record.
func (c *cells) recordLabel(labels []string) (string, bool) {
	for _, label := range labels {
		if isRecord(label, c.Foreign, recordLabels) {
			return label, true
		}
	}
	return "", false
}

func (c *cells) record(label string, properties map[string]any) Record {
	if strings.HasPrefix(label, "Clew") || strings.HasPrefix(label, "CLEW_") {
		return Record{Label: label}
	}
	id, _ := properties["id"].(string)
	shown := c.properties(properties)
	delete(shown, "content") // megabytes, and the source's page shows it
	delete(shown, "sortKey")
	return Record{Label: label, ID: id, Properties: shown}
}

// entityOf reads an entity off a node; in a foreign graph it was looked up.
func (c *cells) entityOf(n dbtype.Node) Entity {
	if e, ok := c.known[n.ElementId]; ok {
		return e
	}
	labels := make([]any, len(n.Labels))
	for i, label := range n.Labels {
		labels[i] = label
	}
	if c.Foreign { // deleted meanwhile
		e := Entity{ID: n.ElementId}
		if sorted := c.sortLabels(labels); len(sorted) > 0 {
			e.Type = sorted[0]
		}
		e.Name = nameless(e)
		return e
	}
	p := n.Props
	return c.entity([]any{p["id"], labels, p["name"], nil, p["clewFrom"], p["clewUntil"],
		p["clewStatus"], p["clewEvidence"], p["clewSources"], p["clewKnown"]})
}

func (c *cells) relationship(r dbtype.Relationship) Value {
	if isRecord(r.Type, c.Foreign, recordTypes) {
		return c.record(r.Type, r.Props)
	}
	source, target := c.known[r.StartElementId], c.known[r.EndElementId]
	link := Link{ID: r.ElementId, Type: r.Type, Source: source.ID, Target: target.ID}
	prop := texter(map[string]any(r.Props))
	if !c.Foreign {
		link.ID, link.From, link.Until, link.Status = prop("id"), prop("from"), prop("until"), Status(cmp.Or(prop("clewStatus"), prop("status")))
		passages, _ := r.Props["passages"].([]any)
		link.Evidence, link.Sources, link.Known = len(passages), number(r.Props["clewSources"]), prop("clewKnown")
		return link
	}
	link.From, link.Until = c.firstDate(r.Props, c.dates), c.firstDate(r.Props, c.ends)
	return link
}

// firstDate reads of properties what [firstDate] writes of them.
func (c *cells) firstDate(properties map[string]any, names []string) string {
	for _, name := range names {
		if value := c.value(properties[name]); value != nil {
			text := fmt.Sprint(value)
			return dateOrNone(text[:min(len(text), 10)])
		}
	}
	return ""
}

// path is a [Path] where all that it walks is entities and links, else the
// list of what it walks.
func (c *cells) path(p dbtype.Path) Value {
	var path Path
	var steps []Value
	for i, node := range p.Nodes {
		value := c.node(node)
		steps = append(steps, value)
		if e, ok := value.(Entity); ok {
			path.Entities = append(path.Entities, e)
		}
		if i < len(p.Relationships) {
			value := c.relationship(p.Relationships[i])
			steps = append(steps, value)
			if l, ok := value.(Link); ok {
				path.Links = append(path.Links, l)
			}
		}
	}
	if len(path.Entities)+len(path.Links) < len(steps) {
		return steps
	}
	return path
}
