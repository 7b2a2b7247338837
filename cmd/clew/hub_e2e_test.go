package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The hub of these tests: 400 companies that it owns or is owned by, 150
// people whom it employs and 50 courts.
const (
	hubName      = "Meridian Holding"
	hubCompanies = 400
	hubPeople    = 150
	hubCourts    = 50
	hubLinks     = hubCompanies + hubPeople + hubCourts
)

type object = map[string]any

// hubFacts are the hub with its neighbours. Each tenth company owns the hub, the
// others are owned; each fourth neighbour has no date, and each third is in
// China. Every person knows two others; a bank lends to each second company.
func hubFacts() object {
	entities := []object{{"id": "hub", "type": "Company", "name": hubName}, {"id": "bank", "type": "Company", "name": "Harbour Bank"}}
	var links []object
	add := func(from, typ, to string, more object) {
		link := object{"id": fmt.Sprintf("l%d", len(links)), "source": from, "type": typ, "target": to}
		for key, value := range more {
			link[key] = value
		}
		links = append(links, link)
	}
	for i := range hubLinks {
		kind, name := "Company", fmt.Sprintf("Firm %03d", i)
		if i >= hubCompanies {
			kind, name = "Person", fmt.Sprintf("Person %03d", i)
		}
		if i >= hubCompanies+hubPeople {
			kind, name = "Court", fmt.Sprintf("Court %03d", i)
		}
		id := fmt.Sprintf("n%d", i)
		entities = append(entities, object{"id": id, "type": kind, "name": name, "facts": object{"country": []string{"CN", "US", "DE"}[i%3]}})
		when := object{}
		if i%4 != 0 {
			when["from"] = fmt.Sprint(1990 + i%30)
		}
		switch {
		case kind == "Company" && i%10 == 0:
			add(id, "OWNS", "hub", when)
		case kind == "Company":
			add("hub", "OWNS", id, when)
		case kind == "Person":
			add("hub", "EMPLOYS", id, when)
		default:
			add("hub", "SUED_IN", id, when)
		}
	}
	for i := range hubPeople {
		add(fmt.Sprintf("n%d", hubCompanies+i), "KNOWS", fmt.Sprintf("n%d", hubCompanies+(i+1)%hubPeople), nil)
	}
	for i := 0; i < hubCompanies; i += 2 {
		add("bank", "LENDS_TO", fmt.Sprintf("n%d", i), nil)
	}
	return object{"clew": 1, "dataset": "hub", "created": "2021-05-20T00:00:00Z", "entities": entities, "links": links}
}

func startHub(t *testing.T) *demoSite {
	t.Helper()
	dir := newDir(t)
	facts, err := json.Marshal(hubFacts())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "hub.json")
	if err := os.WriteFile(file, facts, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (&importCommand{Files: []string{file}}).Run(t.Context(), settingsIn(dir)); err != nil {
		t.Fatal(err)
	}
	return startSite(t, dir, false)
}

// openHub opens a canvas with an entity of the hub's graph on it, selected.
func openHub(t *testing.T, as look, name string) *tab {
	t.Helper()
	b := openAt(t, theHub.at(t, startHub), as, "/sources")
	b.bring(name)
	return b
}

// bring puts an entity on the canvas and selects it.
func (b *tab) bring(name string) {
	b.t.Helper()
	id := eval[string](b, fmt.Sprintf(`fetch("/api/search?" + new URLSearchParams({ q: %q })).then((r) => r.json()).then(({ hits }) => hits.find(({ name }) => name === %[1]q).id)`, name))
	b.visit("/?add=" + id)
	b.entity(name)
	b.until(name+" is selected", fmt.Sprintf(`%s.model.selection.has(%q)`, canvas, id))
}

func (b *tab) shown() int { b.t.Helper(); return eval[int](b, canvas+`.model.graph.order`) }

// awaitShown waits until so many entities are on the canvas, and everything is
// at rest.
func (b *tab) awaitShown(n int) {
	b.t.Helper()
	b.until(fmt.Sprintf("%d entities are on the canvas", n), fmt.Sprintf(`%s.model.graph.order === %d && !["running", "settling", "waiting"].includes(document.querySelector("#meter").dataset.state)`, canvas, n))
}

