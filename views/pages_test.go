package views

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"
)

func parse(t *testing.T, component templ.Component) *goquery.Document {
	t.Helper()
	var html bytes.Buffer
	if err := component.Render(context.Background(), &html); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&html)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func eachPage(t *testing.T, check func(t *testing.T, doc *goquery.Document)) {
	for name, component := range allPages() {
		t.Run(name, func(t *testing.T) { check(t, parse(t, component)) })
	}
}

func TestHeadingsStartAtOneAndSkipNoLevel(t *testing.T) {
	eachPage(t, func(t *testing.T, doc *goquery.Document) {
		if n := doc.Find("h1").Length(); n != 1 {
			t.Errorf("%d main headings, want 1", n)
		}
		level := 0
		doc.Find("h1, h2, h3, h4").Each(func(_ int, heading *goquery.Selection) {
			next := int(goquery.NodeName(heading)[1] - '0')
			if next > level+1 {
				t.Errorf("h%d %q follows h%d", next, heading.Text(), level)
			}
			level = next
		})
	})
}

func TestEveryPageHasSearchNavigationAndOneMainPart(t *testing.T) {
	eachPage(t, func(t *testing.T, doc *goquery.Document) {
		for _, selector := range []string{`form[role=search][action="/search"] input[name=q]`, ".top nav[aria-label]", "main", "#main", "title", "html[lang]"} {
			if n := doc.Find(selector).Length(); n != 1 {
				t.Errorf("%d of %s, want 1", n, selector)
			}
		}
		if href, _ := doc.Find(".skip").Attr("href"); doc.Find(href).Length() != 1 {
			t.Errorf("the skip link leads to %q, which is not there", href)
		}
	})
}

func TestPagesHoldNothingThatAStrictPolicyForbids(t *testing.T) {
	eachPage(t, func(t *testing.T, doc *goquery.Document) {
		doc.Find("*").Each(func(_ int, element *goquery.Selection) {
			for _, attribute := range element.Nodes[0].Attr {
				if attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") {
					t.Errorf("<%s> has %s=%q", goquery.NodeName(element), attribute.Key, attribute.Val)
				}
				if strings.HasPrefix(strings.TrimSpace(attribute.Val), "javascript:") && attribute.Key == "href" {
					t.Errorf("a link runs a script: %q", attribute.Val)
				}
			}
		})
		doc.Find("script").Each(func(_ int, script *goquery.Selection) {
			if kind, _ := script.Attr("type"); script.Text() != "" && kind != "application/json" {
				t.Errorf("an inline script: %q", script.Text())
			}
		})
	})
}

func TestHostileNamesAreShownAsText(t *testing.T) {
	eachPage(t, func(t *testing.T, doc *goquery.Document) {
		if n := doc.Find("img[src=x]").Length(); n != 0 {
			t.Errorf("%d images were smuggled in", n)
		}
	})
	doc := parse(t, EntityPage(hostileData()))
	if got := doc.Find("h1").Text(); got != hostile {
		t.Errorf("the name reads %q, want %q", got, hostile)
	}
}

func TestIDsOnAPageAreUnique(t *testing.T) {
	eachPage(t, func(t *testing.T, doc *goquery.Document) {
		var ids []string
		doc.Find("[id]").Each(func(_ int, element *goquery.Selection) {
			id, _ := element.Attr("id")
			ids = append(ids, id)
		})
		slices.Sort(ids)
		for i := 1; i < len(ids); i++ {
			if ids[i] == ids[i-1] {
				t.Errorf("two elements have the id %q", ids[i])
			}
		}
	})
}

func TestAClaimShowsQuoteStatusDateAndTheWayToItsSource(t *testing.T) {
	doc := parse(t, EntityPage(entityData()))
	claim := doc.Find(".claim").First()
	words := strings.Join(strings.Fields(claim.Find(".sentence").Text()), " ")
	if words != "Rudolph Contreras made Temporary halt" {
		t.Errorf("the sentence reads %q", words)
	}
	for selector, want := range map[string]string{
		".quote": "insufficient evidence", ".status": "alleged", ".claim-facts time": "March 2021",
		".precision": "· month precision", "cite": "A brief",
	} {
		if got := strings.TrimSpace(claim.Find(selector).Text()); got != want {
			t.Errorf("%s reads %q, want %q", selector, got, want)
		}
	}
	if href, _ := claim.Find(".open-source").Attr("href"); href != "/sources/s1?at=c1#p-p1" {
		t.Errorf("the source opens at %q", href)
	}
	if claim.Find(`.sentence a[href="/e/j"]`).Length() != 0 || claim.Find(`.sentence a[href="/e/r"]`).Length() != 1 {
		t.Error("the sentence should lead to the other entity and not to this one")
	}
}

