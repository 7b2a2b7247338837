package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// results is what a page of queries has run.
const results = `document.querySelector("#results").results`

// editor is the editor of a query's text.
const editor = `document.querySelector("#results").editor`

// write puts the focus into the editor, empties it and types.
func (b *tab) write(text string) {
	b.t.Helper()
	b.until("the editor is there", editor+`.view.contentDOM.isConnected`)
	eval[bool](b, editor+`.view.focus(), true`)
	b.chord("a")
	b.keys(kb.Delete)
	b.keys(text)
}

// fill types into a field of a form.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.until(selector+" is there", fmt.Sprintf(`document.querySelector(%q)`, selector))
	eval[bool](b, fmt.Sprintf(`document.querySelector(%q).focus(), true`, selector))
	b.keys(text)
}

// finished waits for a run's end and returns what the meter says.
func (b *tab) finished() string {
	b.t.Helper()
	b.until("the query has run", `!["running", undefined].includes(`+results+`.run?.state)`)
	b.until("the meter says so", `/row/i.test(document.querySelector(".row-meter").textContent)`)
	return b.text(".row-meter")
}

func (b *tab) queryCalled(name string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf(`fetch("/api/queries").then(r => r.json()).then(({queries}) => queries.find(q => q.name === %q).id)`, name))
}

func TestAQueryIsWrittenSavedRunByItsFormAndAddedToTheCanvas(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	before := eval[string](b, canvasState)

	// Write it: what is wrong is marked at its place while one writes.
	b.visit("/queries/new")
	b.fill("#field-name", "Who founded what")
	b.write("MATCH (p:Person)-[f:FOUNDED]->(c:Company) WHERE c.id = $company RETURM p, f, c")
	b.until("the error is marked where it is", editor+`.view.dom.querySelector(".cm-lintRange-error")?.textContent === "RETURM"`)
	b.write("MATCH (p:Person)-[f:FOUNDED]->(c:Company) WHERE c.id = $company RETURN p, f, c")
	b.until("it is right", `document.querySelector(".editor-columns").textContent === "Gives p, f, c"`)
	b.click("button", "Add a parameter")
	b.fill("#field-params-0-name", "company")
	eval[bool](b, `(type => (type.value = "entity", type.dispatchEvent(new Event("input", { bubbles: true }))))(document.querySelector("#field-params-0-type"))`)

	// Try it with a value that is not kept.
	b.fill("#try-company", "Xiaomi")
	b.see(".edit-try .entity-hits [role=option]", "Xiaomi")
	b.press("ArrowDown")
	b.press("Enter")
	b.click(".editor-tools button", "Run")
	b.finished()
	b.see("#results [role=gridcell]", "Lei Jun")
	b.click("button", "Explain")
	b.see(".plan", "Produce results")
	b.click("button.primary", "Save")

	// Run it by its form.
	b.see("h1", "Who founded what")
	if kept := eval[string](b, `document.querySelector("#query-form input[name=company]").value`); kept != "" {
		t.Errorf("what it was tried with was kept: %q", kept)
	}
	b.fill("#query-form .entity-box input", "Xiaomi")
	b.see("#query-form .entity-hits [role=option]", "Xiaomi")
	b.keys(kb.ArrowDown + kb.Enter)
	b.click("#query-form button", "Run")
	if meter := b.finished(); !strings.Contains(meter, "row") || strings.Contains(meter, "No rows") {
		t.Fatalf("the run ended with %q", meter)
	}
	b.see("#results [role=gridcell]", "Lei Jun")
	if address := eval[string](b, `location.pathname + location.search`); !strings.Contains(address, "company=") || !strings.Contains(address, "run=1") {
		t.Errorf("the address %s is no permalink to the run", address)
	}

	// The graph is exactly what it returned.
	b.click("#results [role=tab]", "Graph")
	b.until("its graph is drawn", results+`.picture.model?.graph.order > 0`)
	if exact := eval[bool](b, `(({ picture, run }) => picture.model.graph.order === run.graph.ids.length && picture.model.graph.size === run.graph.links.size)(`+results+`)`); !exact {
		t.Error("the graph is not what the query returned")
	}

	// Further links are drawn only when asked for, and nothing moves for them.
	places := `JSON.stringify(` + results + `.picture.model.graph.mapNodes((id, { x, y }) => [id, x, y]))`
	drawn, links := eval[string](b, places), eval[int](b, results+`.picture.model.graph.size`)
	b.click("#results .switch", "other links")
	b.until("other links are drawn", fmt.Sprintf(results+`.picture.model.graph.size > %d`, links))
	if now := eval[string](b, places); now != drawn {
		t.Errorf("the graph moved from %s to %s", drawn, now)
	}
	b.click("#results .switch", "other links")
	b.until("they are gone", fmt.Sprintf(results+`.picture.model.graph.size === %d`, links))
	saved := eval[string](b, `new Promise((resolve) => {
		const { createObjectURL } = URL;
		URL.createObjectURL = (blob) => (blob.text().then(resolve), createObjectURL.call(URL, blob));
		document.querySelector("#results [data-format=graphml]").click();
	})`)
	if !strings.Contains(saved, "<graphml") || !strings.Contains(saved, "Lei Jun") {
		t.Errorf("the graph was saved as %.200s", saved)
	}

	// Add it to the canvas, where everything stays in its place.
	b.click("#results button", "Add to canvas")
	founder := b.entity("Lei Jun")
	b.until("he is selected", fmt.Sprintf(`%s.model.selection.has(%s)`, canvas, quoted(founder)))
	moved := eval[[]string](b, fmt.Sprintf(`(() => {
		const now = new Map(JSON.parse(%s).map(([id, ...at]) => [id, at.join()]));
		return JSON.parse(%s).filter(([id, ...at]) => now.get(id) !== at.join()).map(([id]) => id);
	})()`, canvasState, quoted(before)))
	if len(moved) > 0 {
		t.Errorf("%d entities moved", len(moved))
	}
}

