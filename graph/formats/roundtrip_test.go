package formats_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"clew/graph"
	"clew/graph/formats"
)

// gather makes a graph of items, as an import into an empty database does.
func gather(items iter.Seq2[graph.Item, error]) (model, error) {
	var m model
	source, entity, link := map[string]graph.Source{}, map[string]*graph.EntityFacts{}, map[string]*graph.LinkFacts{}
	claims := map[string][]graph.Claim{}
	for item, err := range items {
		switch {
		case err != nil:
			return m, err
		case item.Source != nil:
			m.sources = append(m.sources, *item.Source)
			source[item.Source.ID] = *item.Source
		case item.Entity != nil:
			m.entities = append(m.entities, graph.EntityFacts{EntityItem: *item.Entity})
		case item.Link != nil:
			m.links = append(m.links, graph.LinkFacts{LinkItem: *item.Link})
		case item.Claim != nil:
			c := item.Claim
			claim := graph.Claim{ID: c.ID, About: c.About, Subject: graph.Entity{ID: c.Source}, Relation: c.Relation, Status: c.Status, Date: c.Date,
				Note: c.Note, AddedBy: c.AddedBy, Added: c.Added, Passage: c.Passage, Source: source[c.SourceID], Answers: c.Answers}
			if c.By != "" {
				claim.By = &graph.Entity{ID: c.By}
			}
			claims[c.About] = append(claims[c.About], claim)
		case item.Opening != nil:
			m.opening = item.Opening
		}
	}
	for i := range m.entities {
		m.entities[i].Claims = claims[m.entities[i].ID]
		entity[m.entities[i].ID] = &m.entities[i]
	}
	for i := range m.links {
		m.links[i].Claims = claims[m.links[i].ID]
		link[m.links[i].ID] = &m.links[i]
	}
	m.sort()
	return m, nil
}

func write(t rapid.TB, f formats.Format, m model) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := f.Write(&file, m.facts()); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return file.Bytes()
}

func readBack(t rapid.TB, f formats.Format, file []byte) model {
	t.Helper()
	checked, err := f.Check(bytes.NewReader(file), "test")
	if err != nil {
		t.Fatalf("%s refused what it wrote: %v\n%s", f.Name, err, file)
	}
	m, err := gather(checked.Items())
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return m
}

func TestWhatIsExportedIsReadBackByteForByte(t *testing.T) {
	for _, f := range formats.All {
		if f.Check == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				m := (&drawn{T: t}).model(rapid.Bool().Draw(t, "with texts"))
				first := write(t, f, m)
				again := write(t, f, readBack(t, f, first))
				if !bytes.Equal(first, again) {
					t.Fatalf("%s: written\n%s\nread and written again\n%s", f.Name, first, again)
				}
			})
		})
	}
}

// JSON holds everything, so what came through another format is compared in it.
func TestNoFormatLosesWhatItCarries(t *testing.T) {
	json, _ := formats.Named("json")
	for _, f := range formats.All {
		if f.Check == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				m := (&drawn{T: t}).model(f.Name == "ftm")
				m.opening = nil // its title is not in every format
				if f.Name != "ftm" {
					m.sources = m.cited() // the others have no place of their own for sources
				}
				want, got := write(t, json, m), write(t, json, readBack(t, f, write(t, f, m)))
				if !bytes.Equal(want, got) {
					t.Fatalf("%s: in\n%s\nout\n%s", f.Name, want, got)
				}
			})
		})
	}
}

// cited are the sources that something is claimed from.
func (m *model) cited() []graph.Source {
	cited := map[string]bool{}
	for _, e := range m.entities {
		for _, c := range e.Claims {
			cited[c.Source.ID] = true
		}
	}
	for _, l := range m.links {
		for _, c := range l.Claims {
			cited[c.Source.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(m.sources), func(s graph.Source) bool { return !cited[s.ID] })
}

func TestALargeGraphIsNotHeldInMemoryWhileItIsWritten(t *testing.T) {
	const n = 8_000
	before, most := held(), uint64(0)
	id := func(i int) string { return graph.DerivedID("large", time.Unix(0, 0), "any", fmt.Sprint(i)) }
	facts := graph.Facts{
		Sources: sequence[graph.Source](nil),
		Entities: func(yield func(graph.EntityFacts, error) bool) {
			for i := range n {
				if i%(n/4) == 0 {
					most = max(most, held())
				}
				if !yield(graph.EntityFacts{EntityItem: graph.EntityItem{ID: id(i), Type: "Company", Name: "A", About: strings.Repeat("long ", 200)}}, nil) {
					return
				}
			}
			most = max(most, held())
		},
		Links: sequence[graph.LinkFacts](nil),
	}
	for _, f := range formats.All {
		if err := f.Write(io.Discard, facts); err != nil {
			t.Fatal(err)
		}
		if grown := int64(most) - int64(before); grown > 6<<20 {
			t.Errorf("%s: %d MB more are held while it is written", f.Name, grown>>20)
		}
	}
}

// A full disk, or a reader who has gone, ends the writing at once.
func TestWritingStopsAtTheFirstError(t *testing.T) {
	full := errors.New("the disk is full")
	for _, f := range formats.All {
		shown := 0
		facts := graph.Facts{Sources: sequence[graph.Source](nil), Links: sequence[graph.LinkFacts](nil), Entities: func(yield func(graph.EntityFacts, error) bool) {
			for shown = 0; shown < 100_000; shown++ {
				if !yield(graph.EntityFacts{EntityItem: graph.EntityItem{ID: fmt.Sprint(shown), Type: "Company", Name: rand.Text()}}, nil) {
					return
				}
			}
		}}
		if err := f.Write(fullDisk{full}, facts); !errors.Is(err, full) {
			t.Errorf("%s: %v", f.Name, err)
		}
		if shown == 100_000 {
			t.Errorf("%s went on to the end", f.Name)
		}
		facts.Entities = func(yield func(graph.EntityFacts, error) bool) { yield(graph.EntityFacts{}, full) }
		if err := f.Write(io.Discard, facts); !errors.Is(err, full) {
			t.Errorf("%s: an error of the graph became %v", f.Name, err)
		}
	}
}

type fullDisk struct{ err error }

func (d fullDisk) Write([]byte) (int, error) { return 0, d.err }
