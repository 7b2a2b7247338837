package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// said waits until the live region has told the words.
func (b *tab) said(words string) {
	b.t.Helper()
	b.until(fmt.Sprintf("%q is announced", words), fmt.Sprintf(`window.heard.some((text) => text.includes(%q))`, words))
}

// listen keeps every sentence of the live region in window.heard.
func (b *tab) listen() {
	b.t.Helper()
	eval[bool](b, `(() => {
		window.heard = [];
		const region = document.querySelector("#live");
		new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => heard.push(node.textContent)))).observe(region, { childList: true });
		return true;
	})()`)
}

// tabTo presses Tab until the focused element says the words.
func (b *tab) tabTo(selector, words string) {
	b.t.Helper()
	for range 200 {
		if eval[bool](b, fmt.Sprintf(`document.activeElement.matches(%q) && document.activeElement.textContent.includes(%q)`, selector, words)) {
			return
		}
		b.keys(kb.Tab)
	}
	b.t.Fatalf("Tab does not come to %s %q", selector, words)
}

// walkTo presses an arrow key until the walk has chosen a link of which the
// live region says the words.
func (b *tab) walkTo(arrow, words string) {
	b.t.Helper()
	for range 12 {
		eval[bool](b, `(heard.length = 0, true)`)
		b.keys(arrow)
		b.until("something is announced", `heard.length > 0`)
		if eval[bool](b, fmt.Sprintf(`heard.some((text) => text.includes(%q))`, words)) {
			return
		}
	}
	b.t.Fatalf("no arrow press chooses %q", words)
}

func (b *tab) isSelected(name string) {
	b.t.Helper()
	b.until(name+" is selected", fmt.Sprintf(`%s.model.selection.has(%s)`, canvas, quoted(b.entity(name))))
}

