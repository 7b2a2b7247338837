package graph

import "context"

// linkQuery fills the gaps of cypher/link.cypher.
type linkQuery struct {
	dialect
	Types []string // quoted
}

// Link returns all that is known of a link but its claims.
func (s *Store) Link(ctx context.Context, id string) (LinkDetail, error) {
	d := s.dialect()
	name := "link"
	if d.Foreign {
		name = "link_foreign"
	}
	if len(d.Schema.Types) == 0 {
		return LinkDetail{}, noLink()
	}
	text := fill(name, linkQuery{d, quoteNames(d.Schema.Types)})
	records, err := s.read(ctx, text, map[string]any{"id": valid(id)})
	if err != nil {
		return LinkDetail{}, err
	}
	if len(records) == 0 {
		return LinkDetail{}, noLink()
	}
	return d.linkDetail(records[0].Values), nil
}

func noLink() error { return notFound("There is no such link in this graph.") }

// linkDetail reads the columns of cypher/link.cypher.
func (d dialect) linkDetail(values []any) LinkDetail {
	properties, _ := values[0].(map[string]any)
	values = values[1:]
	detail := LinkDetail{Link: d.link(values)}
	values = values[d.linkWidth():]
	detail.Subject, detail.Object = d.entity(values), d.entity(values[d.entityWidth():])
	detail.Source, detail.Target = detail.Subject.ID, detail.Object.ID
	if !d.Foreign {
		hide(properties, "id", "from", "until", "status", "passages")
		hideDerived(properties)
	}
	detail.Facts = factsOf(properties)
	return detail
}
