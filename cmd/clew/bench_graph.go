package main

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"clew/graph"
)

// hubs are the degrees of the first entities of a generated graph.
var hubs = []int{1_000, 10_000, 100_000}

// linksEach is how many links each entity of a generated graph begins.
const linksEach = 2

var benchTypes = []string{"OWNS", "DIRECTS", "SUPPLIES", "LISTED_BY"}

// generated is a graph of a given number of companies with random links, the
// same on every machine: hubs first, then the crowd.
type generated struct{ nodes int }

func (g generated) entityID(i int) string { return g.id("entity", i) }

// leafID is an entity of the crowd, as far from the hubs as can be.
func (g generated) leafID() string { return g.entityID(g.nodes - 1) }

func (g generated) id(kind string, i int) string {
	return graph.DerivedID("bench", time.UnixMilli(0), kind, fmt.Sprint(i))
}

// items yields entities, then links, then an entity that says that all is there.
func (g generated) items() iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		for i := range g.nodes {
			if !yield(graph.Item{Entity: &graph.EntityItem{ID: g.entityID(i), Type: "Company", Name: fmt.Sprintf("Company %d", i)}}, nil) {
				return
			}
		}
		number := 0
		for link := range g.ends() {
			number++
			if !yield(g.link(number, link), nil) {
				return
			}
		}
		yield(graph.Item{Entity: &graph.EntityItem{ID: g.id("end", 0), Type: "Company", Name: "The last company"}}, nil)
	}
}

// ends yields the two ends of each link: the hubs', spread over the crowd,
// then random ones.
func (g generated) ends() iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		for hub, degree := range hubs {
			for i := range degree {
				if !yield([2]int{len(hubs) + i%(g.nodes-len(hubs)), hub}) {
					return
				}
			}
		}
		random := rand.New(rand.NewPCG(1, 2))
		crowd := func() int { return len(hubs) + random.IntN(g.nodes-len(hubs)) }
		for range g.nodes * linksEach {
			if !yield([2]int{crowd(), crowd()}) {
				return
			}
		}
	}
}

func (g generated) link(number int, ends [2]int) graph.Item {
	return graph.Item{Link: &graph.LinkItem{Link: graph.Link{
		ID: g.id("link", number), Type: benchTypes[number%len(benchTypes)], Status: graph.Asserted,
		Source: g.entityID(ends[0]), Target: g.entityID(ends[1]), From: fmt.Sprint(1990 + number%35),
	}}}
}

// ensure loads the graph unless an earlier run has done so.
func (g generated) ensure(ctx context.Context, store *graph.Store) error {
	found, err := store.Entities(ctx, []string{g.id("end", 0)})
	if err != nil || len(found) == 1 {
		return err
	}
	say(fmt.Sprintf("Generating %d entities and %d links, once; this takes some minutes for a million…", g.nodes, g.nodes*linksEach+111_000))
	start := time.Now()
	if _, err := store.Import(ctx, g.items()); err != nil {
		return err
	}
	say(fmt.Sprintf("Generated in %s.", time.Since(start).Round(time.Second)))
	return nil
}
