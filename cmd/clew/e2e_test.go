package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// canvas is the explore page as its own script sees it.
const canvas = `document.querySelector("#canvas").page`

// entity waits for an entity on the canvas and returns its ID.
func (b *tab) entity(name string) string {
	b.t.Helper()
	find := fmt.Sprintf(`%s.model.graph.findNode((id, { entity }) => entity.name === %q)`, canvas, name)
	b.until(name+" is on the canvas", find)
	return eval[string](b, find)
}

// clickEntity presses an entity where the canvas has drawn it.
func (b *tab) clickEntity(name string, how ...chromedp.MouseOption) {
	b.t.Helper()
	id := quoted(b.entity(name))
	at := eval[point](b, fmt.Sprintf(`new Promise((resolve) => {
		document.querySelector("#canvas").scrollIntoView({ block: "center" });
		const [page, box] = [%s, document.querySelector("#canvas").getBoundingClientRect()];
		page.stage.focus(%s);
		requestAnimationFrame(() => requestAnimationFrame(() => {
			const at = page.stage.positionOf(%[2]s);
			resolve({ x: box.x + at.x, y: box.y + at.y });
		}));
	})`, canvas, id))
	b.do(chromedp.MouseClickXY(at.X, at.Y, how...))
}

// clickLink presses a link beside its middle, 3 pixels off the line.
func (b *tab) clickLink(from, relation, to string) {
	b.t.Helper()
	at := eval[point](b, fmt.Sprintf(`(() => {
		const [stage, box] = [%s.stage, document.querySelector("#canvas").getBoundingClientRect()];
		const [a, c] = [stage.positionOf(%s), stage.positionOf(%s)];
		const length = Math.hypot(c.x - a.x, c.y - a.y);
		return { x: box.x + (a.x + c.x) / 2 - 3 * (c.y - a.y) / length, y: box.y + (a.y + c.y) / 2 + 3 * (c.x - a.x) / length };
	})()`, canvas, quoted(b.entity(from)), quoted(b.entity(to))))
	b.do(chromedp.MouseClickXY(at.X, at.Y))
	b.until(fmt.Sprintf("the link %s → %s is selected", from, to), fmt.Sprintf(
		`(([id]) => %s.model.graph.getEdgeAttribute(id, "link").type === %q)([...%[1]s.model.selection])`, canvas, relation))
}

func (b *tab) visible() int {
	b.t.Helper()
	return eval[int](b, canvas+`.model.graph.filterNodes((id) => `+canvas+`.model.isNodeVisible(id)).length`)
}

