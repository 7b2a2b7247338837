package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// typeInto types into the last field that a selector finds.
func (b *tab) typeInto(selector, text string) {
	b.t.Helper()
	b.until("there is a field", fmt.Sprintf(`document.querySelector(%q)`, selector))
	eval[bool](b, fmt.Sprintf(`([...document.querySelectorAll(%q)].at(-1).focus(), true)`, selector))
	b.keys(text)
}

// clear are the names of entities that are shown clearly, in order.
func (b *tab) clear() []string {
	b.t.Helper()
	return eval[[]string](b, `((m) => m.graph.filterNodes((id) => m.clarityOfNode(id) === "clear").map((id) => m.graph.getNodeAttribute(id, "entity").name).sort())(`+canvas+`.model)`)
}

// dimmed counts the entities and the links that step back.
func (b *tab) dimmed() [2]int {
	b.t.Helper()
	return eval[[2]int](b, `((m) => [m.graph.filterNodes((id) => m.clarityOfNode(id) === "dimmed").length, m.graph.filterEdges((id) => m.clarityOfEdge(id) === "dimmed").length])(`+canvas+`.model)`)
}

// filterBy adds a filter of entities by their type in the dialog.
func (b *tab) filterBy(rest string, types ...string) {
	b.t.Helper()
	b.click("#legend button", "Add filter")
	b.see(".rule-dialog h2", "Add a filter")
	for _, name := range types {
		b.click(".rule-value", name)
	}
	b.click(".rule-dialog label", rest)
	b.click(".rule-dialog .primary", "Add filter")
}

func TestAReaderFiltersByTypePropertyAndEvidence(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	everything := b.clear()

	b.filterBy("dimmed", "Company", "Person")
	b.see(".filter-chip", "Company or Person")
	if clear := b.clear(); !slices.Equal(clear, []string{"Gao Feng", "Lei Jun", "Xiaomi"}) {
		t.Errorf("clear are %v", clear)
	}
	if n := b.dimmed(); n[0] != len(everything)-3 || n[1] == 0 {
		t.Errorf("%v step back", n)
	}
	b.see(".filter-fit", fmt.Sprintf("3 of %d entities", len(everything)))
	b.see("#live", "Filter added: Company or Person")

	// Or what is of a country, which the browser has to ask for.
	b.click(".filter-chip-what", "Company or Person")
	b.see(".rule-dialog h2", "Change the filter")
	b.click(".rule-dialog button", "Or…")
	b.choose(".rule-dialog[open] .rule-head select[aria-label='What to ask for']", "property country")
	b.click(".rule-value", "United States")
	b.see(".rule-says", "Company or Person; or Country: United States: 5 of")
	b.click(".rule-dialog .primary", "Change filter")
	b.see(".filter-chip", "Company or Person; or Country: United States")
	if clear := b.clear(); len(clear) != 5 || !slices.Contains(clear, "U.S. Department of Defense") {
		t.Errorf("clear are %v", clear)
	}

	// And links with two sources.
	b.click("#legend button", "Add filter")
	b.click(".rule-dialog label", "Links")
	b.choose(".rule-dialog[open] .rule-head select[aria-label='What to ask for']", "sources")
	b.typeInto(".rule-dialog[open] .rule-range label:first-child input", "2")
	b.see(".rule-says", "2 or more sources")
	b.click(".rule-dialog .primary", "Add filter")
	b.see(".filter-chip", "2 or more sources")
	before := b.clear()

	// All of it is there after a reload.
	b.do(chromedp.Reload())
	b.see(".filter-chip", "2 or more sources")
	b.until("the property is known again", fmt.Sprintf(`((m) => m.graph.filterNodes((id) => m.clarityOfNode(id) === "clear").length)(%s.model) === %d`, canvas, len(before)))

	// Each goes by its cross, and comes back with undo.
	b.click("[aria-label='Remove the filter: 2 or more sources']", "")
	b.until("one is left", `document.querySelectorAll(".filter-chip").length === 1`)
	b.chord("z")
	b.see(".filter-chip", "2 or more sources")
	b.click("#legend button", "Show all")
	b.until("none is left", `document.querySelectorAll(".filter-chip").length === 0`)
	if clear := b.clear(); !slices.Equal(clear, everything) {
		t.Errorf("clear are %v", clear)
	}
}

func TestFiltersThatNothingFitsSayTheWayBackAndTheListRevealsOne(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	b.filterBy("hidden", "Company")
	b.see(".filter-chip", "Company")
	b.filterBy("hidden", "Person")
	b.see("#none-fit", "Nothing on the canvas fits these filters")
	b.click("#none-fit button", "Undo")
	b.until("the company is back", `document.querySelector("#none-fit").hidden`)
	if clear := b.clear(); !slices.Equal(clear, []string{"Xiaomi"}) {
		t.Errorf("clear are %v", clear)
	}
	b.click(".side-tabs button", "List")
	b.click(".row.is-hidden .row-main", "Lei Jun")
	b.see("#inspector h2", "Lei Jun")
	if seen := eval[bool](b, canvas+`.model.isNodeVisible(`+quoted(b.entity("Lei Jun"))+`)`); !seen {
		t.Error("what was chosen in the list stays hidden")
	}
	b.see(".row-detail", "dimmed")

	// Saved under a name, they can be used again.
	b.click(".side-tabs button", "Types")
	b.click(".shelf summary", "Saved filters")
	b.typeInto("[aria-labelledby=filters-title] .shelf-form input", "Only companies")
	b.click(".shelf-form button", "Save")
	b.see(".shelf-use", "Only companies")
	b.click(".filter-chip-remove", "")
	b.until("none is left", `document.querySelectorAll(".filter-chip").length === 0`)
	b.click(".shelf-use", "Only companies")
	b.see(".filter-chip", "Company")
}

func TestASharedPictureIsFilteredWithoutScriptsToo(t *testing.T) {
	site := startDemo(t)
	t.Cleanup(func() {
		if err := site.close(); err != nil {
			t.Error(err)
		}
	})
	b := openAt(t, site.url, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	b.filterBy("dimmed", "Company")
	b.click("#legend button", "Add filter")
	b.choose(".rule-dialog[open] .rule-head select[aria-label='What to ask for']", "degree")
	b.typeInto(".rule-dialog[open] .rule-range label:first-child input", "2")
	b.see(".rule-says", "2 or more links on the canvas")
	b.click(".rule-dialog label", "hidden")
	b.click(".rule-dialog .primary", "Add filter")
	b.until("the picture is measured", canvas+`.model.graph.filterNodes((id) => !`+canvas+`.model.isNodeVisible(id)).length > 0`)
	state, stepping := eval[string](b, visibleState), b.dimmed()
	link := b.share("Companies among others")
	path := strings.TrimPrefix(link, site.url)

	off := desktop
	off.scripts = false
	reader := openAt(t, site.url, off, path)
	reader.see("h1", "Companies among others")
	if svg := fetch(t, link+"/picture.svg"); strings.Count(svg, `<g opacity="0.2">`) != stepping[0] {
		t.Errorf("%d entities step back in the picture, %d on the canvas", strings.Count(svg, `<g opacity="0.2">`), stepping[0])
	}

	again := openAt(t, site.url, desktop, "/sources")
	again.onCanvas("/?view=" + strings.TrimPrefix(path, "/v/"))
	again.see(".filter-chip", "Company")
	if got := eval[string](again, visibleState); got != state {
		t.Errorf("shared:\n%s\nopened:\n%s", state, got)
	}
	if got := again.dimmed(); got != stepping {
		t.Errorf("%v step back, %v did", got, stepping)
	}
}
