package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"
)

// keepFiles makes the page keep the files that it makes, as texts of one byte
// a character; the last is the one that its reader gets.
const keepFiles = `(() => {
	window.files = [];
	const give = URL.createObjectURL.bind(URL);
	URL.createObjectURL = (blob) => { window.files.push(blob.arrayBuffer().then((b) => Array.from(new Uint8Array(b), (c) => String.fromCharCode(c)).join(""))); return give(blob); };
	return true;
})()`

// saveAs chooses a format in the dialog and returns the file.
func (b *tab) saveAs(format string) []byte {
	b.t.Helper()
	b.chord("s")
	b.see("#save-title", "Save")
	eval[bool](b, `(window.files.length = 0, true)`)
	b.click(fmt.Sprintf("dialog.save [data-format=%s]", format), "")
	b.until("the file is there and the dialog closed", `window.files.length > 0 && !document.querySelector("dialog.save")`)
	var file []byte
	for _, r := range eval[string](b, `window.files.at(-1)`) {
		file = append(file, byte(r))
	}
	return file
}

func TestTheCanvasIsSavedAsFiles(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the canvas is there", canvas+`?.model.graph.order > 3`)
	eval[bool](b, keepFiles)
	names := eval[[]string](b, canvas+`.model.graph.mapNodes((_, a) => a.entity.name)`)

	svg := b.saveAs("svg")
	for decoder := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := decoder.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("the SVG is no XML: %v", err)
		}
	}
	for _, name := range names {
		if !strings.Contains(string(svg), strings.SplitN(name, " ", 2)[0]) {
			t.Errorf("the SVG does not show %q", name)
		}
	}
	if strings.Contains(string(svg), "<image") || !strings.Contains(string(svg), "<path") {
		t.Error("the SVG is not made of vectors")
	}
	if picture, err := png.Decode(bytes.NewReader(b.saveAs("png"))); err != nil || picture.Bounds().Dx() < 700 {
		t.Errorf("the PNG: %v", err)
	}
	for format, sign := range map[string]string{
		"html": "<!doctype html", "json": `"clew"`, "graphml": "<graphml", "gexf": "<gexf", "csv": "PK", "ftm": `"schema"`, "cypher": "MERGE",
	} {
		if file := string(b.saveAs(format)); !strings.Contains(file, sign) {
			t.Errorf("%s: no %q in %.200s", format, sign, file)
		}
	}
}

func TestOnlyTheSelectionIsSaved(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the canvas is there", canvas+`?.model.graph.order > 3`)
	eval[bool](b, keepFiles)
	eval[bool](b, `((page) => {
		const [link] = page.model.graph.edges();
		page.model.select(page.model.graph.extremities(link));
		return true;
	})(`+canvas+`)`)
	chosen := eval[[]string](b, `((page) => [...page.model.selection].map((id) => page.model.graph.getNodeAttribute(id, "entity").name))(`+canvas+`)`)
	others := eval[[]string](b, `((page) => page.model.graph.filterNodes((id) => !page.model.selection.has(id)).map((id) => page.model.graph.getNodeAttribute(id, "entity").name))(`+canvas+`)`)
	facts := string(b.saveAs("gexf"))
	for _, name := range chosen {
		if !strings.Contains(facts, `label="`+name+`"`) {
			t.Errorf("%q was selected and not saved", name)
		}
	}
	for _, name := range others {
		if strings.Contains(facts, `label="`+name+`"`) {
			t.Errorf("%q was saved and not selected", name)
		}
	}
}
