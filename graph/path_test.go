package graph_test

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// web is a graph for a test: entities are called and typed as they are
// written ("acme", "blacklist:List"), links are "acme OWNS globex".
type web struct {
	entities map[string]string
	links    []graph.LinkItem
}

func (w *web) entity(text string) string {
	name, typ, typed := strings.Cut(text, ":")
	if !typed {
		typ = "Company"
	}
	if w.entities == nil {
		w.entities = map[string]string{}
	}
	if typed || w.entities[name] == "" {
		w.entities[name] = typ
	}
	return name
}

// link adds a link, with three quotes unless it is changed.
func (w *web) link(text string, change ...func(*graph.LinkItem)) {
	words := strings.Fields(text)
	item := graph.LinkItem{Link: graph.Link{ID: text, Type: words[1], Source: w.entity(words[0]), Target: w.entity(words[2]), Status: graph.Asserted},
		Passages: []string{"p1", "p2", "p3"}}
	for _, c := range change {
		c(&item)
	}
	w.links = append(w.links, item)
}

// hub links so many others to an entity.
func (w *web) hub(name string, links int) {
	for i := range links {
		w.link(fmt.Sprintf("%s-%d KNOWS %s", name, i, name))
	}
}

func (w *web) items() iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		for name, typ := range w.entities {
			if !yield(graph.Item{Entity: &graph.EntityItem{ID: name, Type: typ, Name: name}}, nil) {
				return
			}
		}
		for i := range w.links {
			if !yield(graph.Item{Link: &w.links[i]}, nil) {
				return
			}
		}
	}
}

func (w *web) store(t *testing.T) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	if _, err := store.Import(t.Context(), w.items()); err != nil {
		t.Fatal(err)
	}
	return store
}

func status(s graph.Status) func(*graph.LinkItem) { return func(l *graph.LinkItem) { l.Status = s } }

func quotes(n int) func(*graph.LinkItem) {
	return func(l *graph.LinkItem) { l.Passages = slices.Repeat([]string{"p"}, n) }
}

func dates(from, until string) func(*graph.LinkItem) {
	return func(l *graph.LinkItem) { l.From, l.Until = from, until }
}

// searched returns what a search found, each path as the names on it, and how
// it ended.
func searched(t *testing.T, store *graph.Store, req graph.PathRequest) ([]string, []graph.FoundPath, graph.PathEnd) {
	t.Helper()
	req.Time = graph.MaxTime // machines are busy
	search, err := store.Paths(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var paths []graph.FoundPath
	for path, err := range search.Found(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
		names = append(names, onPath(t, path))
	}
	return names, paths, search.End()
}

// onPath names the entities of a path, having checked that it holds together.
func onPath(t *testing.T, path graph.FoundPath) string {
	t.Helper()
	if len(path.Steps) != len(path.Entities)-1 {
		t.Fatalf("%d steps between %d entities", len(path.Steps), len(path.Entities))
	}
	var names []string
	for i, e := range path.Entities {
		names = append(names, e.Name)
		if i == 0 {
			continue
		}
		for _, link := range path.Steps[i-1].Links {
			ends := []string{link.Source, link.Target}
			if !slices.Contains(ends, e.ID) || !slices.Contains(ends, path.Entities[i-1].ID) {
				t.Fatalf("%+v is no link between %s and %s", link, path.Entities[i-1].ID, e.ID)
			}
		}
		if len(path.Steps[i-1].Links) == 0 {
			t.Fatalf("nothing links %s", e.ID)
		}
	}
	return strings.Join(names, " ")
}

func wantPaths(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("found\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPathsAreDifferentAndNotVariantsOfOne(t *testing.T) {
	var w web
	w.link("a OWNS b")
	w.link("a LEADS b")
	w.link("a OWNS x")
	w.link("x OWNS b")
	for _, s := range []string{"a OWNS y", "y OWNS y2", "y2 OWNS b"} {
		w.link(s)
	}
	w.link("x OWNS z") // a variant of the path through x
	w.link("z OWNS b")
	names, paths, end := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names, "a b", "a x b", "a y y2 b")
	if len(paths[0].Steps[0].Links) != 2 {
		t.Errorf("the first step has %d of 2 links", len(paths[0].Steps[0].Links))
	}
	if end.Found != 3 || end.Cut || len(end.Pairs) != 1 || end.Pairs[0].Found != 3 || end.Pairs[0].Nothing {
		t.Errorf("ended with %+v", end)
	}
}

func TestPathsThatShareMoreThanHalfAreNotFound(t *testing.T) {
	var w web
	for _, s := range []string{"a O m1", "m1 O m2", "m2 O m3", "m3 O b", "m2 O n3", "n3 O b"} {
		w.link(s)
	}
	names, _, _ := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	if len(names) != 1 { // m1 and m2 are shared, only the third would be its own
		t.Errorf("found %q", names)
	}
}

func TestWhatAllPathsShareBesideAnEndIsNoHindrance(t *testing.T) {
	var w web
	for _, s := range []string{"a O only", "only O b", "only O x", "x O y", "y O b", "b O door", "door O p", "p O q", "q O only"} {
		w.link(s)
	}
	names, _, _ := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names, "a only b", "a only x y b", "a only q p door b")
}

