package graph

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// lookUp learns the entities of a page that can't be read off its records: the
// ends of links, and in a foreign graph every node.
func (c *cells) lookUp(ctx context.Context, records []*neo4j.Record) error {
	if len(c.known) > maxKnown {
		clear(c.known)
	}
	wanted := map[string]bool{}
	for _, record := range records {
		for _, value := range record.Values {
			c.want(value, wanted)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	ids := make([]string, 0, len(wanted))
	for id := range wanted {
		ids = append(ids, id)
	}
	found, err := c.store.read(ctx, fill("entities_by_element", c.dialect), map[string]any{"ids": ids})
	for _, record := range found {
		id, _ := record.Values[0].(string)
		c.known[id] = c.entity(record.Values[1:])
	}
	return err
}

// want notes the element ids that a value needs.
func (c *cells) want(value any, wanted map[string]bool) {
	need := func(id string) {
		if _, ok := c.known[id]; !ok {
			wanted[id] = true
		}
	}
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			c.want(one, wanted)
		}
	case map[string]any:
		for _, one := range v {
			c.want(one, wanted)
		}
	case dbtype.Node:
		if _, record := c.recordLabel(v.Labels); !record {
			if c.Foreign {
				need(v.ElementId)
			} else {
				c.know(v)
			}
		}
	case dbtype.Relationship:
		if !isRecord(v.Type, c.Foreign, recordTypes) {
			need(v.StartElementId)
			need(v.EndElementId)
		}
	case dbtype.Path:
		for _, node := range v.Nodes {
			c.want(node, wanted)
		}
		for _, link := range v.Relationships {
			c.want(link, wanted)
		}
	}
}

// know remembers an entity that was read in full, and spares the look-up of a
// link's end that comes with it.
func (c *cells) know(n dbtype.Node) {
	if _, ok := c.known[n.ElementId]; !ok {
		c.known[n.ElementId] = c.entityOf(n)
	}
}
