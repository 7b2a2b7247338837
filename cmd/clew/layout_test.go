package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// allowed is the import table of docs/ARCHITECTURE.md: who may import whom of
// ours. Test helpers may be imported by tests only, and import what they like.
var allowed = map[string][]string{
	"clew/cmd/clew":       {"clew/web", "clew/web/socket", "clew/graph", "clew/graph/neo4jd", "clew/graph/formats", "clew/graph/demo", "clew/graph/extract", "clew/graph/readable", "clew/graph/tables", "clew/graph/mapping"},
	"clew/web":            {"clew/web/socket", "clew/views", "clew/assets", "clew/assets/words", "clew/graph", "clew/graph/formats", "clew/graph/extract", "clew/graph/readable"},
	"clew/web/socket":     {"clew/graph"},
	"clew/views":          {"clew/assets/words", "clew/graph"},
	"clew/graph/formats":  {"clew/graph", "clew/graph/tables"},
	"clew/graph/tables":   {"clew/graph"},
	"clew/graph/mapping":  {"clew/graph", "clew/graph/tables"},
	"clew/graph/extract":  {"clew/graph"},
	"clew/graph/readable": {"clew/graph"},
	"clew/graph/demo":     nil,
	"clew/graph":          nil,
	"clew/graph/neo4jd":   nil,
	"clew/assets":         nil,
	"clew/assets/words":   nil,
}

// only names the one package, or the ones, that may import a library.
var only = map[string][]string{
	"github.com/neo4j/neo4j-go-driver": {"clew/graph", "clew/graph/graphtest"},
	"github.com/gorilla/websocket":     {"clew/web/socket"},
	"github.com/labstack/echo":         {"clew/web", "clew/cmd/clew"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestPackagesImportOnlyDownward(t *testing.T) {
	for _, p := range ourPackages(t) {
		may, known := allowed[p.ImportPath]
		if !known {
			if !strings.HasSuffix(p.ImportPath, "test") {
				t.Errorf("%s is not in the import table: add it there and to docs/ARCHITECTURE.md", p.ImportPath)
			}
			continue
		}
		for _, imported := range p.Imports {
			if strings.HasPrefix(imported, "clew/") && !slices.Contains(may, imported) {
				t.Errorf("%s imports %s, which the import table does not allow", p.ImportPath, imported)
			}
		}
	}
}

func TestLibrariesStayBehindTheirPackage(t *testing.T) {
	for _, p := range ourPackages(t) {
		for _, imported := range p.Imports {
			for library, owners := range only {
				if strings.HasPrefix(imported, library) && !slices.Contains(owners, p.ImportPath) {
					t.Errorf("%s imports %s, which belongs to %v", p.ImportPath, path.Base(library), owners)
				}
			}
		}
	}
}

func ourPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "clew/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages
		case err != nil:
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
