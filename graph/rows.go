package graph

import "maps"

// What is stored of each thing: its properties in Neo4j. Absent values are
// left out, since Neo4j has no null properties and a row must equal what is
// read back.

func present(properties row) row {
	maps.DeleteFunc(properties, func(_ string, value any) bool {
		switch v := value.(type) {
		case string:
			return v == ""
		case []any:
			return len(v) == 0
		case []string:
			return len(v) == 0
		}
		return value == nil
	})
	return properties
}

func sourceRow(s *Source) row {
	sum := s.SHA256 // of a text that stayed where the source was exported
	if s.Text != "" || sum == "" {
		sum = sha256Hex(s.Text)
	}
	return row{"id": s.ID, "labels": []string{}, "brief": s.Text == "", "properties": present(row{
		"id": s.ID, "title": s.Title, "kind": s.Kind, "publisher": s.Publisher, "url": s.URL,
		"published": s.Published, "retrieved": s.Retrieved, "note": s.Note,
		// The stored copy is not named text: full-text search is for quotes,
		// and reads every property of that name.
		"content": s.Text, "sha256": sum,
	})}
}

func entityRow(e *EntityItem) row {
	properties := present(maps.Clone(e.Facts))
	if properties == nil {
		properties = row{}
	}
	maps.Copy(properties, present(row{"id": e.ID, "name": e.Name, "aliases": e.Aliases, "about": e.About}))
	from, until := DatesOf(e.Facts)
	return row{"id": e.ID, "labels": append([]string{e.Type}, e.Also...), "properties": properties,
		"dates": present(row{"clewFrom": from, "clewUntil": until})}
}

func linkRow(l *LinkItem) row {
	properties := present(maps.Clone(l.Facts))
	if properties == nil {
		properties = row{}
	}
	maps.Copy(properties, present(row{
		"id": l.ID, "from": l.From, "until": l.Until, "status": string(l.Status),
		"note": l.Note, "passages": l.Passages,
	}))
	return row{"id": l.ID, "source": l.Source, "target": l.Target, "type": l.Type, "properties": properties}
}

func passageRow(c *ClaimItem) row {
	p := c.Passage
	return row{"id": p.ID, "of": c.SourceID, "labels": []string{}, "properties": present(row{
		"id": p.ID, "text": p.Text, "start": p.Start, "end": p.End, "prefix": p.Prefix, "suffix": p.Suffix,
	})}
}

func claimRow(c *ClaimItem) row {
	answers := []string{}
	for _, a := range c.Answers {
		answers = append(answers, answerID(c.ID, a))
	}
	return row{"id": c.ID, "of": c.Passage.ID, "labels": []string{}, "answers": answers, "properties": present(row{
		"id": c.ID, "about": c.About, "source": c.Source, "target": c.Target, "relation": c.Relation,
		"status": string(c.Status), "date": c.Date, "note": c.Note, "addedBy": c.AddedBy, "added": c.Added,
		"sortKey": sortKey(c), "by": c.By,
	})}
}

// answerRows are the records of what a claim says of others. They name the
// claims that they tie, so that either may come first.
func answerRows(c *ClaimItem) []row {
	var rows []row
	for _, a := range c.Answers {
		id := answerID(c.ID, a)
		rows = append(rows, row{"id": id, "labels": []string{}, "properties": row{"id": id, "claim": c.ID, "as": string(a.As), "to": a.To}})
	}
	return rows
}

// answerID is the same for all that one claim says of another: it says one
// thing.
func answerID(claim string, a Answer) string { return claim + " " + a.To }

// sortKey orders claims by date and then by ID, as text. A claim without a
// date comes before all that have one.
func sortKey(c *ClaimItem) string { return c.Date + " " + c.ID }

func openingProperties(o *OpeningItem) row {
	x, y := make([]int, len(o.Position)), make([]int, len(o.Position))
	for i, p := range o.Position {
		x[i], y[i] = p[0], p[1]
	}
	return row{"name": "opening", "title": o.Title, "text": o.Text, "entities": o.Entities, "x": x, "y": y}
}