func TestANewcomerFollowsTheThreadByKeyboardAlone(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12 && `+canvas+`.stage.picture.names.length >= 10`)
	b.listen()
	eval[bool](b, `(["pointerdown", "mousedown", "touchstart"].forEach((kind) => addEventListener(kind, () => (window.touched = true), true)), true)`)

	// Search, and put him on the canvas.
	b.press("/")
	b.until("the search box has the focus", `document.activeElement.id === "q"`)
	b.keys("contr")
	b.see("#hits [role=option]", "Rudolph Contreras")
	b.keys(kb.ArrowDown + kb.Enter)
	b.isSelected("Rudolph Contreras")

	// Begin a walk where he is, and expand him.
	b.keys(kb.Tab) // out of the search box, where letters are text
	b.press("w")
	b.said("Walk along links.")
	b.see("#mode", "Walk along links")
	b.press("e")
	b.see("#meter", "All 3 links of Rudolph Contreras are on the canvas")
	b.said("added.")
	b.entity("Temporary halt of the Luokung designation")

	// Along his ruling to the designation.
	b.walkTo(b.towards("Rudolph Contreras", "Temporary halt of the Xiaomi designation"), "Temporary halt of the Xiaomi designation")
	b.keys(kb.Enter)
	b.isSelected("Temporary halt of the Xiaomi designation")
	b.walkTo(b.towards("Temporary halt of the Xiaomi designation", "Designation of Xiaomi"), "halts Designation of Xiaomi")

	// Read the evidence of the link, and open it in its source.
	b.keys(" ")
	b.see("#inspector .claim", "open in source")
	quote := strings.Trim(eval[string](b, `document.querySelector("#inspector .claim blockquote").textContent`), " “”\n\t")
	entities := eval[int](b, canvas+`.model.graph.order`)
	b.tabTo("#inspector a.open-source", "open in source")
	b.keys(kb.Enter)
	b.see("main", quote)
	b.until("the passage is in view", `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector(":target").getBoundingClientRect())`)

	// Alt-Left is the browser's own key, which no page sees: what it does.
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until("the canvas is as it was", fmt.Sprintf(`%s.model.graph.order === %d`, canvas, entities))
	b.listen()

	// Hide, and undo.
	b.palette("lei jun")
	b.activeOption("Lei Jun")
	b.keys(kb.Enter)
	b.isSelected("Lei Jun")
	b.press("h")
	b.until("he is hidden", fmt.Sprintf(`!%s.model.isNodeVisible(%s)`, canvas, quoted(b.entity("Lei Jun"))))
	b.chord("z")
	b.until("he is back", fmt.Sprintf(`%s.model.isNodeVisible(%s)`, canvas, quoted(b.entity("Lei Jun"))))
	b.said("Undone: Hide Lei Jun")

	// Share.
	b.press("s")
	b.until("the title has the focus", `document.activeElement.closest("dialog.share") && document.activeElement.name === "title"`)
	b.keys("By keyboard" + kb.Enter)
	b.see(".share-done", "stays as it is now")
	link := eval[string](b, `document.querySelector(".share-link input").value`)
	b.keys(kb.Escape)
	b.until("the dialog is closed", `!document.querySelector("dialog.share[open]")`)
	if page := fetch(t, link); !strings.Contains(page, "By keyboard") {
		t.Errorf("the shared link %s does not lead to the view", link)
	}
	if eval[bool](b, `window.touched === true`) {
		t.Error("something was clicked")
	}
}

// towards is the arrow key that points from one entity to another.
func (b *tab) towards(from, to string) string {
	b.t.Helper()
	d := eval[point](b, fmt.Sprintf(`(([a, c]) => ({ x: c.x - a.x, y: c.y - a.y }))([%s, %s].map((id) => %s.stage.positionOf(id)))`, quoted(b.entity(from)), quoted(b.entity(to)), canvas))
	switch {
	case d.X > 0 && d.X >= max(d.Y, -d.Y):
		return kb.ArrowRight
	case d.X < 0 && -d.X >= max(d.Y, -d.Y):
		return kb.ArrowLeft
	case d.Y < 0:
		return kb.ArrowUp
	}
	return kb.ArrowDown
}

func TestACrosshairPicksAndMovesWithoutAMouse(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12 && `+canvas+`.stage.picture.names.length >= 10`)
	b.listen()
	b.press("x")
	b.said("Crosshair.")
	b.see("#mode", "Crosshair")
	b.until("it is drawn", `document.querySelector(".crosshair")`)

	// To Xiaomi: from the middle, by the distance there is.
	id := quoted(b.entity("Xiaomi"))
	steps := eval[point](b, fmt.Sprintf(`(() => {
		const { x, y } = %s.stage.positionOf(%s);
		const { clientWidth, clientHeight } = document.querySelector("#canvas");
		return { x: Math.round((x - clientWidth / 2) / 12), y: Math.round((y - clientHeight / 2) / 12) };
	})()`, canvas, id))
	b.repeat(steps.X, kb.ArrowLeft, kb.ArrowRight)
	b.repeat(steps.Y, kb.ArrowUp, kb.ArrowDown)
	b.said("Xiaomi, Company")
	b.keys(kb.Enter)
	b.isSelected("Xiaomi")

	before := eval[string](b, canvasState)
	b.press("m")
	b.said("Carrying Xiaomi")
	b.repeat(3, kb.ArrowUp, kb.ArrowDown)
	b.press("m")
	b.said("Xiaomi is put down and pinned.")
	b.until("it is elsewhere", fmt.Sprintf(`%s !== %s`, canvasState, quoted(before)))
	b.keys(kb.Escape)
	b.until("the mode is over", `!document.querySelector(".crosshair")`)
	b.chord("z")
	b.until("it is back", fmt.Sprintf(`%s === %s`, canvasState, quoted(before)))
}

// repeat presses one key for each step backward, the other for each forward.
func (b *tab) repeat(steps float64, backward, forward string) {
	b.t.Helper()
	key := forward
	if steps < 0 {
		key, steps = backward, -steps
	}
	b.keys(strings.Repeat(key, int(steps)))
}
