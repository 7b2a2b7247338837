package main

import (
	"context"
	"time"

	"clew/graph"
	"clew/web/socket"
)

type benchQuery struct {
	Nodes  int `default:"100000" help:"Entities of the graph to generate and measure. Default: ${default}."`
	Rounds int `default:"7" help:"Repetitions of each figure; the median counts. Default: ${default}."`
}

// asked are the queries that are measured, each with as many rows as may be
// sent.
var asked = []struct{ name, text string }{
	{"100,000 rows of values", "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, a.name, type(r), b.name LIMIT 100000"},
	{"100,000 rows of entities", "MATCH (a:Entity) RETURN a LIMIT 100000"},
}

// Run measures each query over the websocket and through the bare driver by
// turns, and prints one table.
func (c *benchQuery) Run(ctx context.Context, s *Settings) error {
	report := newReport()
	g := generated{c.Nodes}
	err := onStand(ctx, s, g, c.Rounds, func(stand *stand) error {
		for _, query := range asked {
			if err := stand.query(ctx, g, query.name, query.text, report); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return report.flush()
}

func (s *stand) query(ctx context.Context, g generated, name, text string, report *report) error {
	took, err := s.byTurns(graph.MaxRows, func() (first, full time.Duration, err error) {
		return s.db.store.DrainText(ctx, text)
	}, func() (socket.Delivery, error) {
		return s.client.Query(socket.Query{Text: text, Rows: graph.MaxRows})
	})
	if err != nil {
		return err
	}
	const most = 20 * time.Millisecond
	report.add(g.nodes, name+": first", took.socketFirst, took.driverFirst, "within 20 ms of the driver's first record", took.socketFirst-took.driverFirst <= most)
	report.ratio(g.nodes, name+": all", took.socketFull, took.driverFull, 1.5)
	return nil
}
