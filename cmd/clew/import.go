package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"clew/graph"
	"clew/graph/formats"
	"clew/graph/neo4jd"
)

type importCommand struct {
	Files   []string `arg:"" type:"existingfile" help:"Files in Clew's JSON format (docs/format.md), GraphML, GEXF, FollowTheMoney or a zip of CSV tables (docs/export.md); with --mapping also CSV, TSV, XLSX and any JSON."`
	Mapping string   `type:"existingfile" help:"Read the files' rows as this mapping says (docs/mapping.md)."`
	Guess   bool     `help:"Print a mapping that may fit the files, to be completed by hand, and do nothing else."`
	DryRun  bool     `help:"With --mapping: write nothing, and say what would be done."`
	Refused string   `type:"path" help:"With --mapping: where the rows go that are refused, as CSV. Without it, a file beside the first one."`
}

// Run checks every file, then loads each in turn and says what it added. A
// mistake in any of them is told before the database is even started.
func (c *importCommand) Run(ctx context.Context, s *Settings) error {
	switch {
	case c.Guess:
		return c.guess(os.Stdout)
	case c.Mapping != "":
		return c.runMapped(ctx, s)
	case c.DryRun || c.Refused != "":
		return errors.New("--dry-run and --refused go with --mapping")
	}
	for _, name := range c.Files {
		if err := withFile(name, func(file *os.File) error { return checkFile(name, file) }); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	db, err := openOrJoin(ctx, s)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.waitReady(ctx); err != nil {
		return err
	}
	for _, name := range c.Files {
		if err := withFile(name, func(file *os.File) error { return load(ctx, db.store, name, file) }); err != nil {
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

func withFile(name string, use func(*os.File) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return use(file)
}

func checkFile(name string, file *os.File) error {
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return errors.New("a file is read more than once, which this one can't be; save it on a disk first")
	}
	_, err := checked(name, file)
	return err
}

// checked reads a whole file in the format that its name tells; JSON where it
// tells none.
func checked(name string, file io.ReadSeeker) (*formats.Clew, error) {
	format, dataset, _ := formats.Of(name)
	switch {
	case format.Name == "" && needsMapping(name):
		return nil, errors.New("this file needs a mapping: begin with “clew import --guess FILE > mapping.json”, and see docs/mapping.md")
	case format.Name == "":
		return formats.CheckClew(file)
	case format.Check == nil:
		return nil, fmt.Errorf("%s can't be read back: run it in the database, or export another format", format.Title)
	}
	return format.Check(file, dataset)
}

// load reads one file of facts into the graph and says what it added.
func load(ctx context.Context, store *graph.Store, name string, file io.ReadSeeker) error {
	sum, err := fingerprint(file)
	if err != nil {
		return err
	}
	facts, err := checked(name, file)
	if err != nil {
		return err
	}
	put := store.Import
	if facts.Lasting() {
		put = store.Merge
	}
	p := newProgress(os.Stderr, name)
	result, err := put(ctx, p.watch(facts.Items()))
	p.end()
	if err != nil {
		return err
	}
	say("Loaded " + name + ". " + result.String())
	return store.RecordImport(ctx, sum)
}

// loadDemo loads the demo unless it was the last to be loaded and is all there.
func loadDemo(ctx context.Context, store *graph.Store, facts io.ReadSeeker) error {
	sum, err := fingerprint(facts)
	if err != nil {
		return err
	}
	if there, err := store.LastImported(ctx, sum); err != nil || there {
		return err
	}
	return load(ctx, store, "the demo", facts)
}

// fingerprint is the SHA-256 of a file, in hexadecimal.
func fingerprint(file io.ReadSeeker) (string, error) {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
