package formats_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"clew/graph/formats"
)

var update = flag.Bool("update", false, "write testdata anew")

// The files in testdata are read by other programs' readers too: see
// assets/src/net/exports.test.ts.
func TestFilesAreWrittenAsOtherProgramsReadThem(t *testing.T) {
	m, err := gather(formats.ReadClew(strings.NewReader(good)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range m.entities {
		if e.Facts != nil {
			e.Facts["two words"] = "<a & \"b\">\n=1+1 \x1b"
		}
	}
	for _, name := range []string{"graphml", "gexf", "ftm", "cypher"} {
		f, _ := formats.Named(name)
		path := "testdata/small" + f.Extension
		got := write(t, f, m)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v: go test -update writes it anew\n%s", path, err, got)
		}
	}
}
