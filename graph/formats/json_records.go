package formats

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"clew/graph"
)

// What is written of each thing: the records of Clew's JSON format, with
// lasting ids.

func sourceRecord(s graph.Source) *clewSource {
	record := &clewSource{ID: s.ID, Title: s.Title, Kind: s.Kind, Publisher: s.Publisher, URL: s.URL,
		Published: s.Published, Retrieved: s.Retrieved, Note: s.Note, Text: s.Text}
	if s.Text == "" {
		record.SHA256 = s.SHA256
	}
	return record
}

func entityRecord(e graph.EntityFacts) *clewEntity {
	return &clewEntity{ID: e.ID, Type: e.Type, Also: e.Also, Name: e.Name, Aliases: e.Aliases, About: e.About,
		Facts: plainFacts(e.Facts), Claims: claimRecords(e.Claims)}
}

func linkRecord(l graph.LinkFacts) *clewLink {
	return &clewLink{ID: l.ID, Source: l.Source, Type: l.Type, Target: l.Target, From: l.From, Until: l.Until,
		Status: l.Status, Note: l.Note, Facts: plainFacts(l.Facts), Claims: claimRecords(l.Claims)}
}

func claimRecords(claims []graph.Claim) []clewClaim {
	var records []clewClaim
	for _, c := range claims {
		p := c.Passage
		record := clewClaim{ID: c.ID, Source: c.Source.ID, Quote: p.Text, Start: &p.Start, Status: c.Status, Date: c.Date, Note: c.Note,
			clewLasting: clewLasting{Passage: p.ID, Prefix: p.Prefix, Suffix: p.Suffix, AddedBy: c.AddedBy, Added: c.Added}}
		if c.By != nil {
			record.By = c.By.ID
		}
		for _, a := range c.Answers {
			record.Answers = append(record.Answers, clewAnswer{a.As, a.To})
		}
		records = append(records, record)
	}
	return records
}

func openingRecord(o *graph.OpeningItem) *clewOpening {
	record := &clewOpening{Title: o.Title, Text: o.Text, Entities: []clewPosition{}}
	for i, id := range o.Entities {
		record.Entities = append(record.Entities, clewPosition{id, o.Position[i][0], o.Position[i][1]})
	}
	return record
}

// plainFacts are facts as JSON holds them, so that whole numbers and others
// stay apart. What is empty is left out, as the database does.
func plainFacts(facts map[string]any) map[string]any {
	plain := make(map[string]any, len(facts))
	for name, value := range facts {
		if value := plainValue(value); value != nil {
			plain[name] = value
		}
	}
	return plain
}

func plainValue(value any) any {
	switch v := value.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		return v
	case bool:
		return v
	case int64:
		return json.Number(strconv.FormatInt(v, 10))
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Sprint(v)
		}
		return json.Number(floatText(v))
	case []any:
		return plainList(v)
	}
	return fmt.Sprint(value) // dates, points and the like, of graphs that Clew did not make
}

// plainList keeps empty texts, since the others would change their places.
func plainList(list []any) any {
	if len(list) == 0 {
		return nil
	}
	plain := make([]any, len(list))
	for i, value := range list {
		if plain[i] = plainValue(value); plain[i] == nil {
			plain[i] = ""
		}
	}
	return plain
}

// floatText writes a number so that it is not taken for a whole one.
func floatText(f float64) string {
	text := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}