func TestAHubAsksWhatToBringWithTheKeyboardAlone(t *testing.T) {
	b := openHub(t, desktop, hubName)
	b.press("e")
	b.see("dialog.hub h2", fmt.Sprintf("%s: %d links", hubName, hubLinks))
	b.see(".hub-about", "All 600 links were counted")
	for facet, lines := range map[string][]string{
		"relation": {"owns360", "employs150", "sued in50", "owned by40"},
		"kind":     {"Company400", "Person150", "Court50"},
	} {
		got := eval[[]string](b, fmt.Sprintf(`[...document.querySelectorAll(".hub-%s .hub-bar")].map((bar) => bar.textContent)`, facet))
		if fmt.Sprint(got) != fmt.Sprint(lines) {
			t.Errorf("the bars of %s are %q, not %q", facet, got, lines)
		}
	}
	b.until("the first box has the focus", `document.activeElement.matches(".hub-relation input")`)
	b.keys(" ")
	b.see(".hub-preview", "Brings 100 of 360 links · Most connected")
	b.see(".hub-kind .hub-bar", "Person0")
	b.keys(kb.Tab + kb.Tab + kb.Tab + " ") // owned by, too
	b.see(".hub-preview", "Brings 100 of 400 links")
	b.choose("#hub-order", "name")
	b.choose("#hub-amount", "25")
	b.see(".hub-preview", "Brings 25 of 400 links · By name")
	b.click(".hub button", "Expand")
	b.awaitShown(26)
	b.see("#meter", "25 of 400 links shown")
	b.entity("Firm 000")
	b.entity("Firm 024")
	if n := eval[int](b, fmt.Sprintf(`%s.model.graph.filterNodes((id, { entity }) => entity.type !== "Company").length`, canvas)); n > 0 {
		t.Errorf("%d others than companies came", n)
	}
	b.chord("z")
	b.awaitShown(1)
}

// choose picks an option of the last select that a selector finds, as a reader would with the keyboard.
func (b *tab) choose(selector, value string) {
	b.t.Helper()
	b.until(selector+" offers "+value, fmt.Sprintf(`[...[...document.querySelectorAll(%q)].at(-1)?.options ?? []].some(({ value }) => value === %q)`, selector, value))
	eval[bool](b, fmt.Sprintf(`(() => {
		const field = [...document.querySelectorAll(%q)].at(-1);
		field.focus();
		field.value = %q;
		return field.dispatchEvent(new Event("change", { bubbles: true }));
	})()`, selector, value))
}

// doubleClick presses an entity twice in a row.
func (b *tab) doubleClick(name string) {
	b.t.Helper()
	id := b.entity(name)
	at := eval[point](b, fmt.Sprintf(`(() => {
		const [at, box] = [%s.stage.positionOf(%q), document.querySelector("#canvas").getBoundingClientRect()];
		return { x: box.x + at.x, y: box.y + at.y };
	})()`, canvas, id))
	b.do(chromedp.MouseClickXY(at.X, at.Y), chromedp.MouseClickXY(at.X, at.Y))
}

func TestADoubleClickOnAHubAsksAndOneOnALeafDoesNot(t *testing.T) {
	b := openHub(t, desktop, hubName)
	b.doubleClick(hubName)
	b.see("dialog.hub h2", hubName)
	b.keys(kb.Escape)
	b.until("the dialogue is closed", `!document.querySelector("dialog")`)
	if n := b.shown(); n != 1 {
		t.Errorf("%d entities came unasked", n-1)
	}
	b.bring("Person 400")
	b.doubleClick("Person 400")
	b.awaitShown(4) // the hub, who was there, and two others
}

func TestFromHowManyLinksOnOneIsAskedIsKept(t *testing.T) {
	b := openHub(t, desktop, hubName)
	b.press("e")
	b.see("dialog.hub", "Ask first above so many links")
	b.choose("#hub-ask", "1000")
	b.keys(kb.Escape)
	b.do(chromedp.Reload())
	b.entity(hubName)
	b.press("e")
	b.see("#meter", "100 of 600 links shown")
	b.awaitShown(101)
}

