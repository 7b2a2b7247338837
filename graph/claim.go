package graph

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// byClaim is the order of claims in a cursor.
const byClaim Order = "claims"

// afterAllDates sorts behind every sort key of a claim.
const afterAllDates = "~"

// Claims returns up to limit claims about an entity or its links, newest
// first, from the place that after tells (empty: from the newest), and the
// place to go on from; empty at the end. A foreign graph has none.
func (s *Store) Claims(ctx context.Context, entityID, after string, limit int) ([]Claim, string, error) {
	return s.claimsFrom(ctx, "claims_of_entity", entityID, after, limit)
}

// LinkClaims returns up to limit claims about a link, in the manner of
// [Store.Claims].
func (s *Store) LinkClaims(ctx context.Context, linkID, after string, limit int) ([]Claim, string, error) {
	return s.claimsFrom(ctx, "claims_of_link", linkID, after, limit)
}

// maxAround is how many claims are read of those around others.
const maxAround = 500

// ClaimsAround returns the claims that answer some, or are answered by them,
// beyond these, newest first.
func (s *Store) ClaimsAround(ctx context.Context, claims []Claim) ([]Claim, error) {
	ids := make([]string, len(claims))
	for i, c := range claims {
		ids[i] = c.ID
	}
	if len(ids) == 0 {
		return nil, nil
	}
	records, err := s.claims(ctx, "claims_around", map[string]any{"ids": ids, "limit": maxAround})
	return s.readClaims(records), err
}

func (s *Store) claimsFrom(ctx context.Context, name, id, after string, limit int) ([]Claim, string, error) {
	from, err := parseCursor(after, byClaim)
	if err != nil {
		return nil, "", err
	}
	before := from.Text
	if after == "" {
		before = afterAllDates
	}
	params := map[string]any{"id": valid(id), "before": before, "limit": limit + 1}
	records, err := s.claims(ctx, name, params)
	if err != nil || len(records) <= limit {
		return s.readClaims(records), "", err
	}
	records = records[:limit]
	last, _ := records[limit-1].Values[0].(map[string]any)
	return s.readClaims(records), cursorAt(byClaim, last["sortKey"], last["id"]).String(), nil
}

func (s *Store) claims(ctx context.Context, name string, params map[string]any) ([]*neo4j.Record, error) {
	d := s.dialect()
	if d.Foreign {
		return nil, nil
	}
	return s.read(ctx, fill(name, d), params)
}

func (s *Store) readClaims(records []*neo4j.Record) []Claim {
	d := s.dialect()
	var claims []Claim
	for _, record := range records {
		claims = append(claims, d.claim(record.Values))
	}
	return claims
}

// claim reads the columns of cypher/claim_columns.cypher.
func (d dialect) claim(values []any) Claim {
	own, passage := texter(values[0]), texter(values[1])
	claim := Claim{
		ID: own("id"), About: own("about"), Relation: own("relation"), Status: Status(own("status")),
		Date: own("date"), Note: own("note"), AddedBy: own("addedBy"), Added: own("added"),
		Passage: Passage{ID: passage("id"), Text: passage("text"), Prefix: passage("prefix"), Suffix: passage("suffix")},
		Source:  sourceOf(values[2]),
	}
	offsets, _ := values[1].(map[string]any)
	claim.Passage.Start, claim.Passage.End = number(offsets["start"]), number(offsets["end"])
	ends := values[4:]
	claim.Subject = d.entity(ends)
	if values[3] == false {
		object := d.entity(ends[d.entityWidth():])
		claim.Object = &object
	}
	if ends = ends[2*d.entityWidth():]; ends[0] == false {
		by := d.entity(ends[1:])
		claim.By = &by
	}
	properties, _ := values[0].(map[string]any)
	claim.Answers = answersOf(properties["answers"])
	return claim
}

// answersOf reads pairs of a stance and a claim's ID.
func answersOf(value any) []Answer {
	var answers []Answer
	list, _ := value.([]any)
	for _, member := range list {
		pair, _ := member.([]any)
		answers = append(answers, Answer{As: Stance(textOf(pair[0])), To: textOf(pair[1])})
	}
	return answers
}

// texter returns a function that reads text properties.
func texter(value any) func(name string) string {
	properties, _ := value.(map[string]any)
	return func(name string) string {
		text, _ := properties[name].(string)
		return text
	}
}
