package main

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// pink is the colour of that name, as the canvas and pictures draw it.
const pink = "#f000b4"

// pinks counts the pixels of the canvas that are pink.
func (b *tab) pinks() int {
	b.t.Helper()
	img, err := png.Decode(bytes.NewReader(b.picture()))
	b.must(err)
	at := eval[struct{ Left, Top, Right, Bottom float64 }](b, `document.querySelector("#canvas").getBoundingClientRect().toJSON()`)
	count := 0
	for y := int(at.Top); y < int(at.Bottom); y++ {
		for x := int(at.Left); x < int(at.Right); x++ {
			if r, g, blue, _ := img.At(x, y).RGBA(); r>>8 > 230 && g>>8 < 16 && blue>>8 > 170 && blue>>8 < 190 {
				count++
			}
		}
	}
	return count
}

func TestAReaderStylesByRulesAndSharesTheStyle(t *testing.T) {
	site := startDemo(t)
	t.Cleanup(func() {
		if err := site.close(); err != nil {
			t.Error(err)
		}
	})
	b := openAt(t, site.url, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)

	// A rule for what is picked by type: a colour, and a size by a number.
	b.click("#legend button", "Add rule")
	b.see(".rule-dialog[open] h2", "Add a style rule")
	b.click(".rule-dialog[open] button", "Only some of them")
	b.click(".rule-value", "Company")
	b.click(".rule-value", "Person")
	b.choose(".rule-dialog[open] select[aria-label='Colour']", "one")
	b.click(".rule-dialog[open] input[value=pink] + .style-chosen", "")
	b.choose(".rule-dialog[open] select[aria-label='Size']", "by")
	b.see(".rule-says", "Company or Person: pink, Size by Links in the whole graph. 3 of 13 entities fit.")
	b.click(".rule-dialog[open] .primary", "Add rule")
	b.see("#live", "Style rule added: Company or Person: pink, Size by Links in the whole graph. 3 are drawn by it.")

	// The legend is generated: what is drawn so, how many, and the ends of the scale.
	b.see(".style-rule", "Company or Person")
	b.see(".style-rule .style-line", "pink")
	ends := eval[string](b, `((m) => {
		const all = m.graph.mapNodes((_, { entity }) => entity).filter(({ type }) => type === "Company" || type === "Person").map(({ degree }) => degree);
		return Math.min(...all) + " – " + Math.max(...all);
	})(`+canvas+`.model)`)
	b.see(".style-rule .style-line", "Size by Links in the whole graph: "+ends)
	b.until("the marks of the types are those of the canvas", fmt.Sprintf(`[...document.querySelectorAll("#legend .type-Company, #legend .type-Person")].every((mark) => mark.style.getPropertyValue("--type-colour") === %q)`, pink))
	isPink := canvas + `.stage?.plate?.node(` + quoted(b.entity("Xiaomi")) + `).color === ` + quoted(pink)
	b.until("it is to be drawn", isPink)
	for tries := 0; b.pinks() < 200; tries++ {
		if tries == 30 {
			t.Fatal("nothing is pink on the canvas")
		}
	}

	// Another one for links, which takes the line that tells the evidence, and says so.
	b.click("#legend button", "Add rule")
	b.click(".rule-dialog[open] label", "Links")
	b.choose(".rule-dialog[open] select[aria-label='Line']", "dotted")
	b.click(".rule-dialog[open] .primary", "Add rule")
	b.see("#legend .rule-note", "18 links are drawn by style rules. Their lines do not tell how they are evidenced.")
	b.chord("z")
	b.until("one rule is left", `document.querySelectorAll(".style-rule").length === 1`)

	b.do(chromedp.Reload())
	b.see(".style-rule", "Company or Person")
	b.until("it is drawn again", isPink)

	// Shared: drawn by the server, told without scripts, and opened as it was.
	link := b.share("Companies in pink")
	if n := strings.Count(fetch(t, link+"/picture.svg"), `fill="`+pink+`"`); n != 3 {
		t.Errorf("%d entities are pink in the server’s picture", n)
	}
	off := desktop
	off.scripts = false
	reader := openAt(t, site.url, off, strings.TrimPrefix(link, site.url))
	reader.see(".view-style", "Company or Person: pink, Size by Links in the whole graph ("+ends+") – 3")

	again := openAt(t, site.url, desktop, "/sources")
	again.onCanvas("/?view=" + strings.TrimPrefix(link, site.url+"/v/"))
	again.see(".style-rule", "Company or Person")
	again.see(".style-rule .style-line", "Size by Links in the whole graph: "+ends)

	// The style alone is to be had by the view's link; what is none is refused.
	again.visit("/sources")
	again.visit("/")
	again.until("the story is there, and plain", canvas+`.model.graph.order >= 12 && document.querySelectorAll(".style-rule").length === 0`)
	again.click(".shelf summary", "Save and share the style")
	again.typeInto("input[aria-label='Link to a view']", site.url+"/sources")
	again.click(".shelf-form button", "Use its style")
	again.see("#toasts", "This is no link to a view of this Clew.")
	again.typeInto("input[aria-label='Link to a view']", link)
	again.click(".shelf-form button", "Use its style")
	again.see(".style-rule", "Company or Person")
	again.chord("z")
	again.until("plain again", `document.querySelectorAll(".style-rule").length === 0`)
}
