package formats_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

// Files as other tools write them.
const (
	networkxFile = `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d2" for="edge" attr.name="weight" attr.type="double"/>
  <key id="d1" for="node" attr.name="founded" attr.type="long"/>
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="n0"><data key="d0">Acme</data><data key="d1">1989</data></node>
    <node id="n 1"/>
    <edge source="n0" target="n 1"><data key="d2">2</data></edge>
  </graph>
</graphml>`
	gephiFile = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
  <graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="Type" type="string"/><attribute id="1" title="id" type="string"/></attributes>
    <nodes>
      <node id="1.0" label="Acme"><attvalues><attvalue for="0" value="Company"/><attvalue for="1" value="x7"/></attvalues><viz:position x="-3.6" y="4.4"/></node>
      <node id="2.0" label="Ada"/>
    </nodes>
    <edges><edge id="0" source="2.0" target="1.0" label="OWNS"/></edges>
  </graph>
</gexf>`
	sanctionsFile = `{"id":"NK-1","caption":"Ada","schema":"Person","properties":{"name":["Ada","A. Smith"],"alias":["Ada S."],"birthDate":["1980"],"topics":["role.pep","sanction"]},"datasets":["x"],"first_seen":"2021-01-01T00:00:00"}

{"id":"NK-2","schema":"Company","properties":{"name":["Acme"]}}
{"id":"NK-3","schema":"Directorship","properties":{"director":["NK-1"],"organization":["NK-2"],"role":["chair"],"startDate":["2020-05-01T00:00:00"]}}
`
)

func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var file bytes.Buffer
	pair := zip.NewWriter(&file)
	for name, text := range files {
		w, err := pair.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := pair.Close(); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

func TestFilesOfOtherToolsAreRead(t *testing.T) {
	spreadsheet := zipped(t, map[string]string{"nodes.csv": "Id,Label,Country\n1,Acme,US\n2,Ada,\n", "links.csv": "Source,Target,Id,Type\n2,1,9,OWNS\n"})
	for _, c := range []struct{ format, file, want string }{
		{"graphml", networkxFile, "Thing Acme founded=1989; Thing n 1; n 1 <- LINKED_TO Acme weight=2;"},
		{"gexf", gephiFile, "Company Acme id in the file=x7; Thing Ada; Acme <- OWNS Ada; Acme at [-4 4];"},
		{"csv", spreadsheet, "Thing Acme Country=US; Thing Ada; Acme <- OWNS Ada;"},
		{"ftm", sanctionsFile, "Person Ada (A. Smith, Ada S.) birthDate=1980 topics=[role.pep sanction]; Company Acme; Acme <- DIRECTORSHIP Ada 2020-05-01 role=chair;"},
	} {
		f, _ := formats.Named(c.format)
		checked, err := f.Check(strings.NewReader(c.file), "tool")
		if err != nil {
			t.Errorf("%s: %v", c.format, err)
			continue
		}
		if got := told(t, checked); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.format, got, c.want)
		}
		if !checked.Lasting() {
			t.Errorf("%s: it would take something away", c.format)
		}
	}
}

// Two files of one name are two states of one dataset; of two names, two.
func TestIDsOfOtherToolsAreKeptApartByTheFilesName(t *testing.T) {
	f, _ := formats.Named("graphml")
	ids := map[string]bool{}
	for _, dataset := range []string{"a", "b", "a"} {
		checked, err := f.Check(strings.NewReader(networkxFile), dataset)
		if err != nil {
			t.Fatal(err)
		}
		m, err := gather(checked.Items())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range m.entities {
			ids[e.ID] = true
		}
	}
	if len(ids) != 4 {
		t.Errorf("%d entities, want 4", len(ids))
	}
}

func TestAFileThatIsNoneOfItsFormatIsRefusedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ format, file, want string }{
		{"graphml", "", "the file is empty"},
		{"graphml", gephiFile, "not a file of GraphML"},
		{"gexf", "<gexf><graph>\n</gexf>", "line 2: this is not XML"},
		{"graphml", strings.Replace(networkxFile, ">1989<", ">long ago<", 1), "entities[0] (n0): the fact “founded”: \"long ago\" is not a whole number"},
		{"graphml", strings.Replace(networkxFile, `target="n 1"`, `target="n9"`, 1), "there is no entity \"n9\""},
		{"graphml", strings.Replace(networkxFile, `id="n 1"`, `id="n0"`, 1), "entities[1] (n0): the id \"n0\" is used twice"},
		{"gexf", strings.Replace(gephiFile, `x="-3.6"`, `x="left"`, 1), "\"left\" is no place"},
		{"csv", "id,name\n", "this zip file is damaged"},
		{"csv", zipped(t, map[string]string{"nodes.csv": "id\n"}), "there is no links.csv"},
		{"csv", zipped(t, map[string]string{"nodes.csv": "name\nA\n", "links.csv": "id,source,target\n"}), "nodes.csv has no column “id”"},
		{"csv", zipped(t, map[string]string{"nodes.csv": "id,name\n1,A,B\n", "links.csv": "id,source,target\n"}), "nodes.csv: line 2: it has more cells than the table has columns"},
		{"csv", zipped(t, map[string]string{"nodes.csv": "id,claims\n1,[{\n", "links.csv": "id,source,target\n"}), "“claims”"},
		{"ftm", sanctionsFile + "\nnothing\n", "line 6: this is not an entity of FollowTheMoney"},
		{"ftm", `{"id":"1","schema":"Person","properties":{"name":["A"]},"clew":{"entity":{"type":"Claim"}}}`, "The type \"Claim\" is taken"},
		{"json", `{"clew": 1, "ids": "mine"}`, "“ids” can only be"},
		{"json", strings.Replace(good, `"start": 9`, `"prefix": "x", "start": 9`, 1), "is for files whose “ids” are \"lasting\""},
	} {
		f, _ := formats.Named(c.format)
		_, err := f.Check(strings.NewReader(c.file), "file")
		if graph.KindOf(err) != graph.Invalid || !strings.Contains(graph.MessageOf(err), c.want) {
			t.Errorf("%s: %v, want %q", c.format, err, c.want)
		}
	}
}

// told is a file's contents in words.
func told(t *testing.T, checked *formats.Clew) string {
	t.Helper()
	var text strings.Builder
	name := map[string]string{}
	for item, err := range checked.Items() {
		switch {
		case err != nil:
			t.Fatal(err)
		case item.Entity != nil:
			e := item.Entity
			name[e.ID] = e.Name
			text.WriteString(e.Type + " " + e.Name)
			if len(e.Aliases) > 0 {
				text.WriteString(" (" + strings.Join(e.Aliases, ", ") + ")")
			}
			text.WriteString(factWords(e.Facts) + "; ")
		case item.Link != nil:
			l := item.Link
			text.WriteString(name[l.Target] + " <- " + l.Type + " " + name[l.Source] + strings.TrimRight(" "+l.From, " ") + factWords(l.Facts) + "; ")
		case item.Opening != nil:
			for i, id := range item.Opening.Entities {
				text.WriteString(name[id] + " at " + sprint(item.Opening.Position[i]) + "; ")
			}
		}
	}
	return strings.TrimSpace(text.String())
}

func TestASelectionOfAGraphThatClewDidNotMakeIsExported(t *testing.T) {
	store := graphtest.Movies(t)
	var draft graph.Draft
	draft.Title = "Films"
	hits, err := store.Search(t.Context(), "matrix", 10)
	if err != nil || len(hits) == 0 {
		t.Fatalf("nothing was found: %v", err)
	}
	for _, hit := range hits {
		draft.Entities = append(draft.Entities, graph.DraftEntity{ID: hit.ID})
	}
	view, err := store.Snapshot(t.Context(), draft)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formats.All {
		var file bytes.Buffer
		if err := f.Write(&file, store.FactsOf(t.Context(), view)); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if f.Check == nil {
			continue
		}
		if _, err := f.Check(bytes.NewReader(file.Bytes()), "films"); err != nil {
			t.Errorf("%s: %v\n%s", f.Name, err, file.String())
		}
	}
	if _, err := store.Facts(t.Context()); graph.KindOf(err) != graph.Forbidden {
		t.Errorf("the whole graph: %v", err)
	}
}

func sprint(value any) string { return strings.TrimSpace(fmt.Sprint(value)) }

func factWords(facts map[string]any) string {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		text.WriteString(" " + name + "=" + sprint(facts[name]))
	}
	return text.String()
}
