package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

// Settings are what every command shares, each a flag and a CLEW_… variable.
// The variables are spelt out because kong's own naming would make NEO_4_J of
// neo4j.
type Settings struct {
	Neo4jURI      string `name:"neo4j-uri" env:"CLEW_NEO4J_URI" group:"Your own Neo4j" placeholder:"URI" help:"Use this Neo4j (neo4j://host, bolt://host, neo4j+s://…) and start none."`
	Neo4jUser     string `name:"neo4j-user" env:"CLEW_NEO4J_USER" group:"Your own Neo4j" default:"neo4j" help:"Its user. Empty: no authentication. Default: ${default}."`
	Neo4jPassword string `name:"neo4j-password" env:"CLEW_NEO4J_PASSWORD" group:"Your own Neo4j" placeholder:"SECRET" help:"Its password; better given as CLEW_NEO4J_PASSWORD." secret:""`
	Neo4jDatabase string `name:"neo4j-database" env:"CLEW_NEO4J_DATABASE" group:"Your own Neo4j" placeholder:"NAME" help:"Its database. Empty: the user's home database."`

	DataDir     string `name:"data-dir" env:"CLEW_DATA_DIR" group:"Managed Neo4j" default:"${dataDir}" type:"path" help:"Where Clew keeps its graph. Default: ${default}."`
	CacheDir    string `name:"cache-dir" env:"CLEW_CACHE_DIR" group:"Managed Neo4j" default:"${cacheDir}" type:"path" help:"Where the Neo4j program itself is kept. Default: ${default}."`
	HeapMB      int    `name:"heap-mb" env:"CLEW_HEAP_MB" group:"Managed Neo4j" placeholder:"MB" help:"Its Java heap. 0: sized to the machine."`
	PageCacheMB int    `name:"page-cache-mb" env:"CLEW_PAGE_CACHE_MB" group:"Managed Neo4j" placeholder:"MB" help:"Its page cache. 0: sized to the machine."`

	LogLevel slog.Level `name:"log-level" env:"CLEW_LOG_LEVEL" group:"Logs" default:"WARN" help:"DEBUG, INFO, WARN or ERROR. Default: ${default}."`
	LogJSON  bool       `name:"log-json" env:"CLEW_LOG_JSON" group:"Logs" help:"Write logs as JSON lines."`
}

func defaultDataDir() string {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "clew")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "clew-data"
	}
	return filepath.Join(home, ".local", "share", "clew")
}

func defaultCacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return filepath.Join(os.TempDir(), "clew-cache")
	}
	return filepath.Join(dir, "clew")
}

// logger writes to standard error, so that standard output stays the answer.
func (s *Settings) logger() *slog.Logger {
	options := &slog.HandlerOptions{Level: s.LogLevel}
	if s.LogJSON {
		return slog.New(slog.NewJSONHandler(os.Stderr, options))
	}
	return slog.New(slog.NewTextHandler(os.Stderr, options))
}

type configCommand struct{}

// Run prints one line a setting: its variable, its flag and its value.
func (configCommand) Run(ctx context.Context, app *kong.Kong) error {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "VARIABLE\tFLAG\tVALUE")
	for _, flag := range settingsOf(app) {
		fmt.Fprintf(out, "%s\t--%s\t%s\n", flag.Envs[0], flag.Name, shown(flag))
	}
	return out.Flush()
}

// settingsOf lists the flags of the program and of clew serve, without --help.
func settingsOf(app *kong.Kong) []*kong.Flag {
	all := append([]*kong.Flag{}, app.Model.Flags...)
	for _, command := range app.Model.Children {
		if command.Name == "serve" {
			all = append(all, command.Flags...)
		}
	}
	kept := all[:0]
	for _, flag := range all {
		if len(flag.Envs) > 0 && flag.Name != "help" {
			kept = append(kept, flag)
		}
	}
	return kept
}

func shown(flag *kong.Flag) string {
	if flag.Tag.Has("secret") && !flag.Target.IsZero() {
		return "********"
	}
	return fmt.Sprint(flag.Target.Interface())
}
