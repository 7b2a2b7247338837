package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"clew/graph"
	"clew/graph/formats"
	"clew/graph/neo4jd"
)

type importCommand struct {
	Files []string `arg:"" type:"existingfile" help:"Files in Clew's JSON format; see docs/format.md."`
}

// Run loads each file in turn and says what it added. A file with a mistake is
// refused whole, before anything of it is written.
func (c *importCommand) Run(ctx context.Context, s *Settings) error {
	db, err := openOrJoin(ctx, s)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.waitReady(ctx); err != nil {
		return err
	}
	for _, name := range c.Files {
		if err := loadFile(ctx, db.store, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// openOrJoin opens the graph, through the Clew that is serving it if there is
// one.
func openOrJoin(ctx context.Context, s *Settings) (*database, error) {
	db, err := openDatabase(ctx, s, s.logger(), say, nil)
	var inUse *neo4jd.InUseError
	if !errors.As(err, &inUse) {
		return db, err
	}
	running, err := neo4jd.AddressOf(inUse.Dir)
	if err != nil {
		return nil, inUse
	}
	say("Another Clew is running on this graph; adding to it there.")
	joined := *s
	joined.Neo4jURI, joined.Neo4jUser, joined.Neo4jPassword, joined.Neo4jDatabase = running.URI, running.User, running.Password, ""
	return openDatabase(ctx, &joined, s.logger(), say, nil)
}

func loadFile(ctx context.Context, store *graph.Store, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return load(ctx, store, name, file)
}

// load reads one file of facts into the graph and says what it added.
func load(ctx context.Context, store *graph.Store, name string, file io.Reader) error {
	result, err := store.Import(ctx, formats.ReadClew(file))
	if err != nil {
		return err
	}
	say("Loaded " + name + ". " + result.String())
	return nil
}
