package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// palette opens the palette with its keys and types into it.
func (b *tab) palette(text string) {
	b.t.Helper()
	b.chord("k")
	b.until("the palette's box has the focus", `document.activeElement.getAttribute("role") === "combobox" && document.activeElement.closest(".palette")`)
	b.keys(text)
}

// activeOption waits until the palette's active option says the words.
func (b *tab) activeOption(words string) {
	b.t.Helper()
	b.until("the active option says "+words, fmt.Sprintf(
		`document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).textContent.includes(%q)`, words))
}

func TestThePaletteRunsCommandsAndFindsWhatIsOnTheCanvasAndInTheGraph(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)

	// What can't be done now says why, and does nothing.
	b.palette("undo")
	b.activeOption("There is nothing to undo")
	b.keys(kb.Enter)
	b.see(".palette [role=status]", "There is nothing to undo")
	b.keys(kb.Escape)
	b.until("the palette is closed", `!document.querySelector(".palette")`)

	// An entity on the canvas, in any spelling.
	b.palette("leijn")
	b.activeOption("Lei Jun")
	b.keys(kb.Enter)
	b.until("he is selected", fmt.Sprintf(`%s.model.selection.has(%s)`, canvas, quoted(b.entity("Lei Jun"))))

	// A command, on what is selected.
	b.palette("hide")
	b.activeOption("Hide")
	b.keys(kb.Enter)
	b.until("he is hidden", fmt.Sprintf(`!%s.model.isNodeVisible(%s)`, canvas, quoted(b.entity("Lei Jun"))))

	// The command that ran last comes first.
	b.palette("")
	b.see(".palette", "Recent")
	b.activeOption("Hide")
	b.keys(kb.ArrowDown)
	b.activeOption("Lei Jun")
	b.keys(kb.Escape)

	// What only the graph has.
	b.palette("luokung")
	b.see(".palette [role=group]", "In the graph")
	b.until("it is an option", `[...document.querySelectorAll(".palette [role=option]")].some((o) => o.textContent.includes("Luokung Technology Corp."))`)
	b.until("it is the active one", `(() => {
		const box = document.activeElement;
		if (document.getElementById(box.getAttribute("aria-activedescendant")).textContent.includes("Luokung Technology Corp.")) return true;
		box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
	})()`)
	b.keys(kb.Enter)
	b.entity("Luokung Technology Corp.")

	// A panel, from within a text field, too.
	b.press("/")
	b.until("the search box has the focus", `document.activeElement.id === "q"`)
	b.palette("show list")
	b.activeOption("Show: List")
	b.keys(kb.Enter)
	b.see("#list .rows", "Xiaomi")

	// A saved query.
	b.palette("rulings against")
	b.activeOption("Rulings against an agency")
	b.keys(kb.Enter)
	b.see("h1", "Rulings against an agency")
}

func TestThePaletteOpensByAButtonOnAPhone(t *testing.T) {
	b := open(t, phone, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	b.click("#tool-palette", "")
	b.see(".palette [role=option]", "Tidy the layout")
	if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the page is %d pixels wide", wide)
	}
	b.keys("fit")
	b.activeOption("Fit everything in view")
	b.click(".palette [role=option]", "Fit everything in view")
	b.until("the palette is closed", `!document.querySelector(".palette")`)
}
