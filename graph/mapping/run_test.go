package mapping_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
	"clew/graph/mapping"
	"clew/graph/tables"
)

const pair = `{"clewMapping": 1, "dataset": "pair", "tables": [
  {"table": "nodes", "entities": [{"id": "node", "once": true, "key": {"columns": ["id"]}, "name": ["name"], "type": {"column": "type", "else": "Thing"},
    "facts": [{"name": "note", "column": "note"}]}]},
  {"table": "links", "entities": [{"id": "a", "reference": true, "key": {"columns": ["source"]}}, {"id": "b", "reference": true, "key": {"columns": ["target"]}}],
    "links": [{"source": "a", "target": "b", "type": {"column": "type", "else": "KNOWS"}, "key": ["id"], "from": {"column": "since"}}]}]}`

// Things that go wrong: a key that stands there twice, with the same and with
// something else, a link to nowhere, a date that is none, a link to itself.
const (
	pairNodes = "id,name,type,note\n1,Ada,Person,x\n2,Acme,Company,\n2,Acme,Company,\n1,Eve,Person,\n,Nobody,Person,\n3,javascript:alert(1),,%s\n"
	pairLinks = "id,source,target,type,since\nl1,1,2,OWNS,2001\nl2,2,2,OWNS,\nl3,1,9,OWNS,\nl4,1,3,,soon\nl1,1,2,OWNS,2001\nl1,1,3,OWNS,2001\nl6,3,1,is related to,\n"
)

func pairFile(tb testing.TB) *tables.File {
	nodes := openText(tb, "nodes.csv", fmt.Sprintf(pairNodes, strings.Repeat("x", 38_000)))
	return tables.Join([]*tables.File{nodes, openText(tb, "links.csv", pairLinks)}, []string{"nodes.csv", "links.csv"})
}

// run brings the file in and returns what is said of it, and of the rows that
// are refused.
func run(t *testing.T, store *graph.Store, dry bool) (mapping.Report, []string) {
	t.Helper()
	plan, err := read(t, pair).Of(pairFile(t))
	if err != nil {
		t.Fatal(err)
	}
	var refused []string
	report, err := plan.Run(t.Context(), store, mapping.Options{Dry: dry, Refused: func(r mapping.Refusal) error {
		refused = append(refused, fmt.Sprintf("%s %d: %s", r.Table.Name, r.Line, r.Reason))
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if report.Read != report.Written+report.Refused || report.Refused != len(refused) {
		t.Errorf("%d read, %d written, %d refused, of which %d are told", report.Read, report.Written, report.Refused, len(refused))
	}
	slices.Sort(refused)
	return report, refused
}

func TestADryRunSaysWhatARunDoesAndASecondRunDoesNothing(t *testing.T) {
	store := graphtest.Store(t)
	want := mapping.Report{Read: 13, Written: 8, Refused: 5, Duplicate: 2, Dangling: 1, Entities: graph.Count{Added: 3}, Links: graph.Count{Added: 3}}
	wantRefused := []string{
		"links 4: there is no entity \"9\" in this file or in the graph",
		"links 5: “since”: \"soon\" is not a date",
		"links 7: line 2 has the same key, and says something else",
		"nodes 5: line 2 has the same key, and says something else",
		"nodes 6: “id” is empty, so “Nobody” has no key",
	}
	for _, dry := range []bool{true, true, false} {
		report, refused := run(t, store, dry)
		if report != want {
			t.Errorf("dry %v: %+v, want %+v", dry, report, want)
		}
		if !slices.Equal(refused, wantRefused) {
			t.Errorf("dry %v: refused\n%s", dry, strings.Join(refused, "\n"))
		}
	}
	want.Entities, want.Links = graph.Count{Unchanged: 3}, graph.Count{Unchanged: 3}
	for _, dry := range []bool{true, false} {
		if report, _ := run(t, store, dry); report != want {
			t.Errorf("again, dry %v: %+v, want %+v", dry, report, want)
		}
	}
}

func TestRefusedRowsAreATableThatNoSpreadsheetRuns(t *testing.T) {
	file := openText(t, "x.csv", "id,source,target,type,since\nl1,=1+1,-2,,never\n")
	m := read(t, pair)
	m.Tables = m.Tables[1:]
	m.Tables[0].Table = ""
	plan, err := m.Of(file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	refused := plan.NewRefusedFile(&out)
	for o := range plan.Outcomes() {
		if err := refused.Add(mapping.Refusal{Table: o.Table, Line: o.Row.Line, Reason: o.Refused, Cells: []string{"l1", "=1+1", "-2", "", "never"}}); err != nil {
			t.Fatal(err)
		}
	}
	want := "table,line,reason,id,source,target,type,since\n,2,\"“since”: \"\"never\"\" is not a date\",l1,'=1+1,'-2,,never\n"
	if err := refused.Close(); err != nil || out.String() != want {
		t.Errorf("%v: %q, want %q", err, out.String(), want)
	}
}
