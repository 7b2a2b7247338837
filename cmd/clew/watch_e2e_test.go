package main

import (
	"encoding/xml"
	"strings"
	"testing"
)

func TestAWatchedQueryTellsWhatHasChangedWithItsEvidence(t *testing.T) {
	site := startDemo(t)
	t.Cleanup(func() {
		if err := site.close(); err != nil {
			t.Error(err)
		}
	})
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
	for _, v := range b.axe() {
		t.Errorf("%s, %s: %s\n%s", v.Impact, v.ID, v.Help, strings.Join(v.Where, "\n"))
	}
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

	b.click("button", "Stop watching")
	b.see(".notice", "no longer watched")
	b.click(".notice button", "Undo")
	b.see("button", "Stop watching")
	if now := eval[string](b, `location.pathname`); now != path {
		t.Errorf("undoing leads to %s", now)
	}
}
