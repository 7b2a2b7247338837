package formats_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

// samples are graphs to send through the database: the demonstration, and
// random ones, the same in every run.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	json, _ := formats.Named("json")
	some := map[string][]byte{}
	m, err := gather(formats.ReadClew(demo.Facts()))
	if err != nil {
		t.Fatal(err)
	}
	some["the demonstration"] = write(t, json, m)
	for seed := range 2 {
		m := rapid.Custom(func(t *rapid.T) model { return (&drawn{T: t}).model(seed%2 == 0) }).Example(seed)
		some[fmt.Sprint("random graph ", seed)] = write(t, json, m)
	}
	return some
}

// loaded is a database that holds a file and nothing else.
func loaded(t *testing.T, f formats.Format, file []byte) *graph.Store {
	t.Helper()
	store := graphtest.Store(t)
	checked, err := f.Check(bytes.NewReader(file), "test")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Merge(t.Context(), checked.Items()); err != nil {
		t.Fatal(err)
	}
	return store
}

func exported(t *testing.T, f formats.Format, store *graph.Store) []byte {
	t.Helper()
	facts, err := store.Facts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := f.Write(&file, facts); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestAnExportImportedIntoAnEmptyDatabaseIsExportedByteForByte(t *testing.T) {
	json, _ := formats.Named("json")
	for name, sample := range samples(t) {
		store := loaded(t, json, sample)
		first := map[string][]byte{}
		for _, f := range formats.All {
			first[f.Name] = exported(t, f, store)
		}
		for _, f := range formats.All {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				if f.Check == nil {
					runScript(t, string(first[f.Name]), first["json"])
					return
				}
				if again := exported(t, f, loaded(t, f, first[f.Name])); !bytes.Equal(first[f.Name], again) {
					t.Errorf("exported\n%s\nimported and exported again\n%s", first[f.Name], again)
				}
			})
		}
	}
}

// runScript runs a Cypher script in an empty database and compares what it
// makes with what it was made of.
func runScript(t *testing.T, script string, want []byte) {
	t.Helper()
	store := graphtest.Store(t)
	for statement := range strings.SplitSeq(script, ";\n") {
		if statement != "" {
			graphtest.Run(t, statement, nil)
		}
	}
	if err := store.RefreshSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	want, _, _ = bytes.Cut(want, []byte(",\n\"opening\"")) // a script has none
	if got := exported(t, formats.All[0], store); !bytes.HasPrefix(got, bytes.TrimSuffix(want, []byte("}\n"))) {
		t.Errorf("%s\nmade\n%s\nof\n%s", script, got, want)
	}
}

// A view can hold more entities than one question to the database may name.
func TestALargePictureComesBack(t *testing.T) {
	var m model
	m.opening = &graph.OpeningItem{Title: "Many"}
	for i := range 1200 {
		id := graph.DerivedID("many", time.Unix(0, 0), "entity", fmt.Sprint(i))
		m.entities = append(m.entities, graph.EntityFacts{EntityItem: graph.EntityItem{ID: id, Type: "Company", Name: fmt.Sprint(i)}})
	}
	m.sort()
	for i, e := range m.entities {
		m.opening.Entities = append(m.opening.Entities, e.ID)
		m.opening.Position = append(m.opening.Position, [2]int{i, -i})
	}
	gexf, _ := formats.Named("gexf")
	file := write(t, gexf, m)
	if again := exported(t, gexf, loaded(t, gexf, file)); !bytes.Equal(file, again) {
		t.Errorf("%d bytes came back of %d", len(again), len(file))
	}
}

func TestMergingAPartTakesNothingAway(t *testing.T) {
	store := graphtest.Demo(t)
	before := exported(t, formats.All[0], store)
	facts, err := store.Facts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var part model
	for e, err := range facts.Entities {
		if err != nil {
			t.Fatal(err)
		}
		part.entities = append(part.entities, graph.EntityFacts{EntityItem: graph.EntityItem{ID: e.ID, Type: e.Type, Name: e.Name}, Claims: e.Claims})
	}
	for l, err := range facts.Links {
		if err != nil {
			t.Fatal(err)
		}
		part.links = append(part.links, graph.LinkFacts{LinkItem: graph.LinkItem{Link: l.Link}, Claims: l.Claims[:min(1, len(l.Claims))]})
	}
	graphml, _ := formats.Named("graphml")
	checked, err := graphml.Check(bytes.NewReader(write(t, graphml, part)), "part")
	if err != nil {
		t.Fatal(err)
	}
	result, err := store.Merge(t.Context(), checked.Items())
	if err != nil {
		t.Fatal(err)
	}
	if result.Entities.Unchanged != 47 || result.Links.Unchanged != 62 || result.Sources.Changed != 0 {
		t.Errorf("merged: %v", result)
	}
	if after := exported(t, formats.All[0], store); !bytes.Equal(before, after) {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}
