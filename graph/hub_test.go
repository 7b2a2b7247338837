package graph_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"clew/graph"
)

// keyOf is the sort key of a link to one of its ends, largest first but for
// the orders that rise.
func (w *town) keyOf(order graph.Order, l tie, from string) string {
	other := w.other(l, from)
	switch order {
	case graph.ByDegree, graph.ByLeast:
		return fmt.Sprintf("%06d", other.degree)
	case graph.ByCurrent:
		return fmt.Sprint(standing(w.began(l, from), l.ended)) + w.began(l, from)
	case graph.ByRecent:
		return w.began(l, from)
	case graph.ByEvidence:
		return fmt.Sprintf("%06d %06d", l.sources, l.passages)
	}
	return strings.ToLower(other.name)
}

func (w *town) sorted(order graph.Order, links []tie, from string) []string {
	links = slices.Clone(links)
	slices.SortFunc(links, func(a, b tie) int {
		way := strings.Compare(w.keyOf(order, b, from), w.keyOf(order, a, from))
		if order == graph.ByLeast || order == graph.ByName {
			way = -way
		}
		return cmp.Or(way, strings.Compare(a.id, b.id))
	})
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = l.id
	}
	return out
}

// pages drains an expansion page by page.
func pages(t *testing.T, store *graph.Store, req graph.ExpandRequest) []string {
	t.Helper()
	var all []string
	for {
		page, expansion := links(t, store, req)
		all = append(all, ids(page)...)
		if req.After = expansion.Next(); req.After == "" {
			return all
		}
		if len(page) != req.Limit {
			t.Fatalf("a page of %d links is followed by another", len(page))
		}
	}
}

func TestEveryOrderSendsEachLinkOnceAndInThatOrder(t *testing.T) {
	w := theTown(t)
	for _, order := range []graph.Order{graph.ByDegree, graph.ByLeast, graph.ByCurrent, graph.ByRecent, graph.ByEvidence, graph.ByName} {
		want := w.sorted(order, w.of(centre), centre)
		for _, limit := range []int{37, 10_000} {
			got := pages(t, w.store, graph.ExpandRequest{Node: centre, Order: order, Limit: limit})
			if !slices.Equal(got, want) {
				t.Errorf("by %s, %d at a time: %d links, first difference at %d", order, limit, len(got), firstDifference(got, want))
			}
		}
	}
}

