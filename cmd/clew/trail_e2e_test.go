package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A reporter expands and hides, goes back along the trail, puts a note on the
// canvas, and shares both; a reader finds them as text and on the canvas.
func TestTheTrailAndNotesOnTheCanvasTravelWithAView(t *testing.T) {
	author := open(t, desktop, "/")
	author.clickEntity("Xiaomi")
	author.see("#inspector h2", "Xiaomi")
	author.keys("e")
	author.until("links came", canvas+`.model.trail.deeds.some(({ text, links }) => text === "Expanded Xiaomi" && links > 0)`)
	author.until("all is at rest", `!["running", "settling", "waiting"].includes(document.querySelector("#meter").dataset.state)`)
	author.clickEntity("Gao Feng")
	author.click("#inspector button", "Hide")
	after := eval[string](author, seenNow)

	// The trail tells it in words; a line leads back, and the last one forward again.
	author.click(".side-tabs button", "Story")
	author.click("#telling .segmented button", "Trail")
	author.see("#telling .trail-list", "Expanded Xiaomi: ")
	author.see("#telling .trail-list", "Hid Gao Feng")
	author.click("#telling .trail-line", "The beginning")
	author.until("the canvas is as it was at first", canvas+`.model.graph.order === 13`)
	author.see("#telling .is-ahead", "Hid Gao Feng")
	author.click("#telling .trail-line", "Hid Gao Feng")
	author.until("the canvas is as it was in the end", seenNow+` === `+quoted(after))
	author.click("#telling button", "Replay")
	author.until("the replay begins anew", canvas+`.model.graph.order === 13`)
	author.until("the replay ends where it was", seenNow+` === `+quoted(after)+` && document.querySelector("#telling .icon-play")`)
	author.click("#telling .trail-name", "")
	author.keys("From the company")

	// A note is written, moved by keys and by the mouse, and taken back; an arrow needs no words.
	author.click("#telling .segmented button", "Notes")
	author.click("#telling button", "Add a note")
	author.until("the note is to be written", `document.activeElement.matches("textarea.canvas-note")`)
	author.keys("Mind this" + kb.Enter)
	author.until("the note has the focus", `document.activeElement.matches("button.canvas-note")`)
	first := eval[float64](author, noteAt)
	author.keys(kb.ArrowRight)
	author.until("an arrow key moved it", fmt.Sprintf(`%s > %f + 1`, noteAt, first))
	moved := eval[float64](author, noteAt)
	at := eval[point](author, `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector("button.canvas-note").getBoundingClientRect())`)
	author.do(chromedp.MouseEvent("mouseMoved", at.X, at.Y), chromedp.MouseEvent("mousePressed", at.X, at.Y, chromedp.ButtonLeft),
		chromedp.MouseEvent("mouseMoved", at.X+40, at.Y, chromedp.ButtonLeft), chromedp.MouseEvent("mouseReleased", at.X+40, at.Y, chromedp.ButtonLeft))
	author.until("the mouse moved it", fmt.Sprintf(`%s > %f + 1`, noteAt, moved))
	author.chord("z")
	author.until("the drag is taken back", fmt.Sprintf(`Math.abs(%s - %f) < 0.01`, noteAt, moved))
	author.click("#telling button", "Add an arrow")
	author.keys(kb.Escape)
	author.until("there are a note and an arrow", canvas+`.model.written.notes.length === 2 && document.querySelectorAll(".note-arrow-line").length === 1`)
	author.keys(kb.Delete)
	author.until("the arrow is deleted, and nothing else", canvas+`.model.written.notes.length === 1 && `+seenNow+` === `+quoted(after))
	author.do(chromedp.Reload())
	author.until("the note is there after a reload", `document.querySelector("button.canvas-note")?.textContent === "Mind this"`)

	// The dialogue lists the note; the trail travels only when it is ticked, and the preview shows it then.
	author.click("#share", "")
	author.see(".share-travels", "Mind this")
	author.see(".share-preview .view-annotations", "Mind this")
	if eval[bool](author, `document.querySelector(".share-preview .view-trail") !== null`) {
		t.Error("the trail is in the preview before anybody asked for it")
	}
	author.click(".share-travels [name=trail]", "")
	author.see(".share-preview .view-trail", "Hid Gao Feng")
	author.click(".share-foot .primary", "")
	author.see(".share-done", "link")
	path := strings.TrimPrefix(eval[string](author, `document.querySelector(".share-link input").value`), author.url)

	plain := desktop
	plain.scripts = false
	reader := open(t, plain, path)
	trail := reader.text(".view-trail")
	if !strings.Contains(trail, "From the company") || !strings.Contains(trail, "Expanded Xiaomi: ") || !strings.Contains(trail, "Hid Gao Feng") {
		t.Errorf("without scripts the trail says %q", trail)
	}
	if page := fetch(t, author.url+path); strings.Count(page, `class="pic-note"`) != 1 {
		t.Error("the picture lacks the note")
	}
	guest := open(t, desktop, "/sources")
	guest.onCanvas(path + "/open")
	guest.until("the note is on the guest's canvas", `document.querySelector("button.canvas-note")?.textContent === "Mind this"`)
	guest.click(".side-tabs button", "Story")
	guest.click("#telling .segmented button", "Trail")
	guest.see("#telling .is-past", "Hid Gao Feng")
	whole := eval[string](guest, seenNow)
	guest.click("#telling button", "Replay")
	guest.until("the replay shows the first step", `document.querySelector("#telling .trail-list [aria-current]")?.textContent.startsWith("Expanded Xiaomi")`)
	guest.until("the replay ends with the whole", seenNow+` === `+quoted(whole)+` && document.querySelector("#telling .icon-play")`)
	for _, v := range guest.axe() {
		t.Errorf("%s, %s: %s\n%s", v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
	}
}

// noteAt is where the note stands in the graph, from left to right.
const noteAt = canvas + `.model.written.notes[0].x`
