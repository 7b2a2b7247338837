// Package demo holds the facts of the demonstration, how Xiaomi came onto a
// U.S. blacklist and off it again, and questions to ask of them.
package demo

import (
	"embed"
	"io"
	"io/fs"
	"strings"
)

//go:embed xiaomi.json
var facts string

//go:embed queries/*.cypher
var queries embed.FS

// Facts returns the file of facts, in the format of docs/format.md.
func Facts() io.ReadSeeker { return strings.NewReader(facts) }

// Queries returns the files of queries to begin with, in the format of
// docs/queries.md.
func Queries() fs.FS {
	files, err := fs.Sub(queries, "queries")
	if err != nil {
		panic(err) // the files are compiled in
	}
	return files
}
