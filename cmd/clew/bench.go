package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"clew/graph"
	"clew/web"
	"clew/web/socket"
)

type benchCommand struct {
	Query   benchQuery   `cmd:"" help:"Rows of a query over the websocket against the bare driver reading the same rows."`
	Paths   benchPaths   `cmd:"" help:"Paths between entities over the websocket against the bare driver's shortestPath."`
	Expand  benchExpand  `cmd:"" help:"Expansions over the websocket against the bare driver draining the same Cypher."`
	Extract benchExtract `cmd:"" help:"What is suggested from articles against keys made by hand: precision and recall."`
}

type benchExpand struct {
	Nodes  []int `default:"100000,1000000" help:"Entities of the graphs to generate and measure. Default: ${default}."`
	Rounds int   `default:"15" help:"Repetitions of each figure; the median counts. Default: ${default}."`
}

// Run measures each graph in turn, in a database of its own that is kept for
// the next time, and prints one table.
func (c *benchExpand) Run(ctx context.Context, s *Settings) error {
	report := newReport()
	for _, nodes := range c.Nodes {
		if err := c.measure(ctx, s, generated{nodes}, report); err != nil {
			return err
		}
	}
	report.compareGraphs(c.Nodes)
	return report.flush()
}

// measure runs every figure on one generated graph.
func (c *benchExpand) measure(ctx context.Context, s *Settings, g generated, report *report) error {
	return onStand(ctx, s, g, c.Rounds, func(stand *stand) error {
		for i, degree := range hubs {
			if err := stand.expansion(ctx, g, i, min(degree, graph.MaxLimit), report); err != nil {
				return err
			}
		}
		if err := stand.menu(ctx, g, report); err != nil {
			return err
		}
		return stand.memory(ctx, g, report)
	})
}

// onStand starts Clew on a generated graph, which is made where it is missing.
func onStand(ctx context.Context, s *Settings, g generated, rounds int, measure func(*stand) error) error {
	if s.Neo4jURI != "" {
		return fmt.Errorf("clew bench makes graphs of its own and touches no Neo4j of yours; leave --neo4j-uri away")
	}
	own := *s
	own.DataDir = filepath.Join(s.DataDir, fmt.Sprintf("bench-%d", g.nodes))
	db, err := openDatabase(ctx, &own, s.logger(), say, g.ensure)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.waitReady(ctx); err != nil {
		return err
	}
	stand, err := newStand(db, rounds)
	if err != nil {
		return err
	}
	defer stand.close()
	say(fmt.Sprintf("Measuring %d entities…", g.nodes))
	return measure(stand)
}

// stand is a running Clew with a database, and one browser that draws nothing.
type stand struct {
	db     *database
	site   *web.Server
	url    string
	client *socket.Client
	served chan error
	rounds int
}

func newStand(db *database, rounds int) (*stand, error) {
	site, err := web.New(web.Config{Store: db.store, Database: db, Log: db.log})
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &stand{db: db, site: site, url: "http://" + listener.Addr().String(), served: make(chan error, 1), rounds: rounds}
	go func() { s.served <- site.Serve(listener) }()
	s.client, err = socket.Dial(context.Background(), s.url)
	return s, err
}

func (s *stand) close() {
	s.client.Close()
	shutdown(s.site)
	<-s.served
}

// expansion measures one hub: the socket and the bare driver by turns, so that
// whatever else the machine does falls on both.
func (s *stand) expansion(ctx context.Context, g generated, hub, limit int, report *report) error {
	request := graph.ExpandRequest{Node: g.entityID(hub), Limit: limit}
	took, err := s.byTurns(limit, func() (first, full time.Duration, err error) {
		return s.db.store.Drain(ctx, request)
	}, func() (socket.Delivery, error) {
		return s.client.Expand(socket.Expand{Node: request.Node, Limit: limit})
	})
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%d of a hub of %d", limit, hubs[hub])
	report.add(g.nodes, name+": first patch", took.socketFirst, took.driverFirst, "within 15 ms of the driver's first record", took.socketFirst-took.driverFirst <= 15*time.Millisecond)
	if limit < graph.MaxLimit { // too short for a goal: a millisecond is much of it
		report.add(g.nodes, name+": all of it", took.socketFull, took.driverFull, "none", true)
		return nil
	}
	report.ratio(g.nodes, name+": all of it", took.socketFull, took.driverFull, 1.3)
	return nil
}