func firstDifference(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestAFilterLetsThroughWhatHasAllThatItNames(t *testing.T) {
	w := theTown(t)
	degree := func(l tie) int { return w.other(l, centre).degree }
	for name, c := range map[string]struct {
		filter graph.LinkFilter
		holds  func(tie) bool
	}{
		"kind":         {graph.LinkFilter{Kinds: []string{"Person"}}, func(l tie) bool { return w.other(l, centre).kind == "Person" }},
		"kinds":        {graph.LinkFilter{Kinds: []string{"Judge", "Company"}}, func(l tie) bool { return strings.Contains("Judge Company", w.other(l, centre).kind) }},
		"years":        {graph.LinkFilter{Years: [][2]int{{1990, 2003}, {2021, 2021}}}, func(l tie) bool { y := w.year(l, centre); return y >= 1990 && y <= 2003 || y == 2021 }},
		"without date": {graph.LinkFilter{Years: [][2]int{{0, 0}}}, func(l tie) bool { return w.year(l, centre) == 0 }},
		"degrees":      {graph.LinkFilter{Degrees: [][2]int{{1, 1}, {5, 9}}}, func(l tie) bool { return degree(l) == 1 || degree(l) >= 5 && degree(l) <= 9 }},
		"words":        {graph.LinkFilter{Text: " holding  ADA"}, func(l tie) bool { return w.other(l, centre).name == "Ada Holding" }},
		"fact":         {graph.LinkFilter{Facts: []graph.FactFilter{{Name: "country", Values: []string{"CN", "DE"}}}}, func(l tie) bool { return strings.Contains("CN DE", cmp.Or(w.other(l, centre).country, "?")) }},
		"no fact":      {graph.LinkFilter{Facts: []graph.FactFilter{{Name: "country", Values: []string{""}}}}, func(l tie) bool { return w.other(l, centre).country == "" }},
		"other facts":  {graph.LinkFilter{Facts: []graph.FactFilter{{Name: "country", Values: []string{"US", ""}, Not: true}}}, func(l tie) bool { return strings.Contains("CN DE", cmp.Or(w.other(l, centre).country, "?")) }},
		"ways":         {graph.LinkFilter{Ways: []graph.Way{{Type: "OWNS", Direction: graph.In}, {Type: "TARGETS", Direction: graph.Out}}}, func(l tie) bool { return l.typ == "OWNS" && l.from != centre || l.typ == "TARGETS" && l.from == centre }},
		"together":     {graph.LinkFilter{Kinds: []string{"Company"}, Degrees: [][2]int{{1, 4}}}, func(l tie) bool { return w.other(l, centre).kind == "Company" && degree(l) <= 4 }},
	} {
		t.Run(name, func(t *testing.T) {
			held := slices.DeleteFunc(w.of(centre), func(l tie) bool { return !c.holds(l) })
			if len(held) == 0 || len(held) == len(w.of(centre)) {
				t.Fatalf("the filter says nothing: %d links", len(held))
			}
			req := graph.ExpandRequest{Node: centre, Filter: c.filter, Limit: 37}
			if got, want := pages(t, w.store, req), w.sorted(graph.ByDegree, held, centre); !slices.Equal(got, want) {
				t.Errorf("%d links came, %d were meant", len(got), len(want))
			}
			if counts := count(t, w.store, req); counts.Total != len(held) {
				t.Errorf("%d links were promised, %d were meant", counts.Total, len(held))
			}
		})
	}
}

func TestAFilterThatMakesNoSenseIsRefusedInWords(t *testing.T) {
	w := theTown(t)
	for want, filter := range map[string]graph.LinkFilter{
		`This graph has no entities of the type "Unicorn".`:   {Kinds: []string{"Unicorn"}},
		"A filter names a fact and at least one value of it.": {Facts: []graph.FactFilter{{Name: "country"}}},
		"A filter's text can have up to 200 characters.":      {Text: strings.Repeat("x", 201)},
		"A filter can have up to 8 facts and 200 values.":     {Years: make([][2]int, 201)},
	} {
		if _, err := w.store.Expand(graph.ExpandRequest{Node: centre, Filter: filter}); err == nil || graph.MessageOf(err) != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	// A name is a name, whatever it holds.
	hostile := graph.LinkFilter{Facts: []graph.FactFilter{{Name: "x`) RETURN 1 //", Values: []string{"a"}}}}
	if got, _ := links(t, w.store, graph.ExpandRequest{Node: centre, Filter: hostile}); len(got) != 0 {
		t.Errorf("%d links have a fact of a strange name", len(got))
	}
}

func TestSeveralEntitiesAreExpandedAsOneListWithEachLinkOnce(t *testing.T) {
	w := theTown(t)
	nodes := []string{centre, "c000", "c001", "c100", "c000"}
	for _, direction := range []graph.Direction{graph.Both, graph.Out, graph.In} {
		want := slices.DeleteFunc(w.of(nodes...), func(l tie) bool {
			return direction == graph.Out && !slices.Contains(nodes, l.from) || direction == graph.In && !slices.Contains(nodes, l.to)
		})
		req := graph.ExpandRequest{Nodes: nodes, Direction: direction, Limit: 53}
		got := w.spreadPages(t, req)
		all := idsOf(want)
		if slices.Sort(got); !slices.Equal(got, all) {
			t.Errorf("%s: %d links came, the graph has %d", direction, len(got), len(all))
		}
		if counts := count(t, w.store, graph.ExpandRequest{Nodes: nodes, Direction: direction}); counts.Total != len(all) {
			t.Errorf("%s: %d links were promised, there are %d", direction, counts.Total, len(all))
		}
	}
}

func idsOf(links []tie) []string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = l.id
	}
	return slices.Sorted(slices.Values(out))
}

func (w *town) cells(links []tie, from string) map[graph.Cell]int {
	classes := []int{1, 2, 5, 10, 50, 200, 1000}
	cells := map[graph.Cell]int{}
	for _, l := range links {
		other := w.other(l, from)
		cell := graph.Cell{Type: l.typ, Direction: graph.In, Kind: other.kind, Year: w.year(l, from)}
		if l.from == from {
			cell.Direction = graph.Out
		}
		for _, least := range classes {
			if other.degree >= least {
				cell.Degree = least
			}
		}
		cells[cell]++
	}
	return cells
}

func cellCounts(cells []graph.Cell) map[graph.Cell]int {
	counts := map[graph.Cell]int{}
	for _, cell := range cells {
		n := cell.Count
		cell.Count = 0
		counts[cell] += n
	}
	return counts
}

func TestANeighbourhoodIsCountedByTypeKindYearAndConnectedness(t *testing.T) {
	w := theTown(t)
	got, err := w.store.Neighbourhood(t.Context(), graph.ExpandRequest{Node: centre})
	if err != nil {
		t.Fatal(err)
	}
	all := w.of(centre)
	if want := w.cells(all, centre); !maps.Equal(cellCounts(got.Cells), want) {
		t.Errorf("cells %v\nwant %v", cellCounts(got.Cells), want)
	}
	if got.Total != len(all) || got.Counted != len(all) || !slices.Equal(got.Facts, []string{"country"}) {
		t.Errorf("%d of %d links counted, facts %q", got.Counted, got.Total, got.Facts)
	}
	part, err := w.store.Neighbourhood(t.Context(), graph.ExpandRequest{Node: centre, Types: []string{"OWNS"}, Direction: graph.In, Filter: graph.LinkFilter{Kinds: []string{"Person"}}})
	if err != nil {
		t.Fatal(err)
	}
	held := slices.DeleteFunc(all, func(l tie) bool {
		return l.typ != "OWNS" || l.to != centre || l.from == centre || w.entities[l.from].kind != "Person"
	})
	if want := w.cells(held, centre); !maps.Equal(cellCounts(part.Cells), want) || part.Total != len(held) {
		t.Errorf("of a part: cells %v\nwant %v", cellCounts(part.Cells), want)
	}
}

