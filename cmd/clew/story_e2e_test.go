package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A reporter tells what they found in two steps, changes their mind, shares;
// a reader clicks through it, and reads it without scripts.
func TestAStoryIsToldStepByStepAndReadBesideTheCanvas(t *testing.T) {
	author := open(t, desktop, "/")
	xiaomi := author.entity("Xiaomi")
	author.click(".side-tabs button", "Story")
	author.see("#telling", "Tell what you found")
	all := eval[string](author, seenNow)

	// The first step shows everything; its words are typed into the form that opens.
	author.click("#telling button", "Add a step")
	author.until("the title is to be typed", `document.activeElement.matches("#telling input")`)
	author.keys("Everything there is")
	author.keys(kb.Tab)
	author.keys("It began with a *list*.")
	author.click("#telling button", "Done")
	author.see("#telling .story-go", "Everything there is")

	// The second shows less: an entity is hidden, another one chosen, the clock set.
	author.clickEntity("Gao Feng")
	author.click("#inspector button", "Hide")
	author.clickEntity("Xiaomi")
	author.click("#telling button", "Add a step")
	author.until("a second step is there, named after what is chosen", `document.activeElement.value === "Xiaomi"`)
	author.click("#telling button", "Done")
	less := eval[string](author, seenNow)
	if less == all {
		t.Fatal("nothing was hidden")
	}

	// Steps change places, are deleted, and all of it is undone.
	author.click("#telling [aria-label='Move up']", "")
	author.until("the second step is the first", titles+` === "Xiaomi|Everything there is"`)
	author.click("#telling [aria-label='Delete']", "")
	author.until("a step is gone", titles+` === "Everything there is"`)
	author.chord("z")
	author.chord("z")
	author.until("both steps stand as they did", titles+` === "Everything there is|Xiaomi"`)

	// Keys walk through the story; one undo takes the walk back.
	author.keys(",")
	author.until("the first step shows all", seenNow+` === `+quoted(all))
	author.keys(".")
	author.until("the second step shows less", seenNow+` === `+quoted(less))
	author.keys(",")
	author.until("the first step shows all again", seenNow+` === `+quoted(all))
	author.chord("z")
	author.until("the walk is taken back", seenNow+` === `+quoted(less))

	// What is hidden on the canvas travels, as the first step shows it, and the dialogue says so.
	author.click("#share", "")
	author.see(".share-travels", "A story of 2 steps")
	author.see(".share-preview .view-step h3", "Everything there is")
	author.click(".share-foot .primary", "")
	author.see(".share-done", "link")
	path := strings.TrimPrefix(eval[string](author, `document.querySelector(".share-link input").value`), author.url)

	reader := open(t, desktop, path)
	reader.until("the canvas shows the first step", storyReader+`.at === 0 && `+readerSees+` === 13`)
	reader.keys(kb.ArrowRight)
	reader.until("an arrow key leads to the second", fmt.Sprintf(`%s.at === 1 && %s === 12 && location.hash === "#step-2"`, storyReader, readerSees))
	reader.until("what the author chose is lit", fmt.Sprintf(`%s.stage.plate.node(%s).lit`, storyReader, quoted(xiaomi)))
	reader.click(".story-controls button", "Previous")
	reader.until("a button leads back", storyReader+`.at === 0`)
	reader.until("scrolling leads on", `(scrollTo(0, document.querySelector("#step-2").getBoundingClientRect().top + scrollY - innerHeight / 3), `+storyReader+`.at === 1)`)
	reader.see("#step-1 .step-sources cite", "")
	reader.visit(path + "/open")
	reader.see("#view-bar", "frozen")
	reader.click(".side-tabs button", "Story")
	reader.click("#telling .story-go", "Xiaomi")
	reader.until("the canvas of the explorer shows the step, too", seenNow+` === `+quoted(less))

	small := phone
	small.scripts = false
	plain := open(t, small, path)
	for _, want := range []string{"It began with a list.", "Sources of this step", "What this step shows"} {
		if !strings.Contains(strings.Join(strings.Fields(plain.text("#step-1")), " "), want) && !strings.Contains(strings.ToLower(plain.text("#step-1")), strings.ToLower(want)) {
			t.Errorf("without scripts the step does not say %q", want)
		}
	}
	page := fetch(t, author.url+path)
	if strings.Count(page, `class="view-step"`) != 2 || !strings.Contains(page, `picture.svg?step=2`) || !strings.Contains(page, "<em>list</em>") {
		t.Error("the text lacks a step, its picture, or its words")
	}
	for _, as := range []look{desktop, phone} {
		b := open(t, as, path)
		b.until("the canvas is there", storyReader+`.at === 0`)
		for _, v := range b.axe() {
			t.Errorf("%d wide: %s, %s: %s\n%s", as.width, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
		}
		if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(as.width) {
			t.Errorf("the story scrolls sideways: %d pixels at a width of %d", wide, as.width)
		}
	}
}

const (
	storyReader = `document.querySelector("#view-story").reader`
	readerSees  = storyReader + `.stage.picture.drawn.ids.length`
	titles      = `[...document.querySelectorAll("#telling .row-name")].map((e) => e.textContent).join("|")`
	// seenNow is what is in sight on the canvas.
	seenNow = `((page) => JSON.stringify(page.model.graph.filterNodes((id) => page.model.isNodeVisible(id)).sort()))(` + canvas + `)`
)
