package main

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/readable/pdftest"
)

// The test binary is the program that readPDF runs again.
func init() {
	if len(os.Args) == 2 && os.Args[1] == "read-pdf" {
		os.Exit(run(context.Background(), os.Args[1:]))
	}
}

func TestAPDFIsReadInAProcessOfItsOwn(t *testing.T) {
	text, err := readPDF(t.Context(), pdftest.File("The Pentagon removed Vexel Corp.", "It sued."))
	if err != nil || !strings.Contains(text, "The Pentagon removed Vexel Corp.\nIt sued.") {
		t.Errorf("got %q, %v", text, err)
	}
}

func TestAPDFThatExhaustsMemoryOrStackDoesNoHarm(t *testing.T) {
	huge := "%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 40000000000/W[1 2 1]/Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF"
	deep := "%PDF-1.5\n" + strings.Repeat("[", 9<<20) + "\nstartxref\n9\n%%EOF"
	for name, file := range map[string]string{"a huge table": huge, "deep nesting": deep, "nothing": "%PDF-1.5\n"} {
		start := time.Now()
		_, err := readPDF(t.Context(), []byte(file))
		if graph.KindOf(err) != graph.Invalid || strings.Contains(graph.MessageOf(err), "goroutine") {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > pdfTime+10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}
