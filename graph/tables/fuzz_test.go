package tables_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"clew/graph"
	"clew/graph/tables"
)

// fuzz reads whatever comes as each of the formats: it may be refused, but only
// in words for the reader, and twice read it is twice the same.
func fuzz(f *testing.F, format string, seeds ...string) {
	for _, seed := range seeds {
		f.Add(seed)
		f.Add(seed[:len(seed)/2])
	}
	f.Fuzz(func(t *testing.T, text string) {
		in := input("x", text)
		file, err := tables.Open(in, tables.Look{Format: format})
		if err != nil {
			if graph.KindOf(err) != graph.Invalid {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		defer file.Close()
		first := told(file)
		if !utf8.ValidString(first) || strings.ContainsRune(first, 0) {
			t.Errorf("%q is read as %q", text, first)
		}
		if second := told(file); second != first {
			t.Errorf("%q is read as %q, then as %q", text, first, second)
		}
		for _, table := range file.Tables {
			table.Profiles()
		}
	})
}

func FuzzDelimited(f *testing.F) {
	fuzz(f, "csv", people, "\uFEFFa,b\r\n1,\"x\r\ny\"\r\n", "a\tb\r1\t2\r", "sep=;\na;b\n\x1a", "\xff\xfea\x00,\x00b\x00\n\x00", "1,-0- ,\"a \"b\" c\"\n")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "json", `[{"a": 1, "b": {"c": [1, "x", null, true]}}]`, `{"nodes": [{"id": 1}], "n": [[[]]]}`, "{\"a\":1}\n{\"a\":2}\n")
}

func FuzzJSONLines(f *testing.F) {
	fuzz(f, "jsonl", "{\"a\":1}\n\n{\"a\":[{\"b\":2}]}\n", "\x1e{}\r\n")
}

func FuzzGraphML(f *testing.F) {
	fuzz(f, "graphml", `<graphml><key id="k" for="node" attr.name="n"><default>x</default></key><graph edgedefault="directed"><node id="a"><data key="k">b</data><graph><node id="c"/></graph></node><edge source="a" target="c"/></graph></graphml>`)
}

func FuzzGEXF(f *testing.F) { fuzz(f, "gexf", gexfFile) }

func FuzzArchive(f *testing.F) { fuzz(f, "zip", "PK\x03\x04", "PK\x05\x06"+strings.Repeat("\x00", 18)) }

func FuzzWorkbook(f *testing.F) {
	fuzz(f, "xlsx", "PK\x03\x04", "PK\x05\x06"+strings.Repeat("\x00", 18))
}

// FuzzOpen finds out by itself what comes.
func FuzzOpen(f *testing.F) { fuzz(f, "", people, gexfFile, `{"a":1}`, "PK\x03\x04") }
