// Command clew serves a relationship explorer over a Neo4j graph.
//
// See clew --help, and docs/ARCHITECTURE.md for how the parts fit.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"clew/graph"
)

const description = `Clew follows a thread of evidence through companies, people, agencies, courts
and orders: a relationship explorer on Neo4j, in which every link opens to the
exact quote that supports it.

Start with:  clew serve --demo

Without --neo4j-uri Clew fetches and runs a Neo4j of its own (needs Java 17 or
21, and Maven the first time). Every flag is also an environment variable:
--neo4j-uri is CLEW_NEO4J_URI. "clew config" shows what is in force.`

type commands struct {
	Settings

	Serve   serveCommand   `cmd:"" help:"Serve the explorer in the browser."`
	Import  importCommand  `cmd:"" help:"Add the facts of files to the graph. Loading a file twice changes nothing."`
	Export  exportCommand  `cmd:"" help:"Write the whole graph to a file: JSON, GraphML, GEXF, CSV, FollowTheMoney or Cypher."`
	Neo4j   neo4jCommand   `cmd:"" name:"neo4j" help:"Run only the managed Neo4j and print how to connect to it."`
	Bench   benchCommand   `cmd:"" help:"Measure Clew against the bare database driver, in one run."`
	Health  healthCommand  `cmd:"" help:"Ask a running Clew whether it is alive; for container health checks."`
	ReadPDF readPDFCommand `cmd:"" name:"read-pdf" hidden:"" help:"Read the text of a PDF, for clew serve."`
	Config  configCommand  `cmd:"" help:"Show every setting in force, secrets masked."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// run carries out one command line and returns the process's exit code: 0, 1
// for a failure, 2 for a command line that can't be understood.
func run(ctx context.Context, args []string) int {
	var cli commands
	parser, err := kong.New(&cli,
		kong.Name("clew"), kong.Description(description), kong.UsageOnError(),
		kong.DefaultEnvars("CLEW"), kong.Vars{"listen": defaultListen, "dataDir": defaultDataDir(), "cacheDir": defaultCacheDir()},
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		panic(err) // the commands above are not a valid grammar: a bug
	}
	command, err := parser.Parse(args)
	if err != nil {
		parser.Errorf("%s", err)
		return 2
	}
	err = command.Run(&cli.Settings)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "clew: stopped before the end")
	default:
		cli.Settings.logger().Debug("the command failed", "err", err)
		fmt.Fprintln(os.Stderr, "clew: "+plain(err))
	}
	return 1
}

// plain is an error without the driver's words for its cause.
func plain(err error) string {
	var e *graph.Error
	if !errors.As(err, &e) || e.Err == nil {
		return err.Error()
	}
	return strings.TrimSuffix(err.Error(), ": "+e.Err.Error())
}
