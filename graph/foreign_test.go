package graph_test

import (
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

func TestAForeignGraphIsWalkedByWhatItsSchemaSays(t *testing.T) {
	store := graphtest.Movies(t)
	const matrix = "Movie~title~The Matrix"
	groups, err := store.Groups(t.Context(), matrix)
	want := []graph.Group{
		{Type: "ACTED_IN", Direction: graph.In, Label: "cast", Count: 4},
		{Type: "DIRECTED", Direction: graph.In, Label: "directed by", Count: 2},
	}
	if err != nil || !slices.Equal(groups, want) {
		t.Fatal(groups, err)
	}
	neighbours, _, err := store.Neighbours(t.Context(), matrix, 10, "")
	if err != nil || len(neighbours) != 6 {
		t.Fatal(neighbours, err)
	}
	for _, n := range neighbours {
		if n.Entity.Type != "Person" || n.Entity.Name == "" || n.Link.Target != matrix || n.Link.Source != n.Entity.ID {
			t.Errorf("%+v", n)
		}
	}
	// People have no constraint: their element ids lead on.
	back, _, err := store.Neighbours(t.Context(), neighbours[0].Entity.ID, 10, "")
	if err != nil || !slices.ContainsFunc(back, func(n graph.Neighbour) bool { return n.Entity.ID == matrix }) {
		t.Fatal(back, err)
	}
}

func TestLinksAmongEntitiesOfAForeignGraphAreFoundByEitherKindOfID(t *testing.T) {
	store := graphtest.Movies(t)
	var all, titles []string
	for _, row := range graphtest.Run(t, "MATCH (n) RETURN coalesce('Movie~title~' + replace(replace(n.title, '%', '%25'), '~', '%7E'), elementId(n)), n:Movie", nil) {
		if all = append(all, row[0].(string)); row[1] == true {
			titles = append(titles, row[0].(string))
		}
	}
	links := graphtest.Run(t, "MATCH ()-[r]->() RETURN count(r)", nil)[0][0].(int64)
	for _, c := range [][2][]string{{all, nil}, {titles, all}, {all, titles}} {
		got := among(t, store, c[0], c[1])
		if len(got) != int(links) {
			t.Errorf("%d links, not %d", len(got), links)
		}
		for _, link := range got {
			if !slices.Contains(all, link.Source) || !slices.Contains(titles, link.Target) {
				t.Errorf("%+v ends at unknown entities", link)
			}
		}
	}
}

// Labels, types and properties that would be syntax if they were not quoted.
func TestNamesOfAForeignGraphAreNamesWhateverTheyHold(t *testing.T) {
	graphtest.Empty(t)
	graphtest.Run(t, "CREATE CONSTRAINT `odd``name` FOR (n:`La``bel) DETACH DELETE n //`) REQUIRE n.`k``~ey` IS UNIQUE", nil)
	graphtest.Run(t, "CREATE (a:`La``bel) DETACH DELETE n //` {`k``~ey`: 7, `na``me`: 'Seven'})-[:`ty``pe|\\u005Cu0060x`]->(:`Two words` {title: '', `some text`: 'Twelve'})", nil)
	store := graphtest.Open(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	hits := search(t, store, "sev")
	if len(hits) != 1 || hits[0].ID != "La`bel) DETACH DELETE n //~k`%7Eey~~7" || hits[0].Name != "Seven" {
		t.Fatalf("%+v", hits)
	}
	found, expansion := links(t, store, graph.ExpandRequest{Node: hits[0].ID, Types: []string{"ty`pe|\\u0060x"}})
	if len(found) != 1 || expansion.Next() != "" {
		t.Fatalf("%+v", found)
	}
}

func TestAnEntityWithoutANameGoesByItsTypeAndNumber(t *testing.T) {
	store := graphtest.Movies(t)
	id := graphtest.Run(t, "MATCH (n:Person) WHERE n.name IS NULL RETURN elementId(n)", nil)[0][0].(string)
	entities, err := store.Entities(t.Context(), []string{id})
	if err != nil || len(entities) != 1 || entities[0].Name != "Person "+id[strings.LastIndex(id, ":")+1:] {
		t.Fatal(entities, err)
	}
}

func TestAForeignPersonGoesByGivenAndFamilyName(t *testing.T) {
	graphtest.Empty(t)
	graphtest.Run(t, `CREATE (:Person {first_name: 'Leyla', last_name: 'Aliyeva', title: 'Ms'}), (:Person {first_name: 'Arzu', last_name: 'Aliyeva'}),
		(:Person {last_name: 'Gozal'}), (:Writer {name: 'Ada Smith', first_name: 'Ada', last_name: 'Smith'})`, nil)
	store := graphtest.Open(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"aliyeva leyla": "Leyla Aliyeva", "gozal": "Gozal", "smith": "Ada Smith"} {
		if hits := search(t, store, text); len(hits) != 1 || hits[0].Name != want {
			t.Errorf("%q finds %+v", text, hits)
		}
	}
}

func TestWhatIsNoDateDatesNoForeignLink(t *testing.T) {
	graphtest.Empty(t)
	graphtest.Run(t, `CREATE (a:Person {name: 'Ada'}), (a)-[:LEADS {date: '39759'}]->(:Company {name: 'Acme'}), (a)-[:OWNS {since: 2012}]->(:Company {name: 'Globex'})`, nil)
	store := graphtest.Open(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	found, _ := links(t, store, graph.ExpandRequest{Node: search(t, store, "ada")[0].ID})
	from := map[string]string{}
	for _, link := range found {
		from[link.Type] = link.From
	}
	if from["LEADS"] != "" || from["OWNS"] != "2012" {
		t.Error(from)
	}
	for _, link := range found {
		detail, err := store.Link(t.Context(), link.ID)
		if err != nil || len(detail.Facts) != 1 {
			t.Errorf("%+v, %v", detail, err)
		}
	}
}

func TestTheRarestLabelOfAForeignNodeIsItsType(t *testing.T) {
	graphtest.Empty(t)
	graphtest.Run(t, `CREATE (:Thing:Place {code: 'X', label: 'Paris'}), (:Thing:Place:Capital {label: 'London'}), (:Thing {label: 'Stone'}), (:ClewView {name: 'Paris'})`, nil)
	store := graphtest.Open(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"paris": "Place", "london": "Capital", "stone": "Thing"} {
		if hits := search(t, store, text); len(hits) != 1 || hits[0].Type != want {
			t.Errorf("%q finds %+v", text, hits)
		}
	}
}