func TestABottleneckInTheMiddleIsSharedWhereItMustBe(t *testing.T) {
	var w web
	for _, s := range []string{"a O x1", "x1 O m", "m O y1", "y1 O b", "a O x2", "x2 O m", "m O y2", "y2 O b"} {
		w.link(s)
	}
	names, _, _ := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	if len(names) != 2 || strings.Fields(names[0])[1] == strings.Fields(names[1])[1] || strings.Fields(names[0])[3] == strings.Fields(names[1])[3] {
		t.Errorf("found %q", names)
	}
}

func TestALongerPathThatAvoidsABusyEntityComesFirst(t *testing.T) {
	var w web
	w.hub("busy", 120)
	w.link("a O busy")
	w.link("busy O b")
	for _, s := range []string{"a O x", "x O y", "y O b"} {
		w.link(s)
	}
	names, _, _ := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names, "a x y b", "a busy b")
}

func TestHubsAreLeftOutAndToldOf(t *testing.T) {
	var w web
	w.hub("hub", graph.HubLinks)
	w.link("a O hub")
	w.link("hub O b")
	store := w.store(t)
	names, _, end := searched(t, store, graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names)
	told := end.Pairs[0]
	if told.Found > 0 || told.Nothing || len(told.Left) != 1 {
		t.Fatalf("told %+v", told)
	}
	if left := told.Left[0]; left.Why != graph.LeftByRule || !slices.Equal(left.Rules, []graph.Rule{graph.NoHubs}) || !slices.Equal(left.Names, []string{"a", "hub", "b"}) {
		t.Errorf("told %+v", left)
	}
	names, _, end = searched(t, store, graph.PathRequest{Picked: []string{"a", "b"}, Allow: []graph.Rule{graph.NoHubs}})
	wantPaths(t, names, "a hub b")
	if len(end.Pairs[0].Left) > 0 {
		t.Errorf("told %+v", end.Pairs[0].Left)
	}
}

func TestThePickedThemselvesMayBeHubs(t *testing.T) {
	var w web
	w.hub("a", graph.HubLinks)
	w.hub("b", graph.HubLinks)
	w.link("a-7 O b")
	names, _, _ := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names, "a a-7 b")
}

func TestListsSourcesAndWithdrawnLinksAreLeftOutByRule(t *testing.T) {
	var w web
	w.link("a PLACED_ON roll:List")
	w.link("b PLACED_ON roll")
	w.link("paper REPORTED a")
	w.link("paper REPORTED b")
	w.link("a FOUNDED x", status(graph.Retracted))
	w.link("x OWNS b")
	store := w.store(t)
	names, _, end := searched(t, store, graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names)
	var told []graph.Rule
	for _, left := range end.Pairs[0].Left {
		told = append(told, left.Rules...)
	}
	if !slices.Equal(told, []graph.Rule{graph.NoLists, graph.NoSources, graph.NoWithdrawn}) {
		t.Errorf("told of %v", told)
	}
	for rule, want := range map[graph.Rule]string{graph.NoLists: "a roll b", graph.NoSources: "a paper b", graph.NoWithdrawn: "a x b"} {
		names, _, _ = searched(t, store, graph.PathRequest{Picked: []string{"a", "b"}, Allow: []graph.Rule{rule}})
		wantPaths(t, names, want)
	}
}

