package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph/graphtest"
)

// longSource adds a source with 1,200 claims about one link to the demo, each
// with a quote of its own, for the time of a test.
func longSource(t *testing.T) *site {
	t.Helper()
	s := demo(t)
	graphtest.Run(t, `CREATE (s:Source {id: 'long', title: 'Long', content: $text})
		CREATE (a:Entity:Person {id: 'a', name: 'A'})-[:OWNS {id: 'l'}]->(:Entity:Company {id: 'b', name: 'B'})
		WITH s UNWIND range(0, 1199) AS i
		CREATE (s)<-[:PASSAGE_OF]-(:Passage {id: 'p' + i, text: 'word', start: 5 * i, end: 5 * i + 4})
		<-[:QUOTES]-(:Claim {id: 'c' + i, about: 'l', source: 'a', target: 'b', relation: 'OWNS', status: 'asserted', sortKey: '2021 ' + (10000 + i)})`,
		map[string]any{"text": strings.Repeat("word ", 1200)})
	t.Cleanup(func() {
		graphtest.Run(t, "MATCH (:Source {id: 'long'})<-[:PASSAGE_OF]-(p)<-[:QUOTES]-(c) DETACH DELETE p, c", nil)
		graphtest.Run(t, "MATCH (n) WHERE n.id IN ['long', 'a', 'b'] DETACH DELETE n", nil)
	})
	if err := s.store.RefreshSchema(t.Context()); err != nil { // the type of the link is new
		t.Fatal(err)
	}
	return s
}

// opens follows the way from a claim to its source, and fails the test unless
// its quote is marked there as what the reader came for.
func (s *site) opens(claim *goquery.Selection) {
	s.tb.Helper()
	href, _ := claim.Find("a.open-source").Attr("href")
	path, fragment, _ := strings.Cut(href, "#")
	mark := s.page(path, http.StatusOK).Find("mark.current")
	if id, _ := mark.Attr("id"); mark.Length() != 1 || id != fragment {
		s.tb.Errorf("%s marks %d passages, of which one is %q", href, mark.Length(), id)
	}
}

func TestEveryClaimOfALongSourceIsMarkedWhereItsLinkLeads(t *testing.T) {
	s := longSource(t)
	s.opens(s.page("/l/l", http.StatusOK).Find("li.claim").First()) // claim 1,200: the newest is the last in the text
	path, marks := "/sources/long", 0
	for range 3 {
		page := s.page(path, http.StatusOK)
		marks += page.Find("mark").Length()
		path, _ = page.Find(".drawn .facts-line a:contains('next claims')").First().Attr("href")
	}
	if marks != 1200 || path != "" {
		t.Errorf("%d quotes are marked on three pages, and a fourth would be %q", marks, path)
	}
	page := s.page("/sources/long?at=c1000", http.StatusOK)
	if words := page.Find(".drawn .facts-line").First().Text(); !strings.Contains(words, "Claims 1,001 to 1,200 of 1,200") {
		t.Errorf("the page says %q", words)
	}
	if number := page.Find(".card.current .passage-number").Text(); number != "1001" {
		t.Errorf("the quote has the number %q", number)
	}
}

func TestEveryClaimOfALinkCanBeReached(t *testing.T) {
	s := longSource(t)
	path, claims := "/l/l", 0
	for path != "" {
		page := s.page(path, http.StatusOK)
		claims += page.Find("li.claim").Length()
		path, _ = page.Find(".more:not(.first) a").Attr("href")
	}
	if claims != 1200 {
		t.Errorf("%d claims on all pages of the link, want 1,200", claims)
	}
	next, _ := s.page("/panel/l/l", http.StatusOK).Find(".more a").Attr("data-panel")
	if older := s.page(next, http.StatusOK); older.Find("li.claim").Length() != claimsPerPanel || older.Find("h2").Length() > 0 {
		t.Errorf("%q is no further page of claims", next)
	}
}
