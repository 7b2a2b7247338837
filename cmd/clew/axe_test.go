package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// violation is what axe-core found wrong, and where.
type violation struct {
	ID, Impact, Help string
	Where            []string
}

// axe returns the serious and critical violations of the page in view.
func (b *tab) axe() []violation {
	b.t.Helper()
	source, err := os.ReadFile("../../assets/node_modules/axe-core/axe.min.js")
	b.must(err)
	eval[bool](b, string(source)+"; true")
	// What still fades in has less contrast than it will have.
	settled := `Promise.all(document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map(({ finished }) => finished.catch(() => undefined)))`
	return eval[[]violation](b, settled+`.then(() => axe.run(document, { resultTypes: ["violations"] })).then(({ violations }) => violations
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.map(({ id, impact, help, nodes }) => ({ id, impact, help, where: nodes.map(({ html, failureSummary }) => html.slice(0, 200) + " " + failureSummary) })))`)
}

// stops are the pages of Clew and the states of the canvas, each with how a
// reader gets there.
var stops = []struct {
	name, path string
	arrive     func(b *tab)
}{
	{"explore", "/", func(b *tab) { b.entity("Xiaomi") }},
	{"entity selected", "/", func(b *tab) {
		b.clickEntity("Xiaomi")
		b.see("#inspector .claim", "open in source")
	}},
	{"menu open", "/", func(b *tab) {
		b.clickEntity("Xiaomi")
		b.see("#inspector h2", "Xiaomi")
		b.press("m")
		b.see("#menu [role=menuitem]", "founded by")
	}},
	{"asked what to bring", "/", func(b *tab) {
		b.clickEntity("Xiaomi")
		b.see("#inspector h2", "Xiaomi")
		b.shift("E")
		b.see("dialog.hub .hub-preview", "Brings all")
	}},
	{"search open", "/", func(b *tab) {
		b.entity("Xiaomi")
		b.press("/")
		b.keys("xiao")
		b.see("#hits [role=option]", "Xiaomi")
	}},
	{"palette open", "/", func(b *tab) {
		b.entity("Xiaomi")
		b.chord("k")
		b.keys("xia")
		b.see(".palette [role=status]", "result")
	}},
	{"walking by keyboard", "/", func(b *tab) {
		b.entity("Xiaomi")
		b.press("w")
		b.see("#mode", "Walk along links")
	}},
	{"keys open", "/", func(b *tab) {
		b.entity("Xiaomi")
		b.press("?")
		b.see("dialog.help", "Keys and gestures")
	}},
	{"filter being made", "/", func(b *tab) {
		b.entity("Xiaomi")
		b.shift("F")
		b.see(".rule-value", "Company")
	}},
	{"style rule being made", "/", func(b *tab) {
		b.entity("Xiaomi")
		b.shift("Y")
		b.see(".style-editor", "Colour")
	}},
	{"filtered", "/", func(b *tab) {
		b.entity("Xiaomi")
		eval[bool](b, canvas+`.model.run({ kind: "lens", label: "Filter", lens: { filters: [{ of: "entities", any: [[{ on: "type", is: ["Company"] }]], rest: "dim" }] } }).nodes === 0`)
		b.see(".filter-chip", "Company")
	}},
	{"entity", "/search?q=contreras", func(b *tab) {
		b.click("main a[href^='/e/']", "Rudolph Contreras")
		b.see("h1", "Rudolph Contreras")
	}},
	{"link", "/search?q=contreras", func(b *tab) {
		b.click("main a[href^='/e/']", "Rudolph Contreras")
		b.see("h1", "Rudolph Contreras")
		b.click("main a[href^='/l/']", "")
		b.see("h1", "Rudolph Contreras")
		b.see("blockquote", "")
	}},
	{"source", "/sources", func(b *tab) {
		b.click("main .source-list a", "")
		b.see("main mark", "")
	}},
	{"sources", "/sources", func(b *tab) { b.see("h1", "Sources") }},
	{"a source being added", "/sources/new", func(b *tab) { b.see("h1", "Add a source") }},
	{"queries", "/queries", func(b *tab) { b.see("h1", "Queries") }},
	{"query", "/queries", func(b *tab) {
		b.click("main h2 a", "Rulings against an agency")
		b.see("#query-form label", "Agency")
	}},
	{"query being written", "/queries/new", func(b *tab) { b.see("h1", "New query") }},
	{"search", "/search?q=xiaomi", func(b *tab) { b.see("main", "Xiaomi") }},
	{"nothing found", "/search?q=qqqqqqqq", func(b *tab) { b.see("main", "qqqqqqqq") }},
	{"not found", "/e/unknown", func(b *tab) { b.see("main", "Search above") }},
}

func TestNoPageHasASeriousAccessibilityViolation(t *testing.T) {
	for _, dark := range []bool{false, true} {
		for _, as := range []look{desktop, phone} {
			as.dark = dark
			b := open(t, as, "/sources")
			for _, stop := range stops {
				b.arriveAt(stop.path, stop.arrive)
				for _, v := range b.axe() {
					t.Errorf("%s (dark %v, %d wide): %s, %s: %s\n%s", stop.name, dark, as.width, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
				}
				if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(as.width) {
					t.Errorf("%s scrolls sideways: %d pixels at a width of %d", stop.name, wide, as.width)
				}
			}
		}
	}
}

// arriveAt opens a page as a new reader would: without what an earlier stop
// left on the canvas.
func (b *tab) arriveAt(path string, arrive func(*tab)) {
	b.t.Helper()
	b.visit("/sources")
	eval[bool](b, `(async () => {
		sessionStorage.clear();
		for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
		return true;
	})()`)
	b.visit(path)
	arrive(b)
}

var pictures = flag.String("pictures", "", "folder for a screenshot of each page, to be looked at")

func TestPicturesOfEveryPage(t *testing.T) {
	if *pictures == "" {
		t.Skip("asked for with -pictures=FOLDER; it shows, and checks nothing")
	}
	for _, dark := range []bool{false, true} {
		for _, as := range []look{desktop, phone} {
			as.dark = dark
			b := open(t, as, "/sources")
			for _, stop := range stops {
				b.arriveAt(stop.path, stop.arrive)
				name := fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(stop.name, " ", "-"), as.width, map[bool]string{true: "dark", false: "light"}[dark])
				b.must(os.WriteFile(filepath.Join(*pictures, name), b.picture(), 0o644))
			}
		}
	}
}
