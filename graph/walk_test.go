package graph_test

import (
	"fmt"
	"slices"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// links drains an expansion and checks what holds for each: patches stay
// small, no entity comes twice, and every link ends at entities that are known.
func links(t *testing.T, store *graph.Store, req graph.ExpandRequest) ([]graph.Link, *graph.Expansion) {
	t.Helper()
	expansion, err := store.Expand(req)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{req.Node: true}
	came := map[string]bool{}
	var all []graph.Link
	for patch, err := range expansion.Patches(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == 0 && len(patch.Links) > 50 || len(patch.Links)+len(patch.Entities) > 500 {
			t.Fatalf("a patch of %d links and %d entities", len(patch.Links), len(patch.Entities))
		}
		for _, entity := range patch.Entities {
			if came[entity.ID] {
				t.Fatalf("%s came twice", entity.ID)
			}
			came[entity.ID], known[entity.ID] = true, true
		}
		for _, link := range patch.Links {
			if !known[link.Source] || !known[link.Target] {
				t.Fatalf("link %s comes before its ends", link.ID)
			}
		}
		all = append(all, patch.Links...)
	}
	if expansion.Sent() != len(all) {
		t.Fatalf("says that it sent %d of %d links", expansion.Sent(), len(all))
	}
	return all, expansion
}

// count counts what an expansion is to send.
func count(t *testing.T, store *graph.Store, req graph.ExpandRequest) graph.Counts {
	t.Helper()
	expansion, err := store.Expand(req)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := expansion.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func ids(links []graph.Link) []string {
	out := make([]string, len(links))
	for i, link := range links {
		out[i] = link.ID
	}
	return out
}

const hub = "hub"

// hubGraph has an entity with 2,000 leaves: some with two links to it, some
// with links of their own, and two links from the hub to itself.
func hubGraph(t *testing.T) *graph.Store {
	t.Helper()
	// The tests only read it: the one that a test before has made will do.
	if rows := graphtest.Run(t, "MATCH (h:Entity {id: 'hub'}) RETURN COUNT { (h)--() }", nil); len(rows) == 1 {
		store := graphtest.Open(t)
		if err := store.Prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
		return store
	}
	store := graphtest.Store(t)
	for _, statement := range []string{
		`CREATE (:Entity:Company {id: 'hub', name: 'Hub'})`,
		`UNWIND range(0, 1999) AS i CREATE (:Entity:Company {id: 'leaf' + i, name: CASE i % 5 WHEN 0 THEN 'Same' ELSE 'Leaf ' + (i * 37 % 500) END})`,
		`MATCH (h:Entity {id: 'hub'}) UNWIND range(0, 1999) AS i MATCH (m:Entity {id: 'leaf' + i})
			FOREACH (_ IN CASE WHEN i % 2 = 0 THEN [1] END | CREATE (h)-[:OWNS {id: 'owns' + i, from: toString(1990 + i % 30)}]->(m))
			FOREACH (_ IN CASE WHEN i % 3 = 0 OR i % 2 = 1 THEN [1] END | CREATE (m)-[:LENDS_TO {id: 'lends' + i}]->(h))`,
		`MATCH (h:Entity {id: 'hub'}) CREATE (h)-[:OWNS {id: 'self1'}]->(h), (h)-[:LENDS_TO {id: 'self2'}]->(h)`,
		`UNWIND range(0, 1998, 7) AS i MATCH (a:Entity {id: 'leaf' + i}), (b:Entity {id: 'leaf' + (i + 1)})
			CREATE (a)-[:KNOWS {id: 'knows' + i}]->(b), (b)-[:KNOWS {id: 'back' + i}]->(a), (a)-[:KNOWS {id: 'loop' + i}]->(a)`,
	} {
		graphtest.Run(t, statement, nil)
	}
	if err := store.RefreshSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	return store
}

// linksInDatabase asks the database itself for the links that an expansion is
// to find.
func linksInDatabase(t *testing.T, pattern string) []string {
	t.Helper()
	var out []string
	for _, row := range graphtest.Run(t, "MATCH "+pattern+" RETURN DISTINCT r.id AS id ORDER BY id", nil) {
		out = append(out, row[0].(string))
	}
	return out
}

func TestPagesOfAHubHoldEveryLinkOnceInEveryOrderAndDirection(t *testing.T) {
	store := hubGraph(t)
	patterns := map[graph.Direction]string{
		graph.Both: "(:Entity {id: 'hub'})-[r%s]-()",
		graph.Out:  "(:Entity {id: 'hub'})-[r%s]->()",
		graph.In:   "(:Entity {id: 'hub'})<-[r%s]-()",
	}
	for direction, pattern := range patterns {
		for _, types := range [][]string{nil, {"OWNS"}, {"LENDS_TO", "OWNS"}} {
			want := linksInDatabase(t, fmt.Sprintf(pattern, map[int]string{0: "", 1: ":OWNS", 2: ":OWNS|LENDS_TO"}[len(types)]))
			for _, order := range []graph.Order{graph.ByDegree, graph.ByRecent, graph.ByName} {
				t.Run(fmt.Sprint(direction, types, order), func(t *testing.T) {
					var got []string
					if counts := count(t, store, graph.ExpandRequest{Node: hub, Types: types, Direction: direction}); counts.Total != len(want) {
						t.Fatalf("promises %d links, the database has %d", counts.Total, len(want))
					}
					req := graph.ExpandRequest{Node: hub, Types: types, Direction: direction, Order: order, Limit: 731}
					for {
						page, expansion := links(t, store, req)
						got = append(got, ids(page)...)
						if req.After = expansion.Next(); req.After == "" {
							break
						}
						if len(page) != req.Limit {
							t.Fatalf("a page of %d links is followed by another", len(page))
						}
					}
					if slices.Sort(got); !slices.Equal(got, want) {
						t.Fatalf("the pages hold %d links, %d of them different; the database has %d",
							len(got), len(slices.Compact(slices.Clone(got))), len(want))
					}
				})
			}
		}
	}
}

func TestAnExpansionSmallerThanAFirstPatchGoesOn(t *testing.T) {
	store := hubGraph(t)
	for _, limit := range []int{1, 25, 50, 51, 300, 301} {
		page, expansion := links(t, store, graph.ExpandRequest{Node: hub, Limit: limit})
		if len(page) != limit || expansion.Next() == "" {
			t.Errorf("%d of %d links came, followed by %q", len(page), limit, expansion.Next())
		}
	}
}

func TestExpandingSendsTheBestConnectedTheLatestOrTheFirstByNameFirst(t *testing.T) {
	store := hubGraph(t)
	for order, key := range map[graph.Order]string{
		graph.ByDegree: "-COUNT { (m)--() }",
		graph.ByRecent: "-coalesce(toInteger(r.from), 0)",
		graph.ByName:   "toLower(m.name)",
	} {
		want := graphtest.Run(t, "MATCH (:Entity {id: 'hub'})-[r]-(m) RETURN r.id ORDER BY "+key+", r.id LIMIT 120", nil)
		got, _ := links(t, store, graph.ExpandRequest{Node: hub, Order: order, Limit: 120})
		for i := range want {
			if got[i].ID != want[i][0] {
				t.Fatalf("by %s, link %d is %s, not %s", order, i, got[i].ID, want[i][0])
			}
		}
	}
}

func TestAnExpansionThatIsStoppedGoesOnWhereItWas(t *testing.T) {
	store := hubGraph(t)
	expansion, err := store.Expand(graph.ExpandRequest{Node: hub, Limit: 2000})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for patch, err := range expansion.Patches(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, ids(patch.Links)...); len(got) >= 300 {
			break
		}
	}
	rest, _ := links(t, store, graph.ExpandRequest{Node: hub, Limit: 10_000, After: expansion.Next()})
	got = append(got, ids(rest)...)
	if slices.Sort(got); !slices.Equal(got, linksInDatabase(t, "(:Entity {id: 'hub'})-[r]-()")) {
		t.Fatal("stopping and going on loses or repeats links")
	}
}

func TestGroupsCountLinksByTypeAndDirection(t *testing.T) {
	store := hubGraph(t)
	got, err := store.Groups(t.Context(), hub)
	if err != nil {
		t.Fatal(err)
	}
	want := []graph.Group{
		{Type: "LENDS_TO", Direction: graph.In, Label: "lends to ←", Count: 1335},
		{Type: "OWNS", Direction: graph.Out, Label: "owns", Count: 1001},
		{Type: "LENDS_TO", Direction: graph.Out, Label: "lends to", Count: 1},
		{Type: "OWNS", Direction: graph.In, Label: "owned by", Count: 1},
	}
	if !slices.Equal(got, want) {
		t.Fatalf("got %v", got)
	}
}

func TestCountingTheLinksOfAHubTouchesTheStoreNoMoreThanOfALeaf(t *testing.T) {
	store := hubGraph(t)
	if hub, leaf := store.GroupHits(t, hub), store.GroupHits(t, "leaf1"); hub > leaf {
		t.Fatalf("%d times at a hub, %d at a leaf", hub, leaf)
	}
}

func TestARequestThatMakesNoSenseIsRefusedInWords(t *testing.T) {
	store := graphtest.Demo(t)
	known := search(t, store, "Xiaomi")[0].ID
	for name, req := range map[string]graph.ExpandRequest{
		`This graph has no links of the type "NO` + "`" + `SUCH".`:                  {Node: known, Types: []string{"NO`SUCH"}},
		`"up" is no direction. Use both, out or in.`:                                {Node: known, Direction: "up"},
		`"luck" is no order. Use degree, least, current, recent, evidence or name.`: {Node: known, Order: "luck"},
		"The limit must be between 1 and 10,000 links.":                             {Node: known, Limit: 10_001},
		"That page of results does not exist. Begin again from the first page.":     {Node: known, After: "e30"},
	} {
		_, err := store.Expand(req)
		if err == nil || graph.MessageOf(err) != name {
			t.Errorf("%+v gives %v, not %q", req, err, name)
		}
	}
	for _, id := range []string{"", "\x00", "\xff", "a~b~c", "' OR 1=1", "4:not-a-database:1"} {
		if _, err := store.Groups(t.Context(), id); graph.KindOf(err) != graph.NotFound {
			t.Errorf("the id %q gives %v", id, err)
		}
		if got, _ := links(t, store, graph.ExpandRequest{Node: id}); len(got) > 0 {
			t.Errorf("the id %q has %d links", id, len(got))
		}
	}
}

func TestNeighboursOfAPageComeWithTheirLinks(t *testing.T) {
	store := hubGraph(t)
	first, next, err := store.Neighbours(t.Context(), hub, 1500, "")
	if err != nil {
		t.Fatal(err)
	}
	second, end, err := store.Neighbours(t.Context(), hub, 1500, next)
	if err != nil || end != "" {
		t.Fatal(end, err)
	}
	if len(first) != 1500 || len(first)+len(second) != 2336 {
		t.Fatalf("%d and %d neighbours", len(first), len(second))
	}
	for _, n := range append(first, second...) {
		if n.Entity.ID != n.Link.Source && n.Entity.ID != n.Link.Target || n.Entity.Name == "" {
			t.Fatalf("%+v does not lead to %+v", n.Link, n.Entity)
		}
	}
}