// taken are the medians of what was measured by turns.
type taken struct{ driverFirst, driverFull, socketFirst, socketFull time.Duration }

// byTurns asks the bare driver and the socket one after the other, round by
// round, for the same links or rows, of which want have to come.
func (s *stand) byTurns(want int, driver func() (first, full time.Duration, err error), ask func() (socket.Delivery, error)) (taken, error) {
	var driverFirst, driverFull, socketFirst, socketFull []time.Duration
	for round := range s.rounds + 2 { // two to warm up
		first, full, err := driver()
		if err != nil {
			return taken{}, err
		}
		got, err := ask()
		if err != nil {
			return taken{}, err
		}
		if got.Sent != want {
			return taken{}, fmt.Errorf("%d links or rows came, not %d", got.Sent, want)
		}
		if round >= 2 {
			driverFirst, driverFull = append(driverFirst, first), append(driverFull, full)
			socketFirst, socketFull = append(socketFirst, got.First), append(socketFull, got.Full)
		}
	}
	return taken{median(driverFirst), median(driverFull), median(socketFirst), median(socketFull)}, nil
}

// menu measures the counts that a node's menu shows, at the largest hub and at
// a leaf.
func (s *stand) menu(ctx context.Context, g generated, report *report) error {
	var atHub, atLeaf []time.Duration
	for range s.rounds * 4 {
		for id, times := range map[string]*[]time.Duration{g.entityID(len(hubs) - 1): &atHub, g.leafID(): &atLeaf} {
			start := time.Now()
			if _, err := s.db.store.Groups(ctx, id); err != nil {
				return err
			}
			*times = append(*times, time.Since(start))
		}
	}
	report.ratio(g.nodes, fmt.Sprintf("counts menu: hub of %d against a leaf", hubs[len(hubs)-1]), median(atHub), median(atLeaf), 1.5)
	return nil
}

func median(times []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

// report gathers figures and prints them as one table.
type report struct {
	out   *tabwriter.Writer
	times map[string]map[int]time.Duration // by figure and graph
}

func newReport() *report {
	r := &report{tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0), map[string]map[int]time.Duration{}}
	fmt.Fprintln(r.out, "GRAPH\tFIGURE\tCLEW\tBASELINE\tRATIO\tGOAL\tMET")
	return r
}

func (r *report) add(nodes int, figure string, got, base time.Duration, goal string, met bool) {
	if r.times[figure] == nil {
		r.times[figure] = map[int]time.Duration{}
	}
	r.times[figure][nodes] = got
	r.line(fmt.Sprint(nodes), figure, round(got), round(base), fmt.Sprintf("%.2f", float64(got)/float64(base)), goal, met)
}

func (r *report) ratio(nodes int, figure string, got, base time.Duration, most float64) {
	r.add(nodes, figure, got, base, fmt.Sprintf("ratio ≤ %.1f", most), float64(got)/float64(base) <= most)
}

func (r *report) line(graph, figure, got, base, ratio, goal string, met bool) {
	answer := map[bool]string{true: "yes", false: "NO"}[met]
	if goal == "none" {
		answer = ""
	}
	fmt.Fprintf(r.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", graph, figure, got, base, ratio, goal, answer)
}

// compareGraphs sets the largest graph's figures against the smallest's.
func (r *report) compareGraphs(nodes []int) {
	small, large := slices.Min(nodes), slices.Max(nodes)
	if small == large {
		return
	}
	for i, degree := range hubs {
		figure := fmt.Sprintf("%d of a hub of %d: all of it", min(degree, graph.MaxLimit), hubs[i])
		r.ratio(large, fmt.Sprintf("%s, against %d entities", figure, small), r.times[figure][large], r.times[figure][small], 1.3)
	}
}

func (r *report) flush() error { return r.out.Flush() }

func round(d time.Duration) string { return d.Round(10 * time.Microsecond).String() }