func TestAShorterPathThatWasLeftOutIsTold(t *testing.T) {
	var w web
	w.link("a PLACED_ON roll:List")
	w.link("b PLACED_ON roll")
	for _, s := range []string{"a O x", "x O y", "y O b"} {
		w.link(s)
	}
	names, _, end := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	wantPaths(t, names, "a x y b")
	if left := end.Pairs[0].Left; len(left) != 1 || !slices.Equal(left[0].Rules, []graph.Rule{graph.NoLists}) {
		t.Errorf("told %+v", left)
	}
}

func TestPathsKeepToTypesDirectionLengthDateAndEvidence(t *testing.T) {
	var w web
	w.link("a OWNS x", dates("2019", "2020-06"))
	w.link("x OWNS b", dates("", "2021"))
	w.link("b LEADS y", dates("2022-03", ""), quotes(1))
	w.link("y LEADS z", quotes(1))
	w.link("z LEADS a", status(graph.Alleged))
	store := w.store(t)
	two := []string{"a", "b"}
	for name, c := range map[string]struct {
		req  graph.PathRequest
		want []string
	}{
		"everything":              {graph.PathRequest{}, []string{"a x b", "a z y b"}},
		"one type":                {graph.PathRequest{Types: []string{"LEADS"}}, []string{"a z y b"}},
		"forward":                 {graph.PathRequest{Direction: graph.Out}, []string{"a x b"}},
		"backward":                {graph.PathRequest{Direction: graph.In}, []string{"a z y b"}},
		"short":                   {graph.PathRequest{Length: 2}, []string{"a x b"}},
		"a year":                  {graph.PathRequest{AsOf: "2020"}, []string{"a x b"}},
		"a day within":            {graph.PathRequest{AsOf: "2020-06-30"}, []string{"a x b"}},
		"a day after":             {graph.PathRequest{AsOf: "2020-07-01"}, nil},
		"a year before":           {graph.PathRequest{AsOf: "2018"}, nil},
		"a month that may be":     {graph.PathRequest{AsOf: "2022-03-01"}, []string{"a z y b"}},
		"a month before":          {graph.PathRequest{AsOf: "2022-02"}, nil},
		"two quotes":              {graph.PathRequest{Evidence: 2}, []string{"a x b"}},
		"a time":                  {graph.PathRequest{AsOf: "2020-07/2022-02"}, nil},
		"a longer time":           {graph.PathRequest{AsOf: "2020-06/2022-03"}, []string{"a x b", "a z y b"}},
		"nothing that is doubted": {graph.PathRequest{Firm: true}, []string{"a x b"}},
	} {
		c.req.Picked = two
		names, _, end := searched(t, store, c.req)
		if !slices.Equal(names, c.want) {
			t.Errorf("%s: found %q, not %q", name, names, c.want)
		}
		if len(c.want) == 0 && (len(end.Pairs[0].Left) != 1 || end.Pairs[0].Left[0].Why != graph.LeftByChoices) {
			t.Errorf("%s: told %+v", name, end.Pairs[0])
		}
	}
}

func TestThatNothingConnectsIsAnAnswer(t *testing.T) {
	var w web
	w.link("a OWNS x")
	w.link("b OWNS y")
	_, _, end := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b"}})
	if !end.Pairs[0].Nothing || len(end.Pairs[0].Left) > 0 {
		t.Errorf("told %+v", end.Pairs[0])
	}
}