func TestAPathIsAddedToTheCanvasByKeyboardAsOneStep(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	eval[bool](b, canvas+`.model.run({ kind: "remove", label: "Clear", nodes: `+canvas+`.model.graph.nodes() }), true`)
	b.visit("/queries/" + b.queryCalled("Shortest chain of evidence") + "?run=1")
	if eval[bool](b, `document.body.contains(document.querySelector(".results-table"))`) {
		t.Error("the server ran what the script runs")
	}
	if meter := b.finished(); strings.HasPrefix(meter, "No rows") {
		t.Fatalf("the run ended with %q", meter)
	}
	length := eval[int](b, results+`.run.graph.ids.length`)
	eval[bool](b, `[...document.querySelectorAll("#results button")].find(e => e.textContent === "Add to canvas").focus(), true`)
	b.keys(kb.Enter)
	b.until("the path is on the canvas", fmt.Sprintf(canvas+`.model.graph.order === %d`, length))
	b.chord("z")
	b.until("it was one step", canvas+`.model.graph.order === 0`)
}

func TestAQueryRunsOnWhatIsSelected(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	ids := []string{b.entity("Lei Jun"), b.entity("Xiaomi")}
	eval[bool](b, fmt.Sprintf(`%[1]s.model.select(%[2]s), %[1]s.openMenu(%[2]s[0]), true`, canvas, quoted(ids)))
	b.click("#menu [role=menuitem]", "What ties these together")
	b.see("h1", "What ties these together")
	b.finished()
	for _, id := range ids {
		if address := eval[string](b, `location.search`); !strings.Contains(address, id) {
			t.Errorf("%s is not in the address %s", id, address)
		}
	}
}

func TestWhatIsWrongWithAFormIsSaidAtItsField(t *testing.T) {
	b := open(t, desktop, "/")
	b.visit("/queries/" + b.queryCalled("Rulings against an agency"))
	b.fill("#field-since", "soon")
	b.click("#query-form button", "Run")
	b.until("the field says so", `document.querySelector("#field-since-error")?.checkVisibility()`)
	if id := eval[string](b, `document.activeElement.id`); id != "field-since" {
		t.Errorf("the focus is on %q", id)
	}
}

func TestManyRowsStreamInAndCanBeStopped(t *testing.T) {
	b := open(t, desktop, "/queries/new")
	b.write("MATCH (a:Entity), (b:Entity), (c:Entity) RETURN a.name AS a, b.name AS b, c.name AS c")
	b.chord(kb.Enter)
	if meter := b.finished(); !strings.HasPrefix(meter, "The first 5,000 rows") {
		t.Fatalf("the run ended with %q", meter)
	}
	b.click("#results button", "Up to 100,000 rows")
	b.until("all have come", results+`.run.state === "done" && `+results+`.run.rows === 100000`)
	if rows := eval[string](b, `document.querySelector(".grid").ariaRowCount`); rows != "100001" {
		t.Errorf("the table has %s rows", rows)
	}
	if made := eval[int](b, `document.querySelectorAll(".grid-body .grid-row").length`); made > 100 {
		t.Errorf("%d rows were made into elements", made)
	}

	b.write("MATCH (a:Entity), (b:Entity), (c:Entity), (d:Entity), (e:Entity) WHERE a.name + e.name = '' RETURN a")
	b.chord(kb.Enter)
	b.see(".row-meter", "Running…")
	b.click("#results button", "Stop")
	b.see(".row-meter", "Stopped after 0 rows")
}

func TestTableGraphAndEditorOfAQueryHaveNoSeriousAccessibilityViolation(t *testing.T) {
	for _, as := range []look{desktop, {width: 390, height: 844, scripts: true, touch: true, dark: true}} {
		b := open(t, as, "/queries")
		check := func(what string) {
			for _, v := range b.axe() {
				t.Errorf("%s (dark %v, %d wide): %s, %s: %s\n%s", what, as.dark, as.width, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
			}
			if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(as.width) {
				t.Errorf("%s scrolls sideways: %d pixels at a width of %d", what, wide, as.width)
			}
		}
		path := "/queries/" + b.queryCalled("Who designated whom")
		b.visit(path + "?run=1")
		b.finished()
		check("table")
		b.click("#results [role=tab]", "Graph")
		b.until("its graph is drawn", results+`.picture.model?.graph.order > 0`)
		check("graph")
		b.visit(path + "/edit")
		b.until("the text was checked", `document.querySelector(".editor-columns")?.textContent.startsWith("Gives ")`)
		b.click("button", "Explain")
		b.see(".plan", "Produce results")
		check("editor and plan")
	}
}
