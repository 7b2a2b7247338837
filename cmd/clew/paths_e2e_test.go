package main

import (
	"fmt"
	"strings"
	"testing"
)

// pick selects entities of the canvas by their names.
func (b *tab) pick(names ...string) {
	b.t.Helper()
	for _, name := range names {
		if !eval[bool](b, fmt.Sprintf(`((page) => {
			const id = page.model.graph.findNode((_, { entity }) => entity.name === %q);
			if (id) page.model.select([id], "add");
			return Boolean(id);
		})(`+canvas+`)`, name)) {
			b.t.Fatalf("%s is not on the canvas", name)
		}
	}
}

// hasNoViolation fails the test where axe finds something serious.
func (b *tab) hasNoViolation(where string) {
	b.t.Helper()
	for _, v := range b.axe() {
		b.t.Errorf("%s: %s, %s: %s\n%s", where, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
	}
}

const picture = `((page) => JSON.stringify(page.model.graph.mapNodes((id, { x, y }) => [id, x, y]).sort()))(` + canvas + `)`

func TestAReporterAsksWhyTwoThingsAreConnected(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the canvas is there", canvas+`?.model.graph.order > 3`)
	b.pick("Lei Jun", "U.S. Department of Defense")
	before := eval[string](b, picture)

	b.click("#inspector button", "Why are these connected?")
	b.until("every path has come", `document.querySelectorAll("#inspector [data-path]").length > 0 && [...document.querySelectorAll("#inspector .connections-panel .actions-bar button")].some(e => e.textContent === "Copy as text")`)
	b.see("#inspector .connections", "“")
	b.see("#inspector .connections", "Xiaomi on and off the blacklist: a brief")
	b.until("the thread is drawn", canvas+`.model.lens.thread?.length > 1`)
	if thread := eval[string](b, `((page) => page.model.lens.thread.every((id) => page.stage !== undefined && page.model.isEdgeVisible(id)) ? "drawn" : "hidden")(`+canvas+`)`); thread != "drawn" {
		t.Error("links of the thread are not in sight")
	}
	moved := eval[bool](b, `((before, page) => before.some(([id, x, y]) => {
		const at = page.model.graph.getNodeAttributes(id);
		return at.x !== x || at.y !== y;
	}))(`+before+`, `+canvas+`)`)
	if moved {
		t.Error("finding paths moved what was on the canvas")
	}

	eval[bool](b, `(navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }, true)`)
	b.click("#inspector button", "Copy as text")
	b.until("it is copied", `Boolean(window.copied)`)
	text := eval[string](b, `window.copied`)
	for _, want := range []string{"Lei Jun", "U.S. Department of Defense", "1.", "“", "Xiaomi on and off the blacklist: a brief"} {
		if !strings.Contains(text, want) {
			t.Errorf("the copy lacks %q:\n%s", want, text)
		}
	}
	b.hasNoViolation("the paths")

	for i := 0; i < 10 && eval[bool](b, canvas+`.model.lens.thread !== undefined || `+picture+` !== `+"`"+before+"`"); i++ {
		b.click("#undo", "")
	}
	if eval[string](b, picture) != before || eval[bool](b, canvas+`.model.lens.thread !== undefined`) {
		t.Error("undoing does not lead back to the picture of before")
	}
}

func TestAReporterAsksWhatSeveralShare(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the canvas is there", canvas+`?.model.graph.order > 3`)
	b.pick("Lei Jun", "Xiaomi’s challenge in federal court")
	b.click("#inspector button", "What do these share?")
	b.see("#inspector .connections table", "Xiaomi")
	b.hasNoViolation("common ground")
}
