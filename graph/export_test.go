package graph

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// GroupHits returns how often the database touches its store to count the
// links of an entity.
func (s *Store) GroupHits(tb testing.TB, id string) int64 {
	tb.Helper()
	d := s.dialect()
	clause, node := d.match("n", id)
	w := d.walk(clause, nil, Both)
	w.Types = quoteNames(d.Schema.Types)
	result, err := neo4j.ExecuteQuery(context.Background(), s.driver, "PROFILE "+fill("groups", w),
		map[string]any{"node": node}, neo4j.EagerResultTransformer)
	if err != nil {
		tb.Fatal(err)
	}
	return hits(result.Summary.Profile())
}

func hits(plan neo4j.ProfiledPlan) int64 {
	sum := plan.DbHits()
	for _, child := range plan.Children() {
		sum += hits(child)
	}
	return sum
}

// ViewClaimsPlan returns the plan by which the claims of a view are read.
func (s *Store) ViewClaimsPlan(tb testing.TB) string {
	tb.Helper()
	result, err := neo4j.ExecuteQuery(context.Background(), s.driver, "EXPLAIN "+fill("view_claims", s.dialect()),
		map[string]any{"ids": []string{"a", "b"}, "limit": 10}, neo4j.EagerResultTransformer)
	if err != nil {
		tb.Fatal(err)
	}
	plan, _ := result.Summary.Plan().Arguments()["string-representation"].(string)
	return plan
}

// SampleFrom makes a neighbourhood a sample from so many links on, of so many
// links of each type.
func SampleFrom(tb testing.TB, links, each int) {
	exact, sampled, facts := exactLinks, sampledLinks, sampledFacts
	exactLinks, sampledLinks, sampledFacts = links, each, each
	tb.Cleanup(func() { exactLinks, sampledLinks, sampledFacts = exact, sampled, facts })
}
