package graph_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// find returns the entity that has this name.
func find(t *testing.T, store *graph.Store, name string) graph.Detail {
	t.Helper()
	rows := graphtest.Run(t, "MATCH (n:Entity {name: $name}) RETURN n.id", map[string]any{"name": name})
	if len(rows) != 1 {
		t.Fatalf("%d entities are called %s", len(rows), name)
	}
	detail, err := store.Entity(t.Context(), rows[0][0].(string))
	if err != nil {
		t.Fatal(err)
	}
	return detail
}

func TestAnEntitySaysWhoItIs(t *testing.T) {
	store := graphtest.Demo(t)
	judge := find(t, store, "Rudolph Contreras")
	if judge.Type != "Judge" || !slices.Equal(judge.Labels, []string{"Judge", "Person"}) || judge.Degree != 3 {
		t.Errorf("the judge: %+v", judge)
	}
	if judge.About != "Federal judge in Washington, D.C." || !slices.Equal(judge.Aliases, []string{"Judge Contreras"}) {
		t.Errorf("the judge: %+v", judge)
	}
	order := find(t, store, "Executive Order 13959")
	if want := []graph.Fact{{Name: "Date", Value: "12 November 2020"}, {Name: "Number", Value: "13959"}}; !slices.Equal(order.Facts, want) {
		t.Errorf("the facts of the order: %v", order.Facts)
	}
	if xiaomi := find(t, store, "Xiaomi"); !slices.Contains(xiaomi.Facts, graph.Fact{Name: "Country", Value: "China"}) {
		t.Errorf("the facts of Xiaomi: %v", xiaomi.Facts)
	}
}

func TestClaimsComeNewestFirstAndEachOnce(t *testing.T) {
	store := graphtest.Demo(t)
	xiaomi := find(t, store, "Xiaomi")
	all, next, err := store.Claims(t.Context(), xiaomi.ID, "", 1000)
	if err != nil || next != "" {
		t.Fatalf("next %q, %v", next, err)
	}
	if !slices.IsSortedFunc(all, func(a, b graph.Claim) int { return strings.Compare(b.Date, a.Date) }) {
		t.Error("the claims are not in the order of their dates")
	}
	var paged []graph.Claim
	for after := ""; ; {
		page, next, err := store.Claims(t.Context(), xiaomi.ID, after, 3)
		if err != nil || len(page) > 3 {
			t.Fatalf("a page of %d, %v", len(page), err)
		}
		paged = append(paged, page...)
		if after = next; after == "" {
			break
		}
	}
	id := func(c graph.Claim) string { return c.ID }
	if !slices.Equal(mapped(all, id), mapped(paged, id)) {
		t.Errorf("in pages: %v, at once: %v", mapped(paged, id), mapped(all, id))
	}
	statuses := mapped(all, func(c graph.Claim) graph.Status { return c.Status })
	for _, want := range []graph.Status{graph.Asserted, graph.Alleged, graph.Denied, graph.Disputed} {
		if !slices.Contains(statuses, want) {
			t.Errorf("no claim about Xiaomi is %s", want)
		}
	}
}

