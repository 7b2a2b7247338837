// Package demo holds the facts of the demonstration: how Xiaomi came onto a
// U.S. blacklist and off it again.
package demo

import (
	_ "embed"
	"io"
	"strings"
)

//go:embed xiaomi.json
var facts string

// Facts returns the file of facts, in the format of docs/format.md.
func Facts() io.ReadSeeker { return strings.NewReader(facts) }
