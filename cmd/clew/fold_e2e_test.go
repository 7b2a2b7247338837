package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	foldJudge, foldHalt            = "Rudolph Contreras", "Temporary halt of the Luokung designation"
	foldDesignation, foldedCompany = "Designation of Luokung", "Luokung Technology Corp."
	foldedSentence                 = foldJudge + " halted the designation of " + foldedCompany
)

// openChain opens a canvas with a judge, a ruling, a designation and a company
// of the demo, each linked to the next.
func openChain(t *testing.T) *tab {
	t.Helper()
	b := open(t, desktop, "/sources")
	ids := url.Values{}
	for _, name := range []string{foldJudge, foldHalt, foldDesignation, foldedCompany} {
		ids.Add("add", eval[string](b, fmt.Sprintf(`fetch("/api/search?" + new URLSearchParams({ q: %q })).then((r) => r.json()).then(({ hits }) => hits.find(({ name }) => name === %[1]q).id)`, name)))
	}
	b.visit("/?" + ids.Encode())
	b.until("the chain is on the canvas and selected", canvas+`?.model.graph.size === 3 && `+canvas+`.model.selection.size === 4`)
	return b
}

// foldQuotes are of a claim about each of the three links.
var foldQuotes = []string{
	"On 5 May 2021 Contreras issued a like order for Luokung Technology Corp.",
	"in its suit the judge put that designation on hold as well",
	"Luokung, too, had sued over its designation by the Defense Department",
}

func TestEventsFoldIntoLinksThatKeepAllTheirClaims(t *testing.T) {
	b := openChain(t)
	b.keys(kb.Escape) // what came is selected
	b.until("nothing is selected", canvas+`.model.selection.size === 0`)
	b.pick(foldHalt)
	b.press("j")
	b.see("#inspector h2", foldJudge+" halted "+foldDesignation)
	b.chord("z")
	b.until("the ruling is back", fmt.Sprintf(`%s.model.isNodeVisible(%q)`, canvas, b.entity(foldHalt)))

	b.palette("fold all events")
	b.keys(kb.Enter)
	b.see("#inspector h2", foldedSentence)
	b.until("all parts have come", `document.querySelectorAll(".fold-part").length === 5 && !document.querySelector(".fold-part[aria-busy]")`)
	for _, quote := range foldQuotes {
		b.see("#inspector", quote)
	}
	b.hasNoViolation("a folded link")

	b.do(chromedp.Reload()) // the canvas of a tab keeps its folds
	b.see("#inspector h2", foldedSentence)
	b.click(".side-tabs .tab", "List")
	b.see("#list .rows", "Ruling · Folded into a link")
	b.click("#list button", "Links 1")
	b.see("#list .rows", foldedSentence)
	eval[bool](b, keepFiles)
	if svg := string(b.saveAs("svg")); !strings.Contains(svg, "Luokung") || strings.Contains(svg, "Temporary halt") {
		t.Error("the picture shows what is folded")
	}
	file := string(b.saveAs("json"))
	for _, quote := range append([]string{foldHalt, foldDesignation}, foldQuotes...) {
		if !strings.Contains(file, quote) {
			t.Errorf("the file of facts lost %q", quote)
		}
	}

	view := b.share("A judge and a company")
	b.visit(strings.TrimPrefix(view, b.url))
	b.see(".view-says", "The canvas draws these events as links: Designations, Rulings.")
	b.see(".statements", foldHalt)
	b.visit("/?view=" + view[strings.LastIndex(view, "/")+1:])
	b.until("the view is folded on the canvas", canvas+`?.model.graph.filterEdges((id) => `+canvas+`.model.isEdgeVisible(id)).length === 1`)

	eval[bool](b, fmt.Sprintf(`(%s.model.select(%[1]s.model.graph.filterEdges((id) => id.startsWith("fold:"))), true)`, canvas))
	b.press("m")
	b.click("#menu [role=menuitem]", "Unfold all: Designations, Rulings")
	b.until("everything is there again", fmt.Sprintf(`%s.model.graph.size === 3 && %[1]s.model.isNodeVisible(%q)`, canvas, b.entity(foldHalt)))
}