func TestANameNarrowsWhatAHubOffers(t *testing.T) {
	b := openHub(t, phone, hubName)
	eval[bool](b, fmt.Sprintf(`(%s.stage.emit("node:open", { id: [...%[1]s.model.selection][0], x: 0, y: 0, additive: false }), true)`, canvas))
	b.see("dialog.hub", "Name contains")
	b.until("the bars are there", `document.querySelector(".hub-bar")`)
	eval[bool](b, `(document.querySelector("#hub-text").focus(), true)`)
	b.keys("firm 12")
	b.see(".hub-about", "All 14 links were counted")
	b.see(".hub-preview", "Brings all: 14 links")
	b.click(".hub button", "Expand")
	b.awaitShown(15)
}

// awaitGroups waits until these groups, in the order of their names, are on the
// canvas.
func (b *tab) awaitGroups(names ...string) {
	b.t.Helper()
	want, err := json.Marshal(names)
	if err != nil {
		b.t.Fatal(err)
	}
	b.until(fmt.Sprintf("the groups are %s", want), fmt.Sprintf(`JSON.stringify(%s.model.graph.filterNodes((id) => id.startsWith("group:")).map((id) => %[1]s.model.graph.getNodeAttribute(id, "entity").name).sort()) === %q`, canvas, want))
}

// choosesInList selects an entity or group on the canvas by its row in the list.
func (b *tab) choosesInList(name string) {
	b.t.Helper()
	b.click(".side-tabs .tab", "List")
	b.click("#list .row-main", name)
	b.see("#inspector h2", name)
}

func TestGroupsStandForWhatAHubLeadsTo(t *testing.T) {
	b := openHub(t, desktop, hubName)
	b.press("e")
	b.see(".hub-groups", "Or place it")
	b.choose("#hub-split", "kind")
	b.click(".hub-groups button", "Place 3 groups")
	b.awaitGroups("150 people", "400 companies", "50 courts")
	b.do(chromedp.Reload())
	b.awaitGroups("150 people", "400 companies", "50 courts") // a reload keeps them

	b.choosesInList("50 courts")
	b.see("#inspector", "Meridian Holding linked to 50 courts")
	b.see("#inspector", "Nothing brought from it yet")
	b.press("e") // opens the group: its members stream in, and nothing is left of it
	b.awaitShown(1 + 2 + hubCourts)
	b.awaitGroups("150 people", "400 companies")

	b.choosesInList("150 people")
	b.press("e")
	b.awaitShown(1 + 2 + hubCourts + 100)
	b.awaitGroups("400 companies", "50 people")
	b.see("#inspector", "100 of 150 links brought from it")
	b.shift("C") // what came goes back into the group
	b.awaitShown(1 + 2 + hubCourts)
	b.awaitGroups("150 people", "400 companies")

	b.choosesInList("400 companies")
	b.shift("E")
	b.see("dialog.hub h2", hubName+": 400 companies")
	b.click(".hub-relation label", "owned by")
	b.click(".hub-groups button", "Keep only these")
	b.awaitGroups("150 people", "40 companies")
	b.choosesInList("40 companies")
	b.shift("E")
	b.choose("#hub-split", "fact:country")
	b.click(".hub-groups button", "Place groups")
	b.awaitGroups("13 companies, country DE", "13 companies, country US", "14 companies, country CN", "150 people")

	b.press("S")
	b.see("dialog.share", "are left out: they stand for entities that are not on the canvas")
	b.keys(kb.Escape)
	for range 2 {
		b.chord("z")
	}
	b.awaitGroups("150 people", "400 companies")
}

func TestCollapsingTakesOnlyWhatNothingElseHolds(t *testing.T) {
	b := openHub(t, desktop, "Person 400")
	b.press("e")
	b.awaitShown(4) // the hub and two others
	b.bring("Person 402")
	b.press("e")
	b.awaitShown(6) // Person 403, too
	b.choosesInList("Person 400")
	b.shift("C")
	b.see("#toasts", "Collapsed: 1 entity is gone") // the hub and Person 401 are linked to Person 402
	b.awaitShown(5)
	b.choosesInList("Person 402")
	b.shift("C")
	b.awaitShown(4)
	b.chord("z")
	b.awaitShown(5)
	b.chord("z")
	b.awaitShown(6)
}
