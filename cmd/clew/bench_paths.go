package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"clew/graph"
	"clew/web/socket"
)

type benchPaths struct {
	Nodes  int `default:"1000000" help:"Entities of the graph to generate and measure. Default: ${default}."`
	Rounds int `default:"100" help:"Random pairs of entities; the 95th percentile counts. Default: ${default}."`
}

// Goals for searches for paths.
const (
	diverseGoal = time.Second
	cancelGoal  = time.Second
	cancels     = 20
)

// Run measures pairs of the crowd, pairs of hubs, and how soon the database
// is rid of a search that was cancelled.
func (c *benchPaths) Run(ctx context.Context, s *Settings) error {
	report := newReport()
	g := generated{c.Nodes}
	err := onStand(ctx, s, g, c.Rounds, func(stand *stand) error {
		random := rand.New(rand.NewPCG(3, 4))
		if err := stand.paths(ctx, g, random, report); err != nil {
			return err
		}
		if err := stand.hubPaths(g, report); err != nil {
			return err
		}
		return stand.cancelledPaths(ctx, g, random, report)
	})
	if err != nil {
		return err
	}
	return report.flush()
}

// crowd returns random entities that are no hubs.
func (g generated) crowd(random *rand.Rand, n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = g.entityID(len(hubs) + random.IntN(g.nodes-len(hubs)))
	}
	return ids
}

// paths measures pairs of the crowd by turns: the bare driver's one path, and
// up to five over the socket, with what was left out.
func (s *stand) paths(ctx context.Context, g generated, random *rand.Rand, report *report) error {
	var bare, first, full []time.Duration
	found, none := 0, 0
	for round := range s.rounds + 5 { // five to warm up
		pair := g.crowd(random, 2)
		_, base, err := s.db.store.DrainPath(ctx, pair[0], pair[1], graph.MaxLength)
		if err != nil {
			return err
		}
		got, err := s.client.Paths(socket.Paths{Picked: pair, Length: graph.MaxLength})
		if err != nil {
			return err
		}
		if round < 5 {
			continue
		}
		bare, full, found = append(bare, base), append(full, got.Full), found+got.Sent
		if got.Sent == 0 {
			none++
			got.First = got.Full
		}
		first = append(first, got.First)
	}
	say(fmt.Sprintf("%d pairs: %d paths; %d pairs have none.", s.rounds, found, none))
	// The goal is of the slow ones: a path through a hub, which the bare driver
	// takes, is shorter and found sooner than one that explains something.
	report.add(g.nodes, "one path, p50, against shortestPath", percentile(first, 50), percentile(bare, 50), "none", true)
	report.ratio(g.nodes, "one path, p95, against shortestPath", percentile(first, 95), percentile(bare, 95), 2)
	report.within(g.nodes, "up to 5 different paths, p50", percentile(full, 50), diverseGoal)
	report.within(g.nodes, "up to 5 different paths, p95", percentile(full, 95), diverseGoal)
	return nil
}

// hubPaths measures each pair of hubs, with all rules and with none.
func (s *stand) hubPaths(g generated, report *report) error {
	everything := []graph.Rule{graph.NoHubs, graph.NoLists, graph.NoSources, graph.NoWithdrawn}
	var worst time.Duration
	for i := range hubs {
		for j := range i {
			for _, allow := range [][]graph.Rule{nil, everything} {
				got, err := s.client.Paths(socket.Paths{Picked: []string{g.entityID(i), g.entityID(j)}, Length: graph.MaxLength, Allow: allow})
				if err != nil {
					return err
				}
				worst = max(worst, got.Full)
			}
		}
	}
	report.within(g.nodes, "hub to hub, at most", worst, graph.PathTime)
	return nil
}

// cancelledPaths measures how long the database goes on after a search was
// cancelled, earlier or later.
func (s *stand) cancelledPaths(ctx context.Context, g generated, random *rand.Rand, report *report) error {
	var worst time.Duration
	for i := range cancels {
		picked := append(g.crowd(random, graph.MaxPicked-2), g.entityID(1), g.entityID(2))
		search, err := s.db.store.Paths(ctx, graph.PathRequest{Picked: picked, Length: graph.MaxLength, Allow: []graph.Rule{graph.NoHubs}})
		if err != nil {
			return err
		}
		bounded, cancel := context.WithTimeout(ctx, time.Duration(i+1)*20*time.Millisecond)
		for range search.Found(bounded) {
		}
		cancel()
		took, err := s.pathsGone(ctx)
		if err != nil {
			return err
		}
		worst = max(worst, took)
	}
	report.within(g.nodes, "gone after it was cancelled, at most", worst, cancelGoal)
	return nil
}

// pathsGone waits until the database looks for no path any more.
func (s *stand) pathsGone(ctx context.Context) (time.Duration, error) {
	for since := time.Now(); ; {
		running, err := s.db.store.PathsRunning(ctx)
		if err != nil || running == 0 {
			return time.Since(since), err
		}
	}
}

func percentile(times []time.Duration, p int) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[min(len(sorted)*p/100, len(sorted)-1)]
}

// within reports a figure that has a goal of its own and no baseline.
func (r *report) within(nodes int, figure string, got, goal time.Duration) {
	r.line(fmt.Sprint(nodes), figure, round(got), "", "", "≤ "+goal.String(), got <= goal)
}
