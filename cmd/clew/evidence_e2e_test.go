package main

import (
	"strings"
	"testing"
)

// linkIs tells whether the link of a type is in sight on the canvas.
func linkIs(inSight, typ string) string {
	return `((page) => page.model.graph.filterEdges((id, { link }) => link.type === ` + quoted(typ) + ` && page.model.isEdgeVisible(id)).length > 0)(` + canvas + `) === ` + inSight
}

// selectLink chooses the first link of a type, as a click on it would.
func (b *tab) selectLink(typ string) {
	b.t.Helper()
	eval[bool](b, `((page) => { page.model.select([page.model.graph.findEdge((id, { link }) => link.type === `+quoted(typ)+`)]); return true; })(`+canvas+`)`)
}

// sides is where both sides of what is contested stand.
const sides = `[...document.querySelectorAll("#inspector .side, main .side")].map((e) => e.getBoundingClientRect())`

func TestLinksAreFilteredByEvidenceAndAContestedOneShowsBothSides(t *testing.T) {
	b := open(t, desktop, "/search?q=Xiaomi")
	b.click("main h2 a", "Xiaomi")
	b.click(".claims a.relation", "tied to")
	b.see("h1", "Xiaomi tied to Chinese military")
	b.until("both sides stand next to each other", `(([pro, contra]) => pro.top === contra.top && pro.right <= contra.left)(`+sides+`)`)
	b.click("a.button", "Explore from here")
	b.until("both ends are there with their links", canvas+`?.model.graph.size > 0`)
	b.until(`the contested link is drawn`, linkIs("true", "TIED_TO"))
	b.clickEntity("Xiaomi")
	b.press("e")
	b.until("the company is expanded", linkIs("true", "FOUNDED"))

	// The legend counts the links by their evidence, and switches each kind off.
	b.see(".legend-evidence li", "Contested1")
	b.click(".coverage-part summary", "What this rests on")
	b.see(".coverage", "Missing is not absent")
	b.see(".shares .share-name", "Clew")
	all := b.text(".coverage p")
	b.click(".legend-evidence label", "Contested")
	b.until("the contested link is out of sight", linkIs("false", "TIED_TO"))
	b.until("others are not", linkIs("true", "FOUNDED"))
	b.see(".legend-evidence li", "Contested0 / 1")
	b.until("what is left rests on less", `document.querySelector(".coverage p").innerText !== `+quoted(all))
	b.click(".legend-evidence label", "Two or more sources")
	b.until("links of two sources are out of sight", linkIs("false", "FOUNDED"))
	b.chord("z")
	b.chord("z")
	b.until("both are back", linkIs("true", "TIED_TO")+" && "+linkIs("true", "FOUNDED"))

	// Contested, it says in the inspector who says what against whom.
	b.selectLink("TIED_TO")
	b.see("#inspector .side-for .claim", "said by U.S. Department of Defense")
	b.see("#inspector .side-against .claim", "said by Temporary halt of the Xiaomi designation")
	b.see("#inspector .side-against .claim-ties", "disputes “alleging that the maker")
	b.until("both sides stand next to each other", `(([pro, contra]) => pro.top === contra.top && pro.right <= contra.left)(`+sides+`)`)
	for _, v := range b.axe() {
		t.Errorf("both sides: %s, %s\n%s", v.ID, v.Help, v.Where)
	}
	b.dress(phone)
	b.until("on a phone one stands below the other", `(([pro, contra]) => pro.bottom <= contra.top)(`+sides+`)`)
}

func TestAClockSetOnTheCanvasGoesIntoQueriesAndPermalinks(t *testing.T) {
	author := open(t, desktop, "/")
	author.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	author.click(".timeline-options summary", "")
	author.click("#timeline-date", "")
	author.keys("2021-04\r")
	author.see(".timeline-line", "As of April 2021")
	author.until("what came later is left out", `((page) => page.model.clock.leavesOut(page.model.graph.findEdge((id, { link }) => link.type === "ENDS")))(`+canvas+`)`)
	author.press("Escape")
	path := strings.TrimPrefix(author.share("Before the removal"), author.url)

	off := desktop
	off.scripts = false
	reader := open(t, off, path)
	if line := reader.text(".clock-line"); !strings.HasPrefix(line, "As of April 2021") || !strings.Contains(line, "in force") {
		t.Errorf("the text says %q", line)
	}
	if told := reader.text(".view-says"); !strings.Contains(told, "halts Designation of Xiaomi") || strings.Contains(told, "ends Designation of Xiaomi") {
		t.Errorf("the text tells\n%s", told)
	}
	if rest := reader.text(".coverage"); !strings.Contains(rest, "Missing is not absent") || !strings.Contains(rest, "Publishers") {
		t.Errorf("the text rests on\n%s", rest)
	}

	// A query that asks for a date is run on the selection at that moment.
	author.visit("/")
	author.see(".timeline-line", "As of April 2021")
	author.clickEntity("Xiaomi")
	author.press("m")
	author.click("#menu .menu-items button, #menu [role=menuitem]", "What ties these together")
	author.until("the query is run", `location.pathname.startsWith("/queries/") && new URLSearchParams(location.search).get("asOf") === "2021-04"`)
	author.until("its form holds the date", `document.querySelector("form [name=asOf]").value === "2021-04"`)
}
