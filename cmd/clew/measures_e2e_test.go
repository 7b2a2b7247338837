package main

import (
	"testing"
)

func TestWhoStandsBetweenOthersIsMeasuredAndSelected(t *testing.T) {
	b := open(t, desktop, "/")
	b.until("the canvas is there", canvas+`?.model.graph.order > 3`)
	b.click(".side-tabs .tab", "Measures")
	b.see("#measures .measure-lines li", "Designation of Xiaomi")
	b.until("the designation stands first", `document.querySelector("#measures .measure-lines li").textContent.includes("Designation of Xiaomi")`)
	b.click("#measures .measure-lines button", "Designation of Xiaomi")
	b.until("it is selected", `((page) => [...page.model.selection].some((id) => page.model.graph.getNodeAttribute(id, "entity").name === "Designation of Xiaomi"))(`+canvas+`)`)
	for _, v := range b.axe() {
		t.Errorf("measures: %s, %s\n%s", v.ID, v.Help, v.Where)
	}

	// What is hidden counts no more.
	b.press("h")
	b.until("the designation is gone from the measures", `document.querySelector("#measures .measure-lines li") && !document.querySelector("#measures").textContent.includes("Designation of Xiaomi")`)

	b.click(".side-tabs .tab", "List")
	eval[bool](b, `(() => { const s = document.querySelector("#list select"); s.value = "betweenness"; s.dispatchEvent(new Event("change")); return true; })()`)
	b.until("rows show the measure", `document.querySelector("#list .row .number")?.textContent.includes("%")`)
}
