package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/graph/formats"
)

func TestTheGraphIsExportedWhileClewServes(t *testing.T) {
	demoURL(t)
	dir := t.TempDir()
	for _, f := range formats.All {
		name := filepath.Join(dir, "demo"+f.Extension)
		code, text := said(t, "export", name, "--data-dir", theDemo.site.dir)
		if code != 0 || !strings.Contains(text, "Wrote the graph to "+name+" as "+f.Title) {
			t.Fatalf("exit %d:\n%s", code, text)
		}
		err := withFile(name, func(file *os.File) error { return checkFile(name, file) })
		if refused := err != nil && strings.Contains(err.Error(), "can't be read back"); refused != (f.Check == nil) || err != nil && !refused {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != len(formats.All) {
		t.Errorf("%d files are left, %v", len(left), err)
	}
}

func TestAnExportNeedsAFormat(t *testing.T) {
	for args, want := range map[string]string{
		"facts.txt":               "give --format",
		"facts.txt --format=xlsx": `there is no format "xlsx"; there are json, graphml`,
	} {
		code, text := said(t, append([]string{"export"}, strings.Fields(args)...)...)
		if code != 1 || !strings.Contains(text, want) {
			t.Errorf("%s: exit %d: %s", args, code, text)
		}
	}
}