func TestEachPairOfSeveralHasPathsThatGoRoundTheOthers(t *testing.T) {
	var w web
	for _, s := range []string{"a O b", "b O c", "a O x", "x O c", "b O d"} {
		w.link(s)
	}
	names, _, end := searched(t, w.store(t), graph.PathRequest{Picked: []string{"a", "b", "c", "d", "a"}, Paths: 2})
	slices.Sort(names)
	wantPaths(t, names, "a b", "a x c", "b c", "b d")
	for _, pair := range end.Pairs {
		if pair.To.Name == "d" && pair.From.Name != "b" && (len(pair.Left) != 1 || pair.Left[0].Why != graph.LeftByPicked) {
			t.Errorf("told of %s and %s: %+v", pair.From.Name, pair.To.Name, pair)
		}
	}
}

func TestAPathComesWithQuotesAndNamesItsWeakestLink(t *testing.T) {
	store := graphtest.Demo(t)
	judge, dod := find(t, store, "Rudolph Contreras"), find(t, store, "U.S. Department of Defense")
	names, paths, _ := searched(t, store, graph.PathRequest{Picked: []string{judge.ID, dod.ID}})
	if len(names) < 2 || !strings.Contains(names[0], "Temporary halt of the Xiaomi designation") {
		t.Fatalf("found %q", names)
	}
	for _, path := range paths {
		for i, step := range path.Steps {
			if len(step.Claims) == 0 || step.Claims[0].Passage.Text == "" || step.Claims[0].Source.Title == "" {
				t.Errorf("step %d of %v has no quote", i, path.Entities)
			}
		}
		if path.Weakest.Step < 0 {
			t.Errorf("weakest: %+v", path.Weakest)
		}
	}
}

func TestTheWeakestLinkIsTheLeastSupported(t *testing.T) {
	var w web
	w.link("a OWNS x", quotes(1))
	w.link("x OWNS y", status(graph.Alleged))
	w.link("x LEADS y", status(graph.Disputed))
	w.link("y OWNS z")
	w.link("z OWNS b", quotes(0))
	store := w.store(t)
	_, paths, _ := searched(t, store, graph.PathRequest{Picked: []string{"a", "b"}})
	want := graph.Weakness{Step: 1}
	if len(paths) != 1 || paths[0].Weakest != want {
		t.Errorf("%+v", paths)
	}
	_, paths, _ = searched(t, store, graph.PathRequest{Picked: []string{"y", "b"}})
	want = graph.Weakness{Step: 1}
	if len(paths) != 1 || paths[0].Weakest != want {
		t.Errorf("%+v", paths)
	}
}

func TestIndependentSourcesTellLinksApart(t *testing.T) {
	store := graphtest.Demo(t)
	two := []string{find(t, store, "Lei Jun").ID, find(t, store, "Xiaomi").ID}
	_, paths, _ := searched(t, store, graph.PathRequest{Picked: two, Sources: 2, Length: 1})
	if len(paths) != 1 {
		t.Fatalf("%d paths rest on two sources", len(paths))
	}
	for _, link := range paths[0].Links() {
		if link.Sources < 2 {
			t.Errorf("%+v", link)
		}
	}
	if names, _, end := searched(t, store, graph.PathRequest{Picked: two, Sources: 3}); len(names) > 0 || end.Pairs[0].Left[0].Why != graph.LeftByChoices {
		t.Errorf("three sources: %q, %+v", names, end)
	}
}

func TestPathsOfAForeignGraphGoByItsOwnSchema(t *testing.T) {
	store := graphtest.Movies(t)
	matrix, good := "Movie~title~The Matrix", "Movie~title~A Few Good Men"
	names, paths, end := searched(t, store, graph.PathRequest{Picked: []string{matrix, good}, Length: 8})
	if end.Found == 0 && len(end.Pairs[0].Left) == 0 && !end.Pairs[0].Nothing {
		t.Errorf("told %+v", end)
	}
	for _, path := range paths {
		if path.Weakest.Step != -1 {
			t.Errorf("a graph without sources: %+v", path.Weakest)
		}
	}
	t.Log(names)
	if _, err := store.Paths(t.Context(), graph.PathRequest{Picked: []string{matrix, good}, Evidence: 1}); graph.KindOf(err) != graph.Invalid {
		t.Errorf("quotes of a graph that has none: %v", err)
	}
}

