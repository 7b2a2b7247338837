package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/graph/neo4jd"
)

// said runs one command line and returns its exit code and what it printed to
// standard output and standard error.
func said(t *testing.T, args ...string) (code int, text string) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = writer, writer
	defer func() { os.Stdout, os.Stderr = stdout, stderr }()
	printed := make(chan string)
	go func() {
		var all bytes.Buffer
		io.Copy(&all, reader)
		printed <- all.String()
	}()
	code = run(context.Background(), args)
	writer.Close()
	return code, <-printed
}

func TestConfigShowsEverySettingAndMasksThePassword(t *testing.T) {
	t.Setenv("CLEW_NEO4J_PASSWORD", "swordfish")
	t.Setenv("CLEW_NEO4J_URI", "bolt://example.test:7687")
	code, text := said(t, "config")
	if code != 0 || strings.Contains(text, "swordfish") {
		t.Errorf("exit %d, and the password must not be shown:\n%s", code, text)
	}
	for _, want := range []string{"CLEW_NEO4J_URI", "bolt://example.test:7687", "********", "--data-dir", "CLEW_LISTEN", "--demo"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}

func TestAFlagWinsOverItsVariable(t *testing.T) {
	t.Setenv("CLEW_NEO4J_USER", "from-variable")
	if _, text := said(t, "config", "--neo4j-user", "from-flag"); !strings.Contains(text, "from-flag") || strings.Contains(text, "from-variable") {
		t.Error(text)
	}
}

func TestAMistypedCommandIsExplained(t *testing.T) {
	if code, text := said(t, "serv"); code != 2 || !strings.Contains(text, "serve") {
		t.Errorf("exit %d:\n%s", code, text)
	}
}

func TestABadDatabaseAddressIsOneClearSentence(t *testing.T) {
	code, text := said(t, "import", "../../graph/demo/xiaomi.json", "--neo4j-uri", "ftp://nowhere")
	if code != 1 || !strings.Contains(text, "not the address of a Neo4j server") {
		t.Errorf("exit %d:\n%s", code, text)
	}
}

func TestFactsCanBeAddedWhileClewServes(t *testing.T) {
	demoURL(t)
	code, text := said(t, "import", "../../graph/demo/xiaomi.json", "--data-dir", theDemo.site.dir)
	if code != 0 || !strings.Contains(text, "Entities: 0 added, 47 unchanged") {
		t.Errorf("exit %d:\n%s", code, text)
	}
}

func TestASecondClewOnTheSameDataSaysSoAndStops(t *testing.T) {
	demoURL(t)
	code, text := said(t, "serve", "--listen", "127.0.0.1:0", "--data-dir", theDemo.site.dir)
	if code != 1 || !strings.Contains(text, "another Clew is using") {
		t.Errorf("exit %d:\n%s", code, text)
	}
}

func TestAWrongPasswordEndsTheStartWithOneSentence(t *testing.T) {
	demoURL(t)
	at, err := neo4jd.AddressOf(filepath.Join(theDemo.site.dir, "neo4j"))
	if err != nil {
		t.Fatal(err)
	}
	code, text := said(t, "serve", "--listen", "127.0.0.1:0", "--neo4j-uri", at.URI, "--neo4j-password", "not the password")
	if code != 1 || !strings.Contains(text, "login") && !strings.Contains(text, "password") {
		t.Errorf("exit %d:\n%s", code, text)
	}
}

func TestAnErrorInAFileNamesTheFile(t *testing.T) {
	demoURL(t)
	code, text := said(t, "import", "main.go", "--data-dir", theDemo.site.dir)
	if code != 1 || !strings.Contains(text, "main.go: ") {
		t.Errorf("exit %d:\n%s", code, text)
	}
}