func TestAHubIsCountedBySampleThatAddsUp(t *testing.T) {
	w := theTown(t)
	graph.SampleFrom(t, 100, 40)
	got, err := w.store.Neighbourhood(t.Context(), graph.ExpandRequest{Node: centre})
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]int{}
	for _, cell := range got.Cells {
		groups[cell.Type+string(cell.Direction)] += cell.Count
	}
	for _, group := range got.Groups {
		if groups[group.Type+string(group.Direction)] != group.Count {
			t.Errorf("the cells of %s %s add up to %d, not %d", group.Type, group.Direction, groups[group.Type+string(group.Direction)], group.Count)
		}
	}
	// 40 of each of two types are expected: 140 don't come in a lifetime.
	if got.Counted == 0 || got.Counted > 140 || !slices.Equal(got.Facts, []string{"country"}) {
		t.Errorf("%d of %d links were looked at, facts %q", got.Counted, got.Total, got.Facts)
	}
}

func TestTheValuesOfAFactAreCounted(t *testing.T) {
	w := theTown(t)
	want := map[string]int{}
	for _, l := range w.of(centre) {
		want[w.other(l, centre).country]++
	}
	counts, rarer, err := w.store.FactCounts(t.Context(), graph.ExpandRequest{Node: centre}, "country")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for i, c := range counts {
		got[c.Value] = c.Count
		if i > 0 && c.Count > counts[i-1].Count {
			t.Errorf("%v is not by count", counts)
		}
	}
	if !maps.Equal(got, want) || rarer != 0 {
		t.Errorf("%v and %d others, want %v", got, rarer, want)
	}
}

// spread walks the town in breadth: the links of each step and the hubs that it
// does not go through.
func (w *town) spread(nodes []string, steps, hub int) (links [][]string, entities []int, hubs []string) {
	reached, drawn := map[string]bool{}, map[string]bool{}
	for _, id := range nodes {
		reached[id] = true
	}
	for range steps {
		var step []string
		var next []string
		count := 0
		for _, l := range w.of(nodes...) {
			if drawn[l.id] {
				continue
			}
			drawn[l.id] = true
			step = append(step, l.id)
			for _, end := range []string{l.from, l.to} {
				if reached[end] {
					continue
				}
				reached[end] = true
				count++
				if w.entities[end].degree > hub {
					hubs = append(hubs, end)
				} else {
					next = append(next, end)
				}
			}
		}
		links, entities = append(links, step), append(entities, count)
		nodes = next
	}
	return links, entities, hubs
}

func TestAnExpansionOverSeveralStepsGoesInBreadthAndNotThroughHubs(t *testing.T) {
	w := theTown(t)
	for steps := 2; steps <= 3; steps++ {
		want, entities, hubs := w.spread([]string{"c010", "c020"}, steps, 20)
		for _, limit := range []int{7, 10_000} {
			req := graph.ExpandRequest{Nodes: []string{"c010", "c020"}, Steps: steps, Hub: 20, Limit: limit}
			got := w.spreadPages(t, req)
			for i, step := range want {
				if len(got) < len(step) {
					t.Fatalf("%d steps, %d at a time: step %d has %d links, %d came", steps, limit, i+1, len(step), len(got))
				}
				came := slices.Sorted(slices.Values(got[:len(step)]))
				if slices.Sort(step); !slices.Equal(came, step) {
					t.Fatalf("%d steps, %d at a time: step %d differs", steps, limit, i+1)
				}
				got = got[len(step):]
			}
			if len(got) > 0 {
				t.Fatalf("%d steps, %d at a time: %d links too many", steps, limit, len(got))
			}
		}
		counts := count(t, w.store, graph.ExpandRequest{Nodes: []string{"c010", "c020"}, Steps: steps, Hub: 20})
		for i, step := range counts.Reach.Steps {
			if step.Links != len(want[i]) || step.Entities != entities[i] {
				t.Errorf("step %d of %d: %+v promised, %d links and %d entities are there", i+1, steps, step, len(want[i]), entities[i])
			}
		}
		var named []string
		for _, hub := range counts.Reach.Hubs {
			named = append(named, hub.ID)
		}
		// Hubs of the last step are where the expansion ends anyway.
		if _, _, before := w.spread([]string{"c010", "c020"}, steps-1, 20); !slices.Equal(slices.Sorted(slices.Values(named)), slices.Sorted(slices.Values(before))) {
			t.Errorf("%d steps: hubs %q are named, %q are on the way (all: %q)", steps, named, before, hubs)
		}
	}
}

func (w *town) spreadPages(t *testing.T, req graph.ExpandRequest) []string {
	t.Helper()
	var all []string
	for {
		expansion, err := w.store.Expand(req)
		if err != nil {
			t.Fatal(err)
		}
		for patch, err := range expansion.Patches(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, ids(patch.Links)...)
		}
		if req.After = expansion.Next(); req.After == "" {
			return all
		}
	}
}