func TestARequestForPathsThatMakesNoSenseIsRefusedInWords(t *testing.T) {
	store := graphtest.Demo(t)
	two := []string{find(t, store, "Xiaomi").ID, find(t, store, "DJI").ID}
	for _, c := range []struct {
		message string
		req     graph.PathRequest
	}{
		{"Choose 2 to 8 different entities.", graph.PathRequest{Picked: []string{two[0], two[0]}}},
		{"Choose 2 to 8 different entities.", graph.PathRequest{Picked: strings.Split("abcdefghi", "")}},
		{"One of these entities is not in this graph any more.", graph.PathRequest{Picked: []string{two[0], "nobody"}}},
		{`"up" is no direction. Use both, out or in.`, graph.PathRequest{Picked: two, Direction: "up"}},
		{"A path may have 1 to 15 links.", graph.PathRequest{Picked: two, Length: 16}},
		{"Up to 5 paths can be asked for.", graph.PathRequest{Picked: two, Paths: 6}},
		{`"soon" is not a date. Write 2021, 2021-03 or 2021-03-12.`, graph.PathRequest{Picked: two, AsOf: "soon"}},
		{"This graph has no links of the type \"A`B\".", graph.PathRequest{Picked: two, Types: []string{"A`B"}}},
		{`"luck" is no rule for paths.`, graph.PathRequest{Picked: two, Allow: []graph.Rule{"luck"}}},
	} {
		if _, err := store.Paths(t.Context(), c.req); err == nil || graph.MessageOf(err) != c.message {
			t.Errorf("%+v gives %v", c.req, err)
		}
	}
}

// maze is a graph that a search for a path has to walk through whole, which
// takes seconds: two heaps of links, with one end in each.
func maze(t *testing.T) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	var w web
	w.link("a OWNS x")
	w.link("b OWNS y")
	if _, err := store.Import(t.Context(), w.items()); err != nil {
		t.Fatal(err)
	}
	graphtest.Run(t, `MATCH (end:Entity) WHERE end.id IN ['a', 'b'] UNWIND range(1, 1500) AS i CREATE (:Entity:Company {id: end.id + i, name: 'n'})`, nil)
	graphtest.Run(t, `MATCH (end:Entity) WHERE end.id IN ['a', 'b'] UNWIND range(1, 1500) AS i CALL (end, i) {
		MATCH (n:Entity {id: end.id + i}) UNWIND range(1, 100) AS j MATCH (m:Entity {id: end.id + ((i * 31 + j * 7) % 1500 + 1)}) CREATE (n)-[:OWNS]->(m)
	} IN TRANSACTIONS OF 100 ROWS`, nil)
	graphtest.Run(t, `MATCH (end:Entity) WHERE end.id IN ['a', 'b'] MATCH (n:Entity {id: end.id + 1}) CREATE (end)-[:OWNS]->(n)`, nil)
	t.Cleanup(func() { // more than the database deletes at once
		graphtest.Run(t, "MATCH (:Entity)-[r:OWNS]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS", nil)
	})
	return store
}

func TestACancelledSearchIsGoneFromTheDatabaseWithinASecond(t *testing.T) {
	store := maze(t)
	search, err := store.Paths(t.Context(), graph.PathRequest{Picked: []string{"a", "b"}, Length: 15, Allow: []graph.Rule{graph.NoHubs}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for range search.Found(ctx) {
		}
	}()
	begun := time.Now()
	for len(running(t)) == 0 {
		select {
		case <-ended:
			t.Fatalf("the search ended by itself after %v", time.Since(begun))
		default:
		}
	}
	cancel()
	since := time.Now()
	<-ended
	for len(running(t)) > 0 {
	}
	if took := time.Since(since); took > time.Second {
		t.Errorf("it was there for %v", took)
	}
}

// running returns the queries for paths that the database works at.
func running(t *testing.T) [][]any {
	t.Helper()
	return graphtest.Run(t, "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text CONTAINS 'shortestPath' AND NOT text STARTS WITH 'SHOW' RETURN text", nil)
}
