package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/neo4jd"
)

// facts is the demo's file, to be changed.
type facts map[string]any

func demoFacts(t *testing.T) facts {
	t.Helper()
	var file facts
	if err := json.NewDecoder(demo.Facts()).Decode(&file); err != nil {
		t.Fatal(err)
	}
	return file
}

// link returns the link with that local ID.
func (f facts) link(t *testing.T, id string) map[string]any {
	t.Helper()
	for _, link := range f["links"].([]any) {
		if link := link.(map[string]any); link["id"] == id {
			return link
		}
	}
	t.Fatalf("the demo has no link %q", id)
	return nil
}

// load puts facts into the graph of a running Clew.
func (s *demoSite) load(t *testing.T, file facts) {
	t.Helper()
	at, err := neo4jd.AddressOf(filepath.Join(s.dir, "neo4j"))
	if err != nil {
		t.Fatal(err)
	}
	store, err := graph.Open(graph.Config{URI: at.URI, User: at.User, Password: at.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Import(t.Context(), formats.ReadClew(bytes.NewReader(text))); err != nil {
		t.Fatal(err)
	}
}

// visibleState is what is in sight on the canvas, and where.
const visibleState = `((page) => JSON.stringify([
	page.model.graph.filterNodes((id) => page.model.isNodeVisible(id)).map((id) => {
		const { entity, x, y, pinned } = page.model.graph.getNodeAttributes(id);
		return [id, entity.name, Math.round(x * 100), Math.round(y * 100), pinned];
	}).sort(),
	page.model.graph.filterEdges((id) => page.model.isEdgeVisible(id)).sort(),
	[...page.model.selection].sort(),
	["x", "y", "scale"].map((key) => Math.round(page.stage.view[key] * 1000)),
]))(` + canvas + `)`

// share opens the dialog, gives the picture a title and returns its link.
func (b *tab) share(title string) string {
	b.t.Helper()
	b.click("#share", "")
	b.see("#share-title", "Share this picture")
	b.until("the title is there to be replaced", `document.activeElement.name === "title"`)
	b.keys(title)
	b.see(".share-preview h1", title)
	b.click(".share-foot .primary", "")
	b.see(".share-done", "link")
	return eval[string](b, `document.querySelector(".share-link input").value`)
}

func (b *tab) onCanvas(path string) {
	b.t.Helper()
	b.visit(path)
	b.until("the view is on the canvas", canvas+`.model.graph.order > 5 && !document.querySelector("#view-bar").textContent.includes("Opening")`)
}

func TestASharedPictureStaysTrueAndTellsWhenTheGraphHasMoved(t *testing.T) {
	site := startDemo(t)
	t.Cleanup(func() {
		if err := site.close(); err != nil {
			t.Error(err)
		}
	})

	// The author pins one entity, hides another, chooses a third, and shares.
	author := openAt(t, site.url, desktop, "/")
	author.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	author.clickEntity("Gao Feng")
	author.see("#inspector h2", "Gao Feng")
	author.click("#inspector button", "Hide")
	author.clickEntity("Xiaomi")
	author.see("#inspector h2", "Xiaomi")
	author.click("#inspector button", "Pin")
	own := eval[string](author, canvasState)
	seen := eval[string](author, visibleState)
	link := author.share("How Xiaomi came off the list")
	path := strings.TrimPrefix(link, site.url)
	if preview := fetch(t, link); !strings.Contains(preview, "How Xiaomi came off the list") || strings.Contains(preview, "Gao Feng") {
		t.Error("what is hidden travelled, or the title did not")
	}

	// A fresh profile without scripts reads it as text.
	off := desktop
	off.scripts = false
	reader := openAt(t, site.url, off, path)
	if open := reader.attribute("main a[href$='/open']", "href"); open != path+"/open" {
		t.Errorf("the way to the canvas is %q", open)
	}
	if page := fetch(t, link); !strings.Contains(page, "<svg") || !strings.Contains(page, "<blockquote") || strings.Contains(page, "has moved") {
		t.Error("the page lacks its picture or its quotes, or says that the graph has moved")
	}

	// A fresh profile finds the same on the canvas, and nothing has changed yet.
	guest := openAt(t, site.url, desktop, "/sources")
	guest.onCanvas(path + "/open")
	if got := eval[string](guest, visibleState); got != seen {
		t.Errorf("shared:\n%s\nopened:\n%s", seen, got)
	}
	guest.see("#view-bar", "How Xiaomi came off the list")
	guest.see("#view-bar", "frozen")
	if asked := eval[int](guest, fmt.Sprintf(`performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/api/views/%s")).length`, path[len("/v/"):])); asked != 1 {
		t.Errorf("the view was fetched %d times", asked)
	}

	// The graph moves: a link is new, another one was withdrawn, an entity got another name.
	file := demoFacts(t)
	file.link(t, "l01")["status"] = "retracted"
	file["links"] = append(file["links"].([]any), map[string]any{"id": "new", "source": "lei-jun", "type": "WROTE_TO", "target": "dod"})
	site.load(t, file)

	guest.onCanvas(path + "/open")
	guest.see("#view-bar", "The graph has moved since: 1 link added, 1 retracted")
	if got := eval[string](guest, visibleState); got != seen {
		t.Errorf("a frozen view was\n%s\nand is\n%s", seen, got)
	}
	guest.click("#view-bar a", "Compare")
	guest.see("main", "What changed: 1 link added, 1 retracted")
	guest.see("main", "wrote to")
	if page := fetch(t, link); !strings.Contains(page, "The graph has moved since: 1 link added, 1 retracted") {
		t.Error("the text does not say that the graph has moved")
	}

	// The guest makes a view of their own from it.
	guest.onCanvas(path + "/open")
	guest.clickEntity("Lei Jun")
	guest.see("#inspector h2", "Lei Jun")
	guest.click("#inspector button", "Hide")
	guest.see("#view-bar", "changed by you")
	fork := guest.share("Mine")
	if fork == link || !strings.Contains(fetch(t, fork), "Made from") {
		t.Errorf("%s is no view of the guest's own", fork)
	}
	guest.until("the address is that of the new view", fmt.Sprintf(`location.search === "?view=%s"`, fork[strings.LastIndex(fork, "/")+1:]))

	// The author's own picture was kept; a change to the view is another version of it.
	author.onCanvas(path + "/open")
	author.clickEntity("Xiaomi")
	author.click("#inspector button", "Hide")
	if second := author.share("A second look"); second != link+"?version=2" {
		t.Errorf("the second version is at %s", second)
	}
	author.click(".share-done button", "Done")
	author.do(chromedp.Reload())
	author.see("#view-bar", "A second look")
	author.until("the second version is on the canvas", fmt.Sprintf(`!%s.model.isNodeVisible(%s) && location.search.endsWith("&version=2")`, canvas, quoted(author.entity("Xiaomi"))))
	if page := fetch(t, link); !strings.Contains(page, "How Xiaomi came off the list") || !strings.Contains(page, "a newer one") {
		t.Error("the first link shows something else, or nothing of the second version")
	}
	author.click("#view-bar a", "Back to my picture")
	author.until("the own picture is there", canvas+`.model.graph.order >= 12`)
	if got := eval[string](author, canvasState); got != own {
		t.Errorf("the author's own picture was\n%s\nand is\n%s", own, got)
	}

	// What was taken back opens no more, and says so over the reader's own picture.
	author.visit(path)
	author.click("summary", "Take back")
	author.click("button", "Take back for good")
	author.see("h1", "Views")
	guest.visit("/?view=" + path[len("/v/"):])
	guest.see("#view-bar", "has taken it back")
	guest.until("the canvas is not empty", canvas+`.model.graph.order >= 12`)
}

func TestSharingHasNoSeriousAccessibilityViolation(t *testing.T) {
	for _, dark := range []bool{false, true} {
		for _, as := range []look{desktop, phone} {
			as.dark = dark
			b := open(t, as, "/")
			b.entity("Xiaomi")
			check := func(what string) {
				t.Helper()
				for _, v := range b.axe() {
					t.Errorf("%s (dark %v, %d wide): %s, %s: %s\n%s", what, dark, as.width, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
				}
				if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(as.width) {
					t.Errorf("%s scrolls sideways: %d pixels at a width of %d", what, wide, as.width)
				}
			}
			b.click("#share", "")
			b.see(".share-preview blockquote", "")
			check("the dialog")
			b.click(".share-foot .primary", "Create link")
			b.see(".share-done", "link")
			check("the link")
			path := strings.TrimPrefix(eval[string](b, `document.querySelector(".share-link input").value`), b.url)
			b.visit(path)
			b.see("h1", "Xiaomi")
			check("the view")
			b.visit(path + "/compare")
			b.see("main", "Nothing in this view has changed")
			check("the comparison")
			b.onCanvas(path + "/open")
			check("the view on the canvas")
			b.click("#share", "")
			b.see(".share-form", "Version 2")
			check("the dialog for a version")
		}
	}
}
