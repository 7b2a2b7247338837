package main

import (
	"encoding/xml"
	"strings"
	"testing"
)

// Two walks share a Clew whose graph moves under them.
func TestWhatWasAskedSharedAndWatchedTellsWhenTheGraphHasMoved(t *testing.T) {
	site := startDemo(t)
	t.Cleanup(func() {
		if err := site.close(); err != nil {
			t.Error(err)
		}
	})
	t.Run("a question becomes a picture that is shared and stays true", func(t *testing.T) { walkFromQuestionToBanner(t, site) })
	t.Run("a watched query tells what has changed with its evidence", func(t *testing.T) { walkToAWatch(t, site) })
}

// sound fails the test where a page has a serious violation or scrolls
// sideways.
func (b *tab) sound(what string, as look) {
	b.t.Helper()
	for _, v := range b.axe() {
		b.t.Errorf("%s, %s, %s: %s\n%s", what, v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
	}
	if wide := eval[int](b, `document.documentElement.scrollWidth`); wide > int(as.width) {
		b.t.Errorf("%s scrolls sideways: %d pixels at a width of %d", what, wide, as.width)
	}
}

func walkFromQuestionToBanner(t *testing.T, site *demoSite) {
	// Write a question, save it and run it by its form.
	b := openAt(t, site.url, desktop, "/queries/new")
	b.fill("#field-name", "Who leads what")
	b.write("MATCH (p:Person)-[r:FOUNDED|LEADS]->(c:Company) WHERE c.name = $company RETURN p, r, c")
	b.click("button", "Add a parameter")
	b.fill("#field-params-0-name", "company")
	b.click("button.primary", "Save")
	b.see("h1", "Who leads what")
	b.fill("#query-form input[name=company]", "Xiaomi")
	b.click("#query-form button", "Run")
	if meter := b.finished(); strings.HasPrefix(meter, "No rows") {
		t.Fatalf("the run ended with %q", meter)
	}
	address := eval[string](b, `location.pathname + location.search`)

	// Add what it found to the canvas, and share the picture.
	b.click("#results button", "Add to canvas")
	b.entity("Lei Jun")
	link := b.share("Who leads Xiaomi")
	path := strings.TrimPrefix(link, site.url)

	// A fresh profile without scripts reads the picture and the question's answer.
	off := desktop
	off.scripts = false
	reader := openAt(t, site.url, off, path)
	if open := reader.attribute("main a[href$='/open']", "href"); open != path+"/open" {
		t.Errorf("the way to the canvas is %q", open)
	}
	if page := fetch(t, link); !strings.Contains(page, "Who leads Xiaomi") || !strings.Contains(page, "Lei Jun") || strings.Contains(page, "has moved") {
		t.Error("the page lacks its title or a name, or says that the graph has moved")
	}
	if page := fetch(t, site.url+strings.Replace(address, "run=1", "run=page", 1)); !strings.Contains(page, "Lei Jun") {
		t.Errorf("%s does not open with its answer", address)
	}

	// The graph moves, and the picture's page says so.
	file := demoFacts(t)
	file["links"] = append(file["links"].([]any), map[string]any{"id": "new", "source": "lei-jun", "type": "WROTE_TO", "target": "xiaomi"})
	site.load(t, file)
	guest := openAt(t, site.url, desktop, path)
	guest.see(".view-banner.moved", "The graph has moved since: 1 link added")
	guest.sound("the banner", desktop)
}

func walkToAWatch(t *testing.T, site *demoSite) {
	b := openAt(t, site.url, desktop, "/queries")
	b.visit("/queries/" + b.queryCalled("Links by their standing") + "?status=retracted")
	b.click("summary", "Watch for changes")
	b.click(".watch button", "Watch")
	b.see("main", "Nothing has changed since the first check.")
	b.see("main", "retracted")

	// A source takes back what it said of one link.
	file := demoFacts(t)
	file.link(t, "l01")["status"] = "retracted"
	quote := file.link(t, "l01")["claims"].([]any)[0].(map[string]any)["quote"].(string)
	site.load(t, file)
	b.click("button", "Check now")
	b.see(".change-words", "1 row added.")
	b.see(".change tr.added", "added")
	b.see(".change-evidence blockquote", quote)
	b.see(".change-evidence a", "open in source")
	b.sound("the watch", desktop)
	path := eval[string](b, `location.pathname`)
	var feed struct {
		Entries []struct {
			Title   string `xml:"title"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(fetch(t, site.url+b.attribute("a[type='application/atom+xml']", "href"))), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 1 || feed.Entries[0].Title != "1 row added." || !strings.Contains(feed.Entries[0].Content, quote) {
		t.Errorf("the feed tells %+v", feed)
	}

	// Others read the same, and can't end it.
	other := openAt(t, site.url, phone, path)
	other.see(".change-words", "1 row added.")
	other.see("main", "Another browser watches this query")
	if wide := eval[int](other, `document.documentElement.scrollWidth`); wide > int(phone.width) {
		t.Errorf("the page scrolls sideways: %d pixels", wide)
	}

	// Then another quote supports the same, and at last the source stands by it.
	founded := file.link(t, "l01")
	claims := founded["claims"].([]any)
	founded["claims"] = append(claims, file.link(t, "l04")["claims"].([]any)[0])
	site.load(t, file)
	b.click("button", "Check now")
	b.see(".change-words", "1 row changed.")
	b.see(".change tr", "is now")
	founded["status"] = "asserted"
	site.load(t, file)
	b.click("button", "Check now")
	b.see(".change-words", "1 row gone.")
	if feed := fetch(t, site.url+path+"/feed.atom"); strings.Count(feed, "<entry>") != 3 {
		t.Errorf("the feed tells %s", feed)
	}

	b.click("button", "Stop watching")
	b.see(".notice", "no longer watched")
	b.click(".notice button", "Undo")
	b.see("button", "Stop watching")
	if now := eval[string](b, `location.pathname`); now != path {
		t.Errorf("undoing leads to %s", now)
	}
}
