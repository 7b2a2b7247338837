package socket

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
)

type fixture struct {
	From  string          `json:"from"`
	Frame json.RawMessage `json:"frame"`
}

func fixtures(tb testing.TB) map[string]fixture {
	tb.Helper()
	files, err := filepath.Glob("testdata/frames/*.json")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no frame fixtures: %v", err)
	}
	all := map[string]fixture{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		var f fixture
		if err := json.Unmarshal(data, &f); err != nil {
			tb.Fatalf("%s: %v", file, err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".json")] = f
	}
	return all
}

// canonical makes two JSON texts of the same value equal.
func canonical(tb testing.TB, text []byte) any {
	tb.Helper()
	var value any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		tb.Fatalf("%s: %v", text, err)
	}
	return value
}

func TestEveryFrameOfTheBrowserKeepsItsMeaningWhenDecoded(t *testing.T) {
	for name, f := range fixtures(t) {
		if f.From != "browser" {
			continue
		}
		frame, err := Decode(f.Frame)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if frame == nil && name != "unknown" {
			t.Errorf("%s was ignored", name)
		}
		if frame == nil {
			continue
		}
		again, err := json.Marshal(frame)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(canonical(t, f.Frame), canonical(t, again)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestEveryFrameOfTheServerIsWrittenAsItsFixture(t *testing.T) {
	for name, f := range fixtures(t) {
		if f.From != "server" {
			continue
		}
		if diff := cmp.Diff(canonical(t, f.Frame), canonical(t, rewrite(t, f.Frame))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// rewrite reads a frame of the server and writes it the way the server does.
func rewrite(t *testing.T, text []byte) []byte {
	t.Helper()
	var head struct {
		Op      string
		Columns []string
		MS      *int
		Picked  []any
		Pairs   []any
	}
	if err := json.Unmarshal(text, &head); err != nil {
		t.Fatal(err)
	}
	frame := map[string]any{"hello": &Hello{}, "begin": &Begin{}, "patch": &Patch{}, "done": &Done{},
		"error": &Error{}, "status": &Status{}, "rows": &QueryRows{}, "path": &PathFrame{}}[head.Op]
	if head.Picked != nil {
		frame = &PathsBegin{}
	} else if head.Pairs != nil {
		frame = &PathsDone{}
	} else if head.Columns != nil {
		frame = &QueryBegin{}
	} else if head.MS != nil {
		frame = &QueryDone{}
	}
	if err := json.Unmarshal(text, frame); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if p, ok := frame.(*Patch); ok {
		written, rest := appendPatch(nil, p.Stream, p.Seq, p.Patch, 1<<20)
		if len(rest.Entities)+len(rest.Links) > 0 {
			t.Errorf("a small patch was cut")
		}
		return written
	}
	written, err := json.Marshal(frame)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

func TestDecodeRefusesWhatIsNoFrame(t *testing.T) {
	for _, text := range []string{
		``, `{`, `null`, `[]`, `"expand"`, `{}`, `{"op":""}`, `{"op":1}`, `{"op":"expand"}`, `{"op":"expand","stream":0,"node":"a"}`,
		`{"op":"expand","stream":-1,"node":"a"}`, `{"op":"expand","stream":1.5,"node":"a"}`, `{"op":"expand","stream":"1","node":"a"}`,
		`{"op":"expand","stream":1,"node":["a"]}`, `{"op":"expand","stream":1,"node":"a","types":"A"}`,
		`{"op":"among","stream":1,"added":[1],"shown":[]}`, `{"op":"ack","stream":1}`, `{"op":"ack","stream":1,"seq":0}`,
		`{"op":"cancel"}`, `{"op":"cancel","stream":99999999999999999999}`, `{"op":"cancel","stream":1}{}`,
	} {
		if frame, err := Decode([]byte(text)); err == nil {
			t.Errorf("%s was read as %#v", text, frame)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, fixture := range fixtures(f) {
		f.Add([]byte(fixture.Frame))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		frame, err := Decode(data)
		if frame == nil || err != nil {
			return
		}
		text, err := json.Marshal(frame)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(text)
		if err != nil || !cmp.Equal(frame, again) {
			t.Errorf("%s\nbecame %s: %v", data, text, err)
		}
	})
}

// FuzzPatch checks the hand-written encoder against encoding/json, and that
// nothing is lost, doubled or reordered where a patch is cut.
func FuzzPatch(f *testing.F) {
	f.Add("01J", "Company", "Xiaomi 小米", "2021-03", 7, 100)
	f.Add("4:a:\"1\"", "A\\B", "\x00\u2028<&>\xff", "", -1, 1)
	f.Fuzz(func(t *testing.T, id, typ, name, date string, count, size int) {
		e := graph.Entity{ID: id, Type: typ, Name: name, Degree: count, From: date, Until: date, Status: graph.Status(typ), Evidence: count, Sources: count, Known: date}
		l := graph.Link{ID: id, Type: typ, Source: name, Target: id, From: date, Until: date, Status: graph.Status(typ), Evidence: count, Sources: count, Known: date}
		want := graph.Patch{Entities: []graph.Entity{e, e, e}, Links: []graph.Link{l, l, l, l}}
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &want); err != nil { // for what JSON can't say: broken UTF-8
			t.Fatal(err)
		}
		var got graph.Patch
		for rest, frames := want, 0; len(rest.Entities)+len(rest.Links) > 0; frames++ {
			if frames > 7 {
				t.Fatal("a frame brought nothing")
			}
			var data []byte
			data, rest = appendPatch(nil, 1, 1, rest, size)
			var part Patch
			if err := json.Unmarshal(data, &part); err != nil {
				t.Fatalf("%s: %v", data, err)
			}
			got.Entities, got.Links = append(got.Entities, part.Entities...), append(got.Links, part.Links...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestALongPatchIsCutByBytes(t *testing.T) {
	long := graph.Entity{ID: "a", Type: "Statement", Name: strings.Repeat("long ", 2000)}
	p := graph.Patch{Entities: []graph.Entity{long, long, long, long, long}}
	data, rest := appendPatch(nil, 1, 1, p, 16<<10)
	if len(rest.Entities) != 3 || len(data) > 32<<10 {
		t.Errorf("%d bytes, %d entities left", len(data), len(rest.Entities))
	}
}

func manyLinks(n int) graph.Patch {
	var p graph.Patch
	for range n {
		p.Entities = append(p.Entities, graph.Entity{ID: "01JAB3C4D5E6F7G8H9JKMNPQRS", Type: "Company", Name: "Xiaomi Communications 小米", Degree: 12})
		p.Links = append(p.Links, graph.Link{ID: "01JAB3C4D5E6F7G8H9JKMNPQRT", Type: "TARGETS", Source: "01JAB3C4D5E6F7G8H9JKMNPQRS",
			Target: "01JAB3C4D5E6F7G8H9JKMNPQRV", From: "2021-01-14", Status: graph.Asserted, Evidence: 2})
	}
	return p
}

// One operation is 10,000 links with their entities.
func BenchmarkEncode(b *testing.B) {
	p := manyLinks(10_000)
	b.Run("appendPatch", func(b *testing.B) {
		buf := make([]byte, 0, 128<<10)
		for b.Loop() {
			for rest := p; len(rest.Entities)+len(rest.Links) > 0; {
				_, rest = appendPatch(buf, 1, 1, rest, 64<<10)
			}
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		for b.Loop() {
			if _, err := json.Marshal(p); err != nil {
				b.Fatal(err)
			}
		}
	})
}