func TestANewcomerFollowsTheThreadFromAJudgeToTheQuoteInItsSource(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12 && `+canvas+`.stage.picture.names.length >= 10`)

	// Type "contr", choose Rudolph Contreras.
	b.press("/")
	b.until("the search box has the focus", `document.activeElement.id === "q"`)
	b.keys("contr")
	b.see("#hits [role=option]", "Rudolph Contreras")
	b.keys(kb.ArrowDown + kb.Enter)

	// See who he is, and every claim with its quote.
	b.entity("Rudolph Contreras")
	b.see("#inspector h2", "Rudolph Contreras")
	b.see("#inspector .about", "judge")
	b.until("each claim has its quote and its source", `(() => {
		const claims = [...document.querySelectorAll("#inspector .claim")];
		return claims.length >= 3 && claims.every((c) => c.querySelector("blockquote")?.textContent.trim() && c.querySelector("a.open-source"));
	})()`)

	// Expand him: the menu counts before the click.
	before := eval[int](b, canvas+`.model.graph.order`)
	b.clickEntity("Rudolph Contreras", chromedp.ButtonRight)
	b.see("#menu [role=menuitem]", "Everything")
	b.see("#menu [role=menuitem]", "issued")
	b.click("#menu [role=menuitem]", "Everything")
	b.entity("Temporary halt of the Luokung designation")
	b.see("#meter", "All 3 links of Rudolph Contreras are on the canvas")
	b.until("new entities have come", fmt.Sprintf(`%s.model.graph.order > %d`, canvas, before))

	// Follow the ruling to the designation to the Department of Defense.
	b.clickEntity("Temporary halt of the Xiaomi designation")
	b.see("#inspector h2", "Temporary halt of the Xiaomi designation")
	b.clickEntity("Designation of Xiaomi")
	b.see("#inspector h2", "Designation of Xiaomi")
	b.clickEntity("U.S. Department of Defense")
	b.see("#inspector h2", "U.S. Department of Defense")

	// Open the quote of a link in its source.
	b.clickLink("Temporary halt of the Xiaomi designation", "HALTS", "Designation of Xiaomi")
	b.see("#inspector .claim", "open in source")
	quote := strings.Trim(eval[string](b, `document.querySelector("#inspector .claim blockquote").textContent`), " “”\n\t")
	entities := eval[int](b, canvas+`.model.graph.order`)
	b.click("#inspector a.open-source", "open in source")
	b.until("the source's page marks the passage", `document.querySelector("mark:target, .segment:target, :target")`)
	b.see("main", quote)
	b.until("the passage is in view", `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector(":target").getBoundingClientRect())`)

	// Back on the canvas nothing is lost.
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until("the canvas is as it was", fmt.Sprintf(`%s.model.graph.order === %d`, canvas, entities))

	// Filter out what is not needed, undo.
	all := b.visible()
	b.click("#legend label", "Executive order")
	b.until("the orders are gone from sight", fmt.Sprintf(`%s.model.graph.filterNodes((id) => %[1]s.model.isNodeVisible(id)).length < %d`, canvas, all))
	b.chord("z")
	b.until("undo brings them back", fmt.Sprintf(`%s.model.graph.filterNodes((id) => %[1]s.model.isNodeVisible(id)).length === %d`, canvas, all))

	// Copy a link to the entity, and follow it.
	b.clickEntity("Rudolph Contreras")
	b.see("#inspector h2", "Rudolph Contreras")
	b.allowClipboard()
	b.click("#inspector button", "Copy link")
	b.see("#toasts", "Link copied")
	link := eval[string](b, `navigator.clipboard.readText()`)
	if page := fetch(t, link); !strings.Contains(page, "Rudolph Contreras") {
		t.Errorf("the copied link %s does not lead to him", link)
	}
}

func (b *tab) allowClipboard() {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(b.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted, Origin: b.url})
		b.must(err)
	}
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, response.Status, err)
	}
	return string(body)
}

func TestEverythingSurvivesAReloadAndCanBeUndoneAfterIt(t *testing.T) {
	b := open(t, desktop, "/")
	b.clickEntity("Lei Jun")
	b.see("#inspector h2", "Lei Jun")
	b.click("#inspector button", "Hide")
	b.until("he is hidden", fmt.Sprintf(`!%s.model.isNodeVisible(%s)`, canvas, quoted(b.entity("Lei Jun"))))
	picture := eval[string](b, canvasState)
	b.do(chromedp.Reload())
	b.until("the same is on the canvas", canvas+`.model.graph.order > 0`)
	if got := eval[string](b, canvasState); got != picture {
		t.Errorf("before the reload:\n%s\nafter it:\n%s", picture, got)
	}
	b.chord("z")
	b.until("he is back", fmt.Sprintf(`%s.model.isNodeVisible(%s)`, canvas, quoted(b.entity("Lei Jun"))))
}

// canvasState is what is on the canvas, where, and what is hidden of it.
const canvasState = `JSON.stringify(` + canvas + `.model.graph.mapNodes((id, { x, y, hidden, pinned }) => [id, x, y, hidden, pinned]).sort())`

func TestEnterTakesTheFirstHitOntoTheCanvasHoweverSoonItComes(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
	b.press("/")
	b.keys("luokung" + kb.Enter)
	b.see("#inspector h2", "Luokung Technology Corp.")
	b.entity("Luokung Technology Corp.")
}

func TestTwoVisitorsFindTheOpeningAlike(t *testing.T) {
	states := map[string]bool{}
	for range 2 {
		b := open(t, desktop, "/")
		b.until("the story is laid out", canvas+`.model.graph.order >= 12`)
		states[eval[string](b, canvasState)] = true
	}
	if len(states) != 1 {
		t.Error("the opening was laid out in two ways")
	}
}

func TestTheListAloneIsEnoughWithTheKeyboard(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the list is filled", `document.querySelectorAll(".rows li").length >= 12`)
	b.press("f")
	b.until("the find box has the focus", `document.activeElement.id === "find"`)
	b.keys("gao")
	b.until("one row is left", `document.querySelectorAll(".rows li").length === 1`)
	b.keys(kb.ArrowDown + kb.Enter)
	b.see("#inspector h2", "Gao Feng")
	b.keys(kb.ArrowRight + kb.Enter)
	b.see("#menu [role=menuitem]", "speaks for")
	b.keys(kb.Escape)
	b.until("the menu is closed", `document.querySelector("#menu").hidden`)
}

func TestPagesAreWholeWithScriptsOff(t *testing.T) {
	off := desktop
	off.scripts = false
	b := open(t, off, "/search?q=contreras")
	link := b.attribute("main a[href^='/e/']", "href")
	page := fetch(t, b.url+link)
	for _, want := range []string{"Rudolph Contreras", "<blockquote", "open in source", "<h1"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s lacks %q", link, want)
		}
	}
	if home := fetch(t, b.url+"/"); !strings.Contains(home, "Xiaomi") || !strings.Contains(home, "<noscript") {
		t.Error("the explore page says nothing with scripts off")
	}
}

// attribute reads an attribute without a script in the page: scripts are off.
func (b *tab) attribute(selector, name string) string {
	b.t.Helper()
	nodes, err := chromedp.Run(b.ctx, chromedp.Attributes(selector))
	b.must(err)
	return nodes[name]
}