func TestAnEntityShowsItsNeighboursByRelationWithCounts(t *testing.T) {
	doc := parse(t, EntityPage(entityData()))
	if got := doc.Find("h3.group").Text(); got != "made 1,214" {
		t.Errorf("the group reads %q", got)
	}
	if got := doc.Find(".neighbour-facts").Text(); !strings.Contains(got, "Ruling, from March 2021") {
		t.Errorf("the neighbour reads %q", got)
	}
}

func TestThePanelSaysWhatThePageSays(t *testing.T) {
	page, panel := parse(t, EntityPage(entityData())), parse(t, EntityPanel(entityData()))
	for _, selector := range []string{".claims", ".chips", ".kind"} {
		if page.Find(selector).Text() != panel.Find(selector).Text() {
			t.Errorf("%s differs between page and panel", selector)
		}
	}
	if panel.Find("h1").Length() != 0 || panel.Find("h2").Length() != 1 {
		t.Error("a panel's name should be a heading of level 2")
	}
	if next, _ := panel.Find(".more a").Attr("data-panel"); next != "/panel/e/j?claims=next%2B1" {
		t.Errorf("older claims come from %q", next)
	}
}

func TestOlderClaimsComeWithoutTheEntityAgain(t *testing.T) {
	data := entityData()
	data.ClaimsAfter = "cursor"
	panel := parse(t, EntityPanel(data))
	if panel.Find(".claim").Length() != 1 || panel.Find("h2").Length() != 0 {
		t.Error("a later page of claims should hold claims only")
	}
}

func TestTheOpeningCanBeReadWithoutScripts(t *testing.T) {
	var html bytes.Buffer
	if err := allPages()["explore"].Render(context.Background(), &html); err != nil {
		t.Fatal(err)
	}
	// The parser takes scripts to be on and noscript for text: parse what it holds.
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(strings.NewReplacer("<noscript>", "<div>", "</noscript>", "</div>").Replace(html.String())))
	if err != nil {
		t.Fatal(err)
	}
	if n := doc.Find("#list .neighbours a").Length(); n != 2 {
		t.Errorf("%d entities, want 2", n)
	}
	if got := strings.Join(strings.Fields(doc.Find("#list .sentences").Text()), " "); got != "Rudolph Contreras made Temporary halt" {
		t.Errorf("the link reads %q", got)
	}
}

func TestAStartingDatabaseReloadsThePageWithoutScripts(t *testing.T) {
	doc := parse(t, allPages()["starting"])
	if head := doc.Find("head noscript").Text(); !strings.Contains(head, `http-equiv="refresh"`) {
		t.Errorf("no reload in %q", head)
	}
	if parse(t, allPages()["not found"]).Find("head noscript").Length() != 0 {
		t.Error("a page that is final should not reload")
	}
}

func TestAnOriginalIsOpenedWithoutTellingWhoAsks(t *testing.T) {
	link := parse(t, allPages()["source"]).Find(`.provenance a[href="https://example.org"]`)
	if rel, _ := link.Attr("rel"); !strings.Contains(rel, "noreferrer") {
		t.Errorf("rel is %q", rel)
	}
	if parse(t, allPages()["source hostile"]).Find(".provenance a").Length() != 0 {
		t.Error("an address that is not of the web should not be a link")
	}
}

func TestPathsKeepEveryID(t *testing.T) {
	for _, id := range []string{"01J", "Company~id~7", "4:abc:12", "a/b", "50%", "a b?c#d", "小米"} {
		path := EntityPath(id)
		if strings.ContainsAny(path[len("/e/"):], "/?# ") {
			t.Errorf("%q gives the path %q", id, path)
		}
	}
	if got := ExplorePath("a&b", "c"); got != "/?add=a%26b&add=c" {
		t.Errorf("got %q", got)
	}
}

func TestCountsAndPeriodsReadAsWords(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{period(english, "2021", ""), "from 2021"},
		{period(english, "", "2021-03"), "until March 2021"},
		{period(english, "2021-03-12", "2022"), "from 12 March 2021 until 2022"},
		{period(english, "2021", "2021"), "2021"},
		{typeName(english, "ExecutiveOrder"), "Executive order"},
		{typeName(english, "MARKET_MOVE"), "Market move"},
		{precision(english, "2021"), "year precision"},
		{precision(english, "2021-03"), "month precision"},
		{precision(english, "2021-03-12"), ""},
		{precision(english, "not a date"), ""},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
