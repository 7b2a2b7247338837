package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"clew/graph"
	"clew/graph/formats"
)

type exportCommand struct {
	File   string `arg:"" help:"The file to write; “-” for standard output."`
	Format string `help:"json, graphml, gexf, csv, ftm or cypher; else what the file's name says."`
}

// Run writes the whole graph into one file.
func (c *exportCommand) Run(ctx context.Context, s *Settings) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	db, err := openOrJoin(ctx, s)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.waitReady(ctx); err != nil {
		return err
	}
	facts, err := db.store.Facts(ctx)
	if err != nil {
		return err
	}
	if c.File == "-" {
		return format.Write(os.Stdout, facts)
	}
	if err := writeFile(c.File, format, facts); err != nil {
		return err
	}
	say("Wrote the graph to " + c.File + " as " + format.Title + ".")
	return nil
}

func (c *exportCommand) format() (formats.Format, error) {
	if c.Format == "" {
		if format, _, known := formats.Of(c.File); known {
			return format, nil
		}
		return formats.Format{}, fmt.Errorf("%s: its name does not say which format it is to have; give --format", c.File)
	}
	format, known := formats.Named(c.Format)
	if !known {
		var names []string
		for _, f := range formats.All {
			names = append(names, f.Name)
		}
		return format, fmt.Errorf("there is no format %q; there are %s", c.Format, strings.Join(names, ", "))
	}
	return format, nil
}

// writeFile puts the file in its place only when it is whole.
func writeFile(name string, format formats.Format, facts graph.Facts) error {
	file, err := os.CreateTemp(filepath.Dir(name), ".clew-export-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	err = format.Write(file, facts)
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(file.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
