package graph_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

// facts is a store with the demo's facts that a test may change.
func facts(t *testing.T) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	load(t, store)
	return store
}

func load(t *testing.T, store *graph.Store) {
	t.Helper()
	if _, err := store.Import(t.Context(), formats.ReadClew(demo.Facts())); err != nil {
		t.Fatal(err)
	}
}

// draftOfOpening is the demo's opening picture as a reader would share it.
func draftOfOpening(t *testing.T, store *graph.Store) graph.Draft {
	t.Helper()
	opening, err := store.Opening(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := graph.Draft{Title: "How a ruling took Xiaomi off the list", Note: "Seen from the court's side."}
	for i, e := range opening.Entities {
		d.Entities = append(d.Entities, graph.DraftEntity{ID: e.ID, X: float64(opening.Position[i][0]), Y: float64(opening.Position[i][1])})
	}
	return d
}

func snapshot(t *testing.T, store *graph.Store, d graph.Draft) graph.View {
	t.Helper()
	v, err := store.Snapshot(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// share saves the opening as a frozen, unlisted view, unless change says
// otherwise.
func share(t *testing.T, store *graph.Store, change func(*graph.ShareRequest)) (graph.Share, graph.ShareRequest) {
	t.Helper()
	r := graph.ShareRequest{View: snapshot(t, store, draftOfOpening(t, store)), Mode: graph.Frozen, Access: graph.Unlisted, Owner: graph.NewOwner()}
	if change != nil {
		change(&r)
	}
	saved, err := store.SaveView(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return saved, r
}

func open(t *testing.T, store *graph.Store, slug string) graph.OpenedView {
	t.Helper()
	opened, err := store.OpenView(t.Context(), slug, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

func wantKind(t *testing.T, err error, kind graph.Kind) {
	t.Helper()
	if graph.KindOf(err) != kind || err == nil {
		t.Errorf("got %v, want an error of kind %s", err, kind)
	}
}

func TestAFrozenViewHoldsWhatTheGraphSaidAndItsHashProvesIt(t *testing.T) {
	store := facts(t)
	saved, r := share(t, store, nil)
	opened := open(t, store, saved.Slug)
	if diff := cmp.Diff(r.View, opened.View); diff != "" {
		t.Errorf("stored and opened differ: %s", diff)
	}
	if sum := sha256.Sum256(opened.Content); hex.EncodeToString(sum[:]) != saved.Hash || opened.Share.Hash != saved.Hash {
		t.Errorf("the hash is not of the content")
	}
	v := opened.View
	if len(v.Entities) < 5 || len(v.Links) < 5 || len(v.Claims) < 5 || len(v.Sources()) == 0 {
		t.Errorf("%d entities, %d links, %d claims", len(v.Entities), len(v.Links), len(v.Claims))
	}
	for _, claim := range v.Claims {
		if claim.Passage.Text == "" || claim.Source.Title == "" || claim.Source.Text != "" {
			t.Errorf("a claim without quote or source, or with a whole text: %+v", claim)
		}
	}
}

func TestAFrozenViewOpensAlikeWhateverBecomesOfTheGraph(t *testing.T) {
	store := facts(t)
	saved, _ := share(t, store, nil)
	before := open(t, store, saved.Slug)
	alike := func(after string) {
		t.Helper()
		if now := open(t, store, saved.Slug); !bytes.Equal(now.Content, before.Content) || now.Share.Hash != before.Share.Hash {
			t.Errorf("the view is another one after %s", after)
		}
	}
	some := before.View.Entities
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) SET n.name = 'Other', n:Renamed", map[string]any{"id": some[0].ID})
	alike("an entity was renamed")
	graphtest.Run(t, `MATCH (a:Entity {id: $a})-[r]->(b) CREATE (c:Entity:Person {id: 'merged', name: 'Merged'})-[s:KNOWS]->(b) SET s = properties(r) WITH DISTINCT a DETACH DELETE a`,
		map[string]any{"a": some[1].ID})
	alike("an entity was merged into another")
	graphtest.Run(t, "MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH 'Clew') DETACH DELETE n", nil)
	alike("all data were deleted")
	load(t, store)
	alike("all data were imported again")
	shuffle(t)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	alike("the database was restored with other element ids")
	if changes := changesOf(t, store, before.View); changes.Count() != 0 {
		t.Errorf("after a restore the same facts are said to differ: %+v", changes)
	}
}

func changesOf(t *testing.T, store *graph.Store, then graph.View) graph.Changes {
	t.Helper()
	now, err := store.ViewNow(t.Context(), then)
	if err != nil {
		t.Fatal(err)
	}
	return graph.Compare(then, now)
}

// shuffle gives every node and relationship another element id, as a dump
// loaded elsewhere may: all is copied in another order, and the old removed.
func shuffle(t *testing.T) {
	t.Helper()
	ids := "MATCH (v:ClewView) RETURN elementId(v)"
	old := graphtest.Run(t, ids, nil)[0][0]
	type node struct {
		labels     string
		properties any
	}
	var nodes []node
	place := map[any]int{}
	for _, row := range graphtest.Run(t, "MATCH (n) RETURN elementId(n), labels(n), properties(n) ORDER BY id(n) DESC", nil) {
		var labels strings.Builder
		for _, label := range row[1].([]any) {
			fmt.Fprintf(&labels, ":`%s`", label)
		}
		place[row[0]] = len(nodes)
		nodes = append(nodes, node{labels.String(), row[2]})
	}
	links := graphtest.Run(t, "MATCH (a)-[r]->(b) RETURN elementId(a), type(r), properties(r), elementId(b) ORDER BY id(r) DESC", nil)
	graphtest.Run(t, "MATCH (n) DETACH DELETE n", nil)
	made := make([]any, len(nodes))
	graphtest.Run(t, "UNWIND range(1, 777) AS i CREATE (:Filler)", nil)
	for i, n := range nodes {
		made[i] = graphtest.Run(t, "CREATE (n"+n.labels+") SET n = $p RETURN elementId(n)", map[string]any{"p": n.properties})[0][0]
	}
	for _, l := range links {
		graphtest.Run(t, fmt.Sprintf("MATCH (a), (b) WHERE elementId(a) = $a AND elementId(b) = $b CREATE (a)-[r:`%s`]->(b) SET r = $p", l[1]),
			map[string]any{"a": made[place[l[0]]], "b": made[place[l[3]]], "p": l[2]})
	}
	graphtest.Run(t, "MATCH (n:Filler) DELETE n", nil)
	if now := graphtest.Run(t, ids, nil)[0][0]; now == old {
		t.Fatal("the element ids are the same as before")
	}
}

func TestAReadersCypherFindsNothingOfAnUnlistedView(t *testing.T) {
	store := facts(t)
	const title, note, author = "Title nobody may read", "Note nobody may read", "Author nobody may read"
	var slugs []string
	for _, access := range []graph.ViewAccess{graph.Unlisted, graph.Private} {
		for _, mode := range []graph.ViewMode{graph.Frozen, graph.Live} {
			saved, r := share(t, store, func(r *graph.ShareRequest) {
				r.View.Title, r.View.Note, r.View.Author, r.Access, r.Mode = title, note, author, access, mode
			})
			r.Parent = saved.Slug
			if _, err := store.SaveView(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			slugs = append(slugs, saved.Slug, string(r.Owner))
		}
	}
	all := fmt.Sprintf("%s", graphtest.Run(t, "MATCH (n) RETURN labels(n), properties(n)", nil)) // bytes, too, as text
	for _, secret := range append(slugs, title, note, author) {
		if strings.Contains(all, secret) {
			t.Errorf("a plain query finds %q", secret)
		}
	}
	if views := graphtest.Run(t, "MATCH (v:ClewView)-[r]-() RETURN r", nil); len(views) > 0 {
		t.Errorf("%d links lead to views", len(views))
	}
}

func TestALiveViewShowsTheGraphAsItIs(t *testing.T) {
	store := facts(t)
	saved, r := share(t, store, func(r *graph.ShareRequest) { r.Mode = graph.Live })
	gone, renamed := r.View.Entities[0].ID, r.View.Entities[1].ID
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": gone})
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) SET n.name = 'Now called this'", map[string]any{"id": renamed})
	opened := open(t, store, saved.Slug)
	if opened.View.Gone != 1 || len(opened.View.Entities) != len(r.View.Entities)-1 || opened.Content != nil || opened.Share.Hash != "" {
		t.Errorf("%d gone, %d entities, hash %q", opened.View.Gone, len(opened.View.Entities), opened.Share.Hash)
	}
	now := opened.View.Entities[0]
	if now.Name != "Now called this" || now.X != r.View.Entities[1].X || now.Y != r.View.Entities[1].Y {
		t.Errorf("got %+v", now)
	}
}

func TestASecondVersionLeavesTheFirstAsItWas(t *testing.T) {
	store := facts(t)
	first, r := share(t, store, nil)
	r.Parent, r.View.Title = first.Slug, "With a better title"
	second, err := store.SaveView(t.Context(), r)
	if err != nil || second.Slug != first.Slug || second.Version != 2 || second.Hash == first.Hash {
		t.Fatalf("%+v, %v", second, err)
	}
	if opened := open(t, store, first.Slug); opened.Share.Version != 1 || opened.Share.Versions != 2 || opened.Share.Hash != first.Hash {
		t.Errorf("the link shows something else: %+v", opened.Share)
	}
	later, err := store.OpenView(t.Context(), first.Slug, 2, "")
	if err != nil || later.View.Title != "With a better title" || later.Share.Hash != second.Hash {
		t.Errorf("%+v, %v", later.Share, err)
	}
	history, err := store.ViewHistory(t.Context(), first.Slug, "")
	if err != nil || len(history) != 2 || history[0].Version != 2 || history[1].Title != r.View.Title && history[1].Hash != first.Hash {
		t.Errorf("%+v, %v", history, err)
	}
	_, err = store.OpenView(t.Context(), first.Slug, 3, "")
	wantKind(t, err, graph.NotFound)
}

func TestAViewOfAnotherIsForkedNotChanged(t *testing.T) {
	store := facts(t)
	for access, told := range map[graph.ViewAccess]bool{graph.Unlisted: false, graph.Public: true} {
		original, r := share(t, store, func(r *graph.ShareRequest) { r.Access = access })
		r.Parent, r.Owner, r.View.Title, r.Access = original.Slug, graph.NewOwner(), "Mine", graph.Unlisted
		fork, err := store.SaveView(t.Context(), r)
		if err != nil || fork.Slug == original.Slug || fork.Version != 1 {
			t.Fatalf("%+v, %v", fork, err)
		}
		from := open(t, store, fork.Slug).View.Fork
		if from == nil || from.Title != original.Title || from.Hash != original.Hash || (from.Slug == original.Slug) != told {
			t.Errorf("%s: forked from %+v", access, from)
		}
		if now := open(t, store, original.Slug); now.Share.Versions != 1 {
			t.Errorf("%s: the original has %d versions", access, now.Share.Versions)
		}
	}
}

func TestARevokedExpiredOrPrivateViewDoesNotOpen(t *testing.T) {
	store := facts(t)
	revoked, r := share(t, store, nil)
	wantKind(t, store.RevokeView(t.Context(), revoked.Slug, graph.NewOwner()), graph.Forbidden)
	if err := store.RevokeView(t.Context(), revoked.Slug, r.Owner); err != nil {
		t.Fatal(err)
	}
	_, err := store.OpenView(t.Context(), revoked.Slug, 0, r.Owner)
	wantKind(t, err, graph.Gone)
	if left := graphtest.Run(t, "MATCH (n:ClewViewVersion) RETURN n", nil); len(left) > 0 {
		t.Error("what was taken back is still stored")
	}
	expired, _ := share(t, store, func(r *graph.ShareRequest) { r.Expires = time.Now().Add(time.Hour) })
	graphtest.Run(t, "MATCH (v:ClewView) WHERE v.expires IS NOT NULL SET v.expires = '2021-01-01T00:00:00Z'", nil)
	_, err = store.OpenView(t.Context(), expired.Slug, 0, "")
	wantKind(t, err, graph.Gone)
	private, r := share(t, store, func(r *graph.ShareRequest) { r.Access = graph.Private })
	for _, stranger := range []graph.Owner{"", graph.NewOwner()} {
		_, err = store.OpenView(t.Context(), private.Slug, 0, stranger)
		wantKind(t, err, graph.Forbidden)
	}
	if _, err := store.OpenView(t.Context(), private.Slug, 0, r.Owner); err != nil {
		t.Errorf("the owner can't open it: %v", err)
	}
	for _, slug := range []string{"", "short", "0123456789ABCDEFGHIJKL", "0123456789ABCDEFGHIJK\xff"} {
		_, err = store.OpenView(t.Context(), slug, 0, "")
		wantKind(t, err, graph.NotFound)
	}
}

func TestListsShowMyViewsAndThosePublic(t *testing.T) {
	store := facts(t)
	mine, r := share(t, store, func(r *graph.ShareRequest) { r.View.Title = "Mine" })
	public, _ := share(t, store, func(r *graph.ShareRequest) { r.Access, r.View.Title = graph.Public, "For all" })
	share(t, store, func(r *graph.ShareRequest) { r.Access = graph.Private })
	for range 3 {
		if err := store.CountOpening(t.Context(), mine.Slug); err != nil {
			t.Fatal(err)
		}
	}
	list, err := store.MyViews(t.Context(), r.Owner)
	if err != nil || len(list) != 1 || list[0].Slug != mine.Slug || list[0].Title != "Mine" || list[0].Opened != 3 || !list[0].Mine {
		t.Errorf("%+v, %v", list, err)
	}
	all, err := store.PublicViews(t.Context(), r.Owner)
	if err != nil || len(all) != 1 || all[0].Slug != public.Slug || all[0].Title != "For all" || all[0].Mine || all[0].Entities == 0 {
		t.Errorf("%+v, %v", all, err)
	}
	if none, err := store.MyViews(t.Context(), ""); err != nil || len(none) > 0 {
		t.Errorf("nobody owns %v, %v", none, err)
	}
}

func TestChangesSinceAreCountedAndToldApart(t *testing.T) {
	store := facts(t)
	d := draftOfOpening(t, store)
	all := snapshot(t, store, d)
	left := all.Links[0]
	for _, link := range all.Links[1:] {
		d.Links = append(d.Links, link.ID)
	}
	then := snapshot(t, store, d)
	if len(then.Links) != len(all.Links)-1 || len(then.Omitted) != 1 || then.Omitted[0] != left.ID {
		t.Fatalf("%d links of %d, %v left out", len(then.Links), len(all.Links), then.Omitted)
	}
	if changes := changesOf(t, store, then); changes.Count() != 0 {
		t.Fatalf("nothing has happened, yet: %+v", changes)
	}
	set := func(link graph.Link, change string) {
		t.Helper()
		graphtest.Run(t, "MATCH ()-[r {id: $id}]->() "+change, map[string]any{"id": link.ID})
	}
	set(then.Links[0], "SET r.status = 'retracted'")
	set(then.Links[1], "SET r.until = '2024-05'")
	set(then.Links[2], "DELETE r")
	graphtest.Run(t, "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) CREATE (a)-[:OWNS {id: 'new', passages: []}]->(b)",
		map[string]any{"a": then.Entities[0].ID, "b": then.Entities[1].ID})
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) SET n.name = 'Renamed'", map[string]any{"id": then.Entities[0].ID})
	claim := then.Claims[0]
	graphtest.Run(t, "MATCH (c:Claim {id: $id}) SET c.status = 'denied'", map[string]any{"id": claim.ID})
	changes := changesOf(t, store, then)
	type counts struct{ retracted, altered, lost, added, renamed, gone, said int }
	got := counts{len(changes.Retracted), len(changes.Altered), len(changes.Lost), len(changes.Added), len(changes.Renamed), len(changes.Gone), len(changes.NewSaid)}
	if want := (counts{1, 1, 1, 1, 1, 0, 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if changes.NewSaid[0].Then.ID != claim.ID || changes.NewSaid[0].Now.Status != graph.Denied || changes.Added[0].ID != "new" {
		t.Errorf("got %+v", changes)
	}
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": then.Entities[3].ID})
	if changes = changesOf(t, store, then); len(changes.Gone) != 1 || changes.Gone[0].ID != then.Entities[3].ID {
		t.Errorf("gone: %+v", changes.Gone)
	}
}

func TestADraftThatCannotBeSharedSaysWhy(t *testing.T) {
	store := facts(t)
	good := draftOfOpening(t, store)
	for name, spoil := range map[string]func(*graph.Draft){
		"no title":   func(d *graph.Draft) { d.Title = " \n" },
		"long title": func(d *graph.Draft) { d.Title = strings.Repeat("ü", 201) },
		"long note":  func(d *graph.Draft) { d.Note = strings.Repeat("x", 10_001) },
		"empty":      func(d *graph.Draft) { d.Entities = nil },
		"far out":    func(d *graph.Draft) { d.Entities[0].X = 1e9 },
		"too many":   func(d *graph.Draft) { d.Entities = make([]graph.DraftEntity, 5001) },
	} {
		d := good
		d.Entities = append([]graph.DraftEntity{}, good.Entities...)
		spoil(&d)
		_, err := store.Snapshot(t.Context(), d)
		if graph.KindOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	d := good
	d.Entities = append([]graph.DraftEntity{{ID: "unknown"}, {ID: "\xff"}}, good.Entities...)
	d.Title, d.Links, d.Selection = "a \xff title", []string{"made up"}, []string{"\xff", "x", "x"}
	if v := snapshot(t, store, d); v.Gone != 2 || len(v.Links) != 0 || v.Title != "a title" || len(v.Selection) != 2 {
		t.Errorf("%d gone, %d links, %q, %q", v.Gone, len(v.Links), v.Title, v.Selection)
	}
}

func TestViewsOfAForeignGraphAreKeptBesideIt(t *testing.T) {
	store := graphtest.Movies(t)
	hits, err := store.Search(t.Context(), "matrix", 10)
	if err != nil {
		t.Fatal(err)
	}
	d := graph.Draft{Title: "Films"}
	for _, hit := range hits {
		d.Entities = append(d.Entities, graph.DraftEntity{ID: hit.ID})
	}
	v := snapshot(t, store, d)
	saved, err := store.SaveView(t.Context(), graph.ShareRequest{View: v, Mode: graph.Frozen, Access: graph.Unlisted, Owner: graph.NewOwner()})
	if err != nil {
		t.Fatal(err)
	}
	if opened := open(t, store, saved.Slug); len(opened.View.Entities) != len(v.Entities) || len(v.Entities) == 0 {
		t.Errorf("%d entities of %d", len(opened.View.Entities), len(v.Entities))
	}
	if err := store.Prepare(t.Context()); err != nil || !store.Schema().Foreign {
		t.Errorf("the graph is taken for Clew's own: %v", err)
	}
	for _, label := range store.Schema().Labels {
		if strings.HasPrefix(label, "Clew") {
			t.Errorf("%s passes for a type", label)
		}
	}
}
