package formats_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
)

const queryFile = `// clew-query 1
// name: Rulings against an agency
// owner: Jo
// tags: courts, rulings
// description: Which judges found against it.
//
//   - a list
//     with more
// param agency: entity Agency, required, label "Agency, or “body”", default "U.S. Department of Defense"
// param since: date, help "As precise as you know it.", default "2021-01"
// param least: number, default 3
// param share: number, default 0.5
// param certain: boolean, default false
// param kind: enum, default "Ruling", options ["Ruling","Award"]
// param among: entities, from "MATCH (n:Agency)\nRETURN n.id, n.name"
// param words: list, default ["a","b, c"]

// Comments after the empty line are the query's own.
MATCH (r:Ruling)-[:FINDS_AGAINST]->(a {id: $agency})

RETURN r
`

func TestAFileOfAQueryIsWrittenAsItWasRead(t *testing.T) {
	q, err := formats.ReadQuery(strings.NewReader(queryFile))
	if err != nil {
		t.Fatal(err)
	}
	if q.Name != "Rulings against an agency" || len(q.Params) != 8 || q.Params[2].Default != int64(3) || q.Params[3].Default != 0.5 ||
		q.Params[4].Default != false || q.Description != "Which judges found against it.\n\n- a list\n  with more" || !strings.HasPrefix(q.Text, "// Comments") {
		t.Errorf("read as %+v", q)
	}
	for _, file := range []string{queryFile, strings.ReplaceAll(queryFile, "\n", "\r\n"), "\ufeff" + queryFile} {
		q, err := formats.ReadQuery(strings.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		var written bytes.Buffer
		if err := formats.WriteQuery(&written, q); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(queryFile, written.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestMistakesInAFileOfAQueryNameTheirLine(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"no head":            {"// clew-query 1", "// clew-query 2", "Line 1: "},
		"no key":             {"// owner: Jo", "// by Jo", "Line 3: this is no “key: value”"},
		"an unknown key":     {"// owner: Jo", "// author: Jo", "Line 3: “author” is not known"},
		"a key twice":        {"// owner: Jo", "// name: Jo", "Line 3: “name” is given twice"},
		"a type unknown":     {"since: date", "since: moment", "Line 10: \"moment\" is not a type"},
		"a word unknown":     {"entity Agency, required", "entity Agency, optional", "Line 9: “optional” is not known"},
		"a word twice":       {"entity Agency, required", "entity Agency, required, required", "Line 9: “required” is given twice"},
		"no comma":           {"entity Agency, required", "entity Agency required", "Line 9: a comma is missing"},
		"no quotes":          {`default "2021-01"`, `default 2021-01`, "Line 10: a comma is missing"},
		"no value":           {`, default "2021-01"`, `, default`, "Line 10: after “default” a value is needed"},
		"a default unfit":    {`default "2021-01"`, `default "soon"`, "Line 10: The default of since does not fit"},
		"a nested default":   {`default ["a","b, c"]`, `default [["a"]]`, "Line 16: a list of defaults holds texts"},
		"an object":          {`default 0.5`, `default {"a": 1}`, "Line 12: a default is"},
		"an option too many": {`default 3`, `options ["x"]`, "Line 11: Only a choice has options"},
		"a name twice":       {"param since", "param agency", "There are two parameters of the name agency"},
		"a name unfit":       {"param since", "param since when", "Line 10: \"since when\" is not a name"},
		"no name":            {"// name: Rulings against an agency\n", "", "Give the query a name"},
		"no text":            {queryFile[strings.Index(queryFile, "\n\n"):], "\n", "Write what to ask"},
		"other bytes":        {"Jo", "J\xff", "UTF-8"},
		"too large":          {"Jo", strings.Repeat("o", 300<<10), "too large"},
	} {
		t.Run(name, func(t *testing.T) {
			file := strings.Replace(queryFile, c.old, c.new, 1)
			if file == queryFile {
				t.Fatalf("%q is not in the file", c.old)
			}
			_, err := formats.ReadQuery(strings.NewReader(file))
			if graph.KindOf(err) != graph.Invalid || !strings.Contains(graph.MessageOf(err), c.want) {
				t.Errorf("refused with %v, want %q", err, c.want)
			}
		})
	}
}

// drawQuery makes a query whose texts are anything.
func drawQuery(t *rapid.T) graph.SavedQuery {
	q := graph.SavedQuery{
		Name: "q" + rapid.StringN(0, 20, -1).Draw(t, "name"), Description: rapid.String().Draw(t, "description"),
		Owner: rapid.StringN(0, 20, -1).Draw(t, "owner"), Tags: rapid.SliceOfN(rapid.StringN(0, 9, -1), 0, 3).Draw(t, "tags"),
		Text: rapid.String().Draw(t, "text") + "\nRETURN 1",
	}
	for i, typ := range graph.ParamTypes {
		p := graph.Param{Name: "p" + string(rune('a'+i)), Type: typ, Required: rapid.Bool().Draw(t, "required"),
			Label: rapid.StringN(0, 9, -1).Draw(t, "label"), Help: rapid.StringN(0, 9, -1).Draw(t, "help")}
		switch typ {
		case graph.NumberParam:
			p.Default = rapid.Float64Range(-1e30, 1e30).Draw(t, "default")
		case graph.BooleanParam:
			p.Default = rapid.Bool().Draw(t, "default")
		case graph.EnumParam:
			p.From = "RETURN " + rapid.String().Draw(t, "from")
		case graph.ListParam:
			p.Default = rapid.SliceOfN(rapid.StringN(0, 9, -1), 0, 3).Draw(t, "default")
		case graph.TextParam, graph.EntityParam:
			p.Default = rapid.StringN(0, 9, -1).Draw(t, "default")
		}
		q.Params = append(q.Params, p)
	}
	q, wrong := q.Clean()
	if len(wrong) > 0 {
		t.Skip(wrong)
	}
	return q
}

func TestAnyQueryComesBackFromItsFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuery(t)
		var file bytes.Buffer
		if err := formats.WriteQuery(&file, q); err != nil {
			t.Fatal(err)
		}
		read, err := formats.ReadQuery(&file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(q, read); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheStartersHaveLastingIDsAndDifferentNames(t *testing.T) {
	queries, err := formats.ReadQueries(demo.Queries())
	if err != nil || len(queries) < 12 {
		t.Fatalf("%d starters, %v", len(queries), err)
	}
	again, err := formats.ReadQueries(demo.Queries())
	if diff := cmp.Diff(queries, again); diff != "" || err != nil {
		t.Error(err, diff)
	}
	seen := map[string]bool{}
	for _, q := range queries {
		if seen[q.ID] || seen[q.Name] || q.Description == "" || len(q.Tags) == 0 {
			t.Errorf("%s is not as the others, or says nothing of itself", q.Name)
		}
		seen[q.ID], seen[q.Name] = true, true
	}
}

func FuzzReadQuery(f *testing.F) {
	f.Add([]byte(queryFile))
	f.Add([]byte("// clew-query 1\n// name: x\n\nRETURN 1"))
	f.Add([]byte("// clew-query 1\n// param a: list, default [1"))
	f.Fuzz(func(t *testing.T, file []byte) {
		q, err := formats.ReadQuery(bytes.NewReader(file))
		if err != nil {
			if graph.KindOf(err) != graph.Invalid {
				t.Fatalf("a mistake came out as %v", err)
			}
			return
		}
		var first, second bytes.Buffer
		if err := formats.WriteQuery(&first, q); err != nil {
			t.Fatal(err)
		}
		text := first.String()
		if q, err = formats.ReadQuery(&first); err != nil {
			t.Fatalf("what was written is refused: %v\n%s", err, text)
		}
		if err := formats.WriteQuery(&second, q); err != nil || second.String() != text {
			t.Fatalf("written again it differs: %v\n%s\n%s", err, text, second.String())
		}
	})
}

func TestTheQueryOfTheManualIsAGoodFile(t *testing.T) {
	manual, err := os.ReadFile("../../docs/queries.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(manual), "```cypher\n")
	example, _, _ := strings.Cut(rest, "```")
	if q, err := formats.ReadQuery(strings.NewReader(example)); err != nil || len(q.Params) != 4 {
		t.Errorf("%+v, %v", q, err)
	}
}
