package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/mapping"
	"clew/graph/neo4jd"
)

const someFacts = `{"clew": 1, "dataset": "some", "created": "2021-05-20T00:00:00Z",
	"entities": [{"id": "a", "type": "Company", "name": %q}]}`

func TestImportFindsAMistakeInAnyFileBeforeItStartsADatabase(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.json"), filepath.Join(dir, "bad.json")
	for name, entity := range map[string]string{good: "A", bad: " "} {
		if err := os.WriteFile(name, fmt.Appendf(nil, someFacts, entity), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	data := filepath.Join(dir, "data")
	code, text := said(t, "import", good, bad, "--data-dir", data)
	if want := "clew: " + bad + ": entities[0] (a): “name” is missing\n"; code != 1 || text != want {
		t.Errorf("exit %d: %q, want %q", code, text, want)
	}
	if _, err := os.Stat(data); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a database was made: %v", err)
	}
}

func TestImportSaysThatItCannotReadAPipe(t *testing.T) {
	code, text := said(t, "import", os.DevNull)
	if code != 1 || !strings.Contains(text, "save it on a disk first") {
		t.Errorf("exit %d: %s", code, text)
	}
}

func TestATableNeedsAMappingAndOneIsGuessed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	nodes, links := write("nodes.csv", "id,name\n1,Ada\n"), write("links.csv", "source,target\n1,1\n")
	if code, text := said(t, "import", nodes); code != 1 || !strings.Contains(text, "needs a mapping: begin with “clew import --guess") {
		t.Errorf("exit %d: %s", code, text)
	}
	var guessed bytes.Buffer
	if err := (&importCommand{Files: []string{nodes, links}}).guess(&guessed); err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Read(&guessed)
	if err != nil || len(m.Tables) != 2 || m.Tables[1].Table != "links" || !m.Tables[1].Entities[0].Reference {
		t.Fatalf("guessed %+v, %v", m, err)
	}
	wrong := write("wrong.json", `{"clewMapping": 1, "dataset": "x", "tables": [{"entities": [{"id": "a", "key": {"columns": ["number"]}}]}]}`)
	code, text := said(t, "import", "--mapping", wrong, nodes, "--data-dir", filepath.Join(dir, "data"))
	if want := "clew: " + nodes + ": there is no column “number” in this file\n"; code != 1 || text != want {
		t.Errorf("exit %d: %q, want %q", code, text, want)
	}
	if code, text := said(t, "import", "--dry-run", nodes); code != 1 || !strings.Contains(text, "go with --mapping") {
		t.Errorf("exit %d: %s", code, text)
	}
}

func TestARunTellsItsRateAndTheTimeLeft(t *testing.T) {
	var out bytes.Buffer
	p := &progress{out: &out, name: "facts"}
	p.step(mapping.Progress{Step: "links", Done: 0, Total: 3000})
	p.began = time.Now().Add(-10 * time.Second)
	p.step(mapping.Progress{Step: "links", Done: 1000, Total: 3000})
	if got := out.String(); !strings.HasSuffix(got, "facts: 1,000 links, 100 a second, 20s left\n") {
		t.Errorf("%q", got)
	}
}

func TestImportEndsWithOneSentenceWithoutTheDriversWords(t *testing.T) {
	inner := &graph.Error{Kind: graph.Internal, Message: "The database refused a request of Clew's.", Err: errors.New("Neo.ClientError.X (y)")}
	got := plain(fmt.Errorf("facts.json: %w", inner))
	if want := "facts.json: The database refused a request of Clew's."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestImportTellsHowFarItIs(t *testing.T) {
	for terminal, want := range map[bool]string{
		false: "Loading facts: 1 items so far\n",
		true:  clearLine + "Loading facts: 1 items so far",
	} {
		var out bytes.Buffer
		p := &progress{out: &out, name: "facts", terminal: terminal}
		for _, err := range p.watch(formats.ReadClew(strings.NewReader(fmt.Sprintf(someFacts, "A")))) {
			if err != nil {
				t.Fatal(err)
			}
		}
		if got := out.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		p.end()
		if cleared := strings.HasSuffix(out.String(), clearLine); cleared != terminal {
			t.Errorf("at the end the line is cleared: %v", cleared)
		}
	}
}

func TestTheDemoIsNotImportedAgainWhereItIsThere(t *testing.T) {
	demoURL(t)
	at, err := neo4jd.AddressOf(filepath.Join(theDemo.site.dir, "neo4j"))
	if err != nil {
		t.Fatal(err)
	}
	store, err := graph.Open(graph.Config{URI: at.URI, User: at.User, Password: at.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	sum, err := fingerprint(demo.Facts())
	if err != nil {
		t.Fatal(err)
	}
	if there, err := store.LastImported(t.Context(), sum); err != nil || !there {
		t.Errorf("the next start would load the demo again: %v, %v", there, err)
	}
}