func TestAClaimHasItsQuoteAndItsSource(t *testing.T) {
	store := graphtest.Demo(t)
	claims, _, err := store.Claims(t.Context(), find(t, store, "Rudolph Contreras").ID, "", 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, claim := range claims {
		source, err := store.Source(t.Context(), claim.Source.ID)
		if err != nil {
			t.Fatal(err)
		}
		text := []rune(source.Text)
		if quote := string(text[claim.Passage.Start:claim.Passage.End]); quote != claim.Passage.Text || quote == "" {
			t.Errorf("the source says %q where the claim quotes %q", quote, claim.Passage.Text)
		}
		if claim.Object == nil || claim.Source.Title == "" || claim.Source.Text != "" || claim.Added == "" {
			t.Errorf("an incomplete claim: %+v", claim)
		}
		link, err := store.Link(t.Context(), claim.About)
		about, next, claimsErr := store.LinkClaims(t.Context(), claim.About, "", 100)
		if err := errors.Join(err, claimsErr); err != nil || link.Type != claim.Relation || link.Evidence != len(about) || next != "" {
			t.Errorf("its link: %+v with %d claims, %v", link, len(about), err)
		}
	}
	if len(claims) < 5 {
		t.Errorf("%d claims about the judge", len(claims))
	}
}

func TestALinkThatIsAllegedAndDeniedIsDisputed(t *testing.T) {
	store := graphtest.Demo(t)
	rows := graphtest.Run(t, "MATCH (:Entity {name: 'Xiaomi'})-[r:TIED_TO]->() RETURN r.id", nil)
	link, err := store.Link(t.Context(), rows[0][0].(string))
	if err != nil {
		t.Fatal(err)
	}
	if link.Status != graph.Disputed || link.Subject.Name != "Xiaomi" || link.Object.Name != "Chinese military" || link.Evidence != 4 {
		t.Errorf("the link: %+v", link)
	}
}

func TestASourceShowsItsClaimsInTheOrderOfItsText(t *testing.T) {
	store := graphtest.Demo(t)
	sources, next, err := store.Sources(t.Context(), "", 1)
	if err != nil || len(sources) != 1 || next == "" || sources[0].Text != "" {
		t.Fatalf("sources %v, next %q, %v", sources, next, err)
	}
	rest, next, err := store.Sources(t.Context(), next, 1)
	if err != nil || len(rest) != 1 || next != "" || rest[0].ID == sources[0].ID {
		t.Fatalf("sources %v, next %q, %v", rest, next, err)
	}
	source, err := store.Source(t.Context(), rest[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	page, err := store.SourceClaims(t.Context(), source, "", 1, 500)
	claims := page.Claims
	if err != nil || len(claims) != source.Claims || source.SHA256 == "" || page.Pages != 1 {
		t.Fatalf("%d claims of %d, %v", len(claims), source.Claims, err)
	}
	if !slices.IsSortedFunc(claims, func(a, b graph.Claim) int { return a.Passage.Start - b.Passage.Start }) {
		t.Error("the claims are not in the order of the text")
	}
}

func TestTheOpeningHasItsEntitiesAtTheirPlaces(t *testing.T) {
	store := graphtest.Demo(t)
	opening, err := store.Opening(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(opening.Entities) != 13 || len(opening.Position) != 13 || len(opening.Links) < 12 || opening.Title == "" {
		t.Errorf("the opening: %+v", opening)
	}
	seen := map[string]int{}
	for _, link := range opening.Links {
		seen[link.ID]++
		seen[link.Source]++
		seen[link.Target]++
	}
	for i, entity := range opening.Entities {
		if entity.Name == "Rudolph Contreras" {
			t.Error("the judge is there already, so that finding him brings nothing new")
		}
		if entity.Name == "Xiaomi" && opening.Position[i] != [2]int{-250, 40} {
			t.Errorf("Xiaomi stands at %v", opening.Position[i])
		}
		if seen[entity.ID] == 0 {
			t.Errorf("%s stands alone", entity.Name)
		}
	}
}

func TestEntitiesComeInTheOrderAskedFor(t *testing.T) {
	store := graphtest.Demo(t)
	a, b := find(t, store, "Xiaomi").ID, find(t, store, "Lei Jun").ID
	found, err := store.Entities(t.Context(), []string{b, "unknown", "\xff", a})
	if err != nil {
		t.Fatal(err)
	}
	if names := mapped(found, func(e graph.Entity) string { return e.Name }); !slices.Equal(names, []string{"Lei Jun", "Xiaomi"}) {
		t.Errorf("found %v", names)
	}
	if _, err := store.Entities(t.Context(), make([]string, 1001)); graph.KindOf(err) != graph.Invalid {
		t.Errorf("1,001 ids were answered with %v", err)
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	for _, store := range []*graph.Store{graphtest.Demo(t), graphtest.Movies(t)} {
		for _, id := range []string{"", "nothing", "4:none:1", "\xff", "Movie~title~none", strings.Repeat("x", 10_000)} {
			_, entity := store.Entity(t.Context(), id)
			_, link := store.Link(t.Context(), id)
			_, source := store.Source(t.Context(), id)
			if err := errors.Join(entity, link, source); graph.KindOf(entity) != graph.NotFound ||
				graph.KindOf(link) != graph.NotFound || graph.KindOf(source) != graph.NotFound {
				t.Errorf("%.20q: %v", id, err)
			}
		}
		if _, _, err := store.Claims(t.Context(), "x", "garbage", 10); graph.KindOf(err) != graph.Invalid {
			t.Errorf("a made-up page was answered with %v", err)
		}
	}
}

// longSource makes a source of 2 MB with n claims about one link, each with a
// quote of its own.
func longSource(t *testing.T, n int) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	graphtest.Run(t, `CREATE (s:Source {id: 'long', title: 'Long', content: $text})
		CREATE (:Entity:Person {id: 'a', name: 'A'}), (:Entity:Company {id: 'b', name: 'B'})
		WITH s UNWIND range(1, $n) AS i
		CREATE (s)<-[:PASSAGE_OF]-(:Passage {id: 'p' + i, text: 'x', start: i, end: i + 1})
		<-[:QUOTES]-(:Claim {id: 'c' + i, about: 'l', source: 'a', target: 'b', relation: 'OWNS', status: 'asserted', sortKey: '2021 ' + (10000 + i)})`,
		map[string]any{"text": strings.Repeat("x", 2<<20), "n": n})
	return store
}

// The text went along with each of its claims once, which took gigabytes.
func TestALongSourceWithManyClaimsIsRead(t *testing.T) {
	store := longSource(t, 1000)
	source, err := store.Source(t.Context(), "long")
	if err != nil || len(source.Text) != 2<<20 || source.Claims != 1000 {
		t.Fatalf("%d characters, %d claims, %v", len(source.Text), source.Claims, err)
	}
	page, err := store.SourceClaims(t.Context(), source, "", 1, 1000)
	if err != nil || len(page.Claims) != 1000 || page.Claims[0].Source.Title != "Long" || page.Claims[0].Source.Text != "" {
		t.Errorf("%d claims, %v", len(page.Claims), err)
	}
}

func TestEveryClaimOfALongSourceIsOnThePageThatIsAskedForIt(t *testing.T) {
	store := longSource(t, 1200)
	source, err := store.Source(t.Context(), "long")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at                  string
		page                int
		first               string
		want, before, count int
	}{
		{"", 0, "c1", 1, 0, 500},
		{"", 2, "c501", 2, 500, 500},
		{"", 99, "c1001", 3, 1000, 200},
		{"c500", 0, "c1", 1, 0, 500},
		{"c501", 0, "c501", 2, 500, 500},
		{"c1001", 0, "c1001", 3, 1000, 200},
		{"p1200", 0, "c1001", 3, 1000, 200},
		{"none", 2, "c501", 2, 500, 500},
	} {
		got, err := store.SourceClaims(t.Context(), source, c.at, c.page, 500)
		if err != nil || len(got.Claims) != c.count || got.Claims[0].ID != c.first ||
			got.Page != c.want || got.Pages != 3 || got.Before != c.before || got.Passages != c.before {
			t.Errorf("at %q, page %d: %d claims, page %d of %d, after %d claims and %d passages, %v",
				c.at, c.page, len(got.Claims), got.Page, got.Pages, got.Before, got.Passages, err)
		}
	}
}

func TestClaimsOfOneQuoteOnTwoPagesKeepItsNumber(t *testing.T) {
	store := longSource(t, 3)
	graphtest.Run(t, `MATCH (p:Passage {id: 'p2'}) UNWIND range(1, 3) AS i
		CREATE (p)<-[:QUOTES]-(:Claim {id: 'd' + i, about: 'l', source: 'a', target: 'b', relation: 'OWNS', status: 'denied', sortKey: '~' + i})`, nil)
	source, err := store.Source(t.Context(), "long")
	if err != nil {
		t.Fatal(err)
	}
	got, err := store.SourceClaims(t.Context(), source, "d2", 0, 3) // c1 c2 d1 | d2 d3 c3
	if err != nil || got.Page != 2 || got.Passages != 1 || got.Claims[0].ID != "d2" || got.Claims[2].ID != "c3" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEveryClaimOfALinkIsOnSomePage(t *testing.T) {
	store := longSource(t, 1200)
	seen := map[string]bool{}
	for after := ""; ; {
		claims, next, err := store.LinkClaims(t.Context(), "l", after, 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, claim := range claims {
			seen[claim.ID] = true
		}
		if after = next; after == "" {
			break
		}
	}
	if len(seen) != 1200 {
		t.Errorf("%d claims on all pages, want 1200", len(seen))
	}
}

func TestAForeignEntityShowsAllItsPropertiesButItsNameOnce(t *testing.T) {
	store := graphtest.Movies(t)
	id := graphtest.Run(t, "MATCH (p:Person {name: 'Charlize Theron'}) RETURN elementId(p)", nil)[0][0].(string)
	person, err := store.Entity(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	want := []graph.Fact{{Name: "Born", Value: "7 August 1975"}, {Name: "Height", Value: "1.77"}}
	if person.Name != "Charlize Theron" || person.Type != "Person" || !slices.Equal(person.Facts, want) {
		t.Errorf("the person: %+v", person)
	}
	linkID := graphtest.Run(t, "MATCH (:Person {name: 'Tom Hanks'})-[r]->() RETURN elementId(r)", nil)[0][0].(string)
	link, err := store.Link(t.Context(), linkID)
	if err != nil {
		t.Fatal(err)
	}
	roles := graph.Fact{Name: "Roles", Value: "Zachry, Dr. Henry Goose, Isaac Sachs, Dermot Hoggins"}
	if link.Type != "ACTED_IN" || link.Subject.Name != "Tom Hanks" || !slices.Contains(link.Facts, roles) {
		t.Errorf("the link: %+v", link)
	}
	film, err := store.Entity(t.Context(), link.Object.ID)
	if err != nil || film.Name != "Cloud Atlas: Everything/Connected~100%" {
		t.Errorf("the film: %+v, %v", film, err)
	}
	if _, err := store.Opening(t.Context()); graph.KindOf(err) != graph.NotFound {
		t.Errorf("the opening: %v", err)
	}
}

func mapped[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, value := range list {
		out[i] = f(value)
	}
	return out
}
