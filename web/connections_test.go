package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"clew/graph/graphtest"
)

// idOf returns the ID of the entity of that name.
func idOf(t *testing.T, name string) string {
	t.Helper()
	rows := graphtest.Run(t, "MATCH (n:Entity {name: $name}) RETURN n.id", map[string]any{"name": name})
	if len(rows) != 1 {
		t.Fatalf("%d entities are called %s", len(rows), name)
	}
	return rows[0][0].(string)
}

func TestPathsAreAPageOfSentencesWithTheirQuotes(t *testing.T) {
	s := demo(t)
	asked := url.Values{"from": {idOf(t, "Rudolph Contreras")}, "to": {idOf(t, "U.S. Department of Defense")}}
	page := s.page("/paths?"+asked.Encode(), http.StatusOK)
	if got := page.Find("h1").Text(); got != "Why are Rudolph Contreras and U.S. Department of Defense connected?" {
		t.Errorf("titled %q", got)
	}
	paths := page.Find("section.connection")
	if paths.Length() < 2 || !strings.Contains(page.Find(".connections-answer").Text(), "different paths") {
		t.Fatalf("%d paths, answered %q", paths.Length(), page.Find(".connections-answer").Text())
	}
	first := paths.First()
	if first.Find("ol.statements > li").Length() < 2 || first.Find("blockquote").Length() < 2 || first.Find("cite a[href^='/sources/']").Length() < 2 {
		t.Errorf("the first path has no quotes: %s", first.Text())
	}
	if weak := first.Find(".connection-weak").Text(); !strings.Contains(weak, "What would break this path") || !strings.Contains(weak, "It rests on") {
		t.Errorf("its weakest link is told as %q", weak)
	}
	if open, _ := page.Find("a.button.primary[href^='/?add=']").Attr("href"); strings.Count(open, "add=") < 3 {
		t.Errorf("the canvas is at %q", open)
	}
	text := s.get("/paths.txt?" + asked.Encode()).body
	markdown := s.get("/paths.md?" + asked.Encode()).body
	for _, want := range []string{"Why are Rudolph Contreras and U.S. Department of Defense connected?\n", "Path 1: Rudolph Contreras → ", "\n1. ", "   “", "What would break this path: "} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	if !strings.HasPrefix(markdown, "# Why are Rudolph") || !strings.Contains(markdown, "\n   > “") || !strings.Contains(markdown, "## Path 2: ") {
		t.Errorf("the Markdown is\n%s", markdown)
	}
}

func TestPathsAreAskedForByNameAndKeptByID(t *testing.T) {
	s := demo(t)
	page := s.page("/paths", http.StatusOK)
	if page.Find("h1").Text() != "Why are these connected?" || page.Find("form input[name=from]").Length() != 1 || page.Find(".connection-form textarea[name=to]").Length() != 1 {
		t.Error("the empty form is not there")
	}
	if page.Find(".field .error").Length() > 0 {
		t.Error("what nobody has filled in is called wrong")
	}
	answer := s.get("/paths?from=rudolph+contreras&to=Xiaomi%0D%0ALuokung+Technology+Corp.")
	if at := answer.Request.URL.Query(); at.Get("from") != idOf(t, "Rudolph Contreras") || len(at["to"]) != 2 || at.Get("length") != "6" {
		t.Errorf("kept as %v", at)
	}
	page = s.page("/paths?from=designation&to=Xiaomi", http.StatusUnprocessableEntity)
	if page.Find(".choices a[href^='/paths?']").Length() < 2 {
		t.Error("an unclear name offers no choice")
	}
	page = s.page("/paths?from=Xiaomi&to=Xiaomi", http.StatusUnprocessableEntity)
	if got := page.Find(".notice.failed").Text(); got != "Choose 2 to 8 different entities." {
		t.Errorf("the same twice is refused with %q", got)
	}
	page = s.page("/paths?from=Xiaomi&to=DJI&length=99", http.StatusUnprocessableEntity)
	if got := page.Find(".notice.failed").Text(); got != "A path may have 1 to 15 links." {
		t.Errorf("too long is refused with %q", got)
	}
}

func TestNoMeaningfulPathIsAnAnswerWithAWayToAllowIt(t *testing.T) {
	s := demo(t)
	graphtest.Run(t, "MATCH (a:Entity {name: 'TikTok'}), (b:Entity {name: 'WeChat'}), (l:List) CREATE (a)-[:PLACED_ON {id: 'zz1'}]->(l), (b)-[:PLACED_ON {id: 'zz2'}]->(l)", nil)
	t.Cleanup(func() { graphtest.Run(t, "MATCH ()-[r {id: 'zz1'}]->(), ()-[q {id: 'zz2'}]->() DELETE r, q", nil) })
	page := s.page("/paths?length=2&from="+idOf(t, "TikTok")+"&to="+idOf(t, "WeChat"), http.StatusOK)
	left := page.Find(".connection-left")
	if got := left.Find("h2").Text(); got != "No meaningful path of up to 2 links connects TikTok and WeChat." {
		t.Errorf("answered %q", got)
	}
	if got := left.Find("li p").Text(); !strings.Contains(got, "There is a path of 2 links: TikTok – Investment blacklist") || !strings.Contains(got, "Lists, registers, countries and topics.") {
		t.Errorf("left out: %q", got)
	}
	if page.Find(".connection-rules li").Length() < 3 {
		t.Error("the rules are not told")
	}
	allow, _ := left.Find("a.button").Attr("href")
	page = s.page(allow, http.StatusOK)
	if page.Find("section.connection").Length() != 1 || page.Find(".connection-rules").Length() != 1 || strings.Contains(page.Find(".connection-rules").Text(), "Lists") {
		t.Errorf("allowed at %s: %s", allow, page.Find("main").Text())
	}
}

func TestWhatEntitiesShareIsATable(t *testing.T) {
	s := demo(t)
	asked := url.Values{"with": {idOf(t, "DJI"), idOf(t, "Huawei")}, "steps": {"2"}}
	page := s.page("/common?"+asked.Encode(), http.StatusOK)
	if got := page.Find("h1").Text(); got != "What do DJI and Huawei share?" {
		t.Errorf("titled %q", got)
	}
	if page.Find("thead th").Length() != 3 {
		t.Error("there is no column for each")
	}
	row := page.Find("tbody tr").First()
	if row.Find("th a.entity").Length() != 1 || row.Find("td a.relation").Length() < 2 || !strings.Contains(row.Text(), "quote") {
		t.Errorf("the first row is %s", row.Text())
	}
	if !strings.Contains(page.Find("tbody").Text(), "by way of") {
		t.Error("nothing is shared by two steps")
	}
	if page.Find("a[href^='/paths?from=']").Length() == 0 || page.Find("a.button.primary[href^='/?add=']").Length() == 0 {
		t.Error("no way leads on")
	}
	page = s.page("/common?with=DJI", http.StatusUnprocessableEntity)
	if got := page.Find(".notice.failed").Text(); got != "Choose 2 to 8 different entities." {
		t.Errorf("one alone is refused with %q", got)
	}
	body := s.get("/api/common?" + asked.Encode()).body
	if !strings.Contains(body, `"shared":[{"entity":{`) || !strings.Contains(body, `"ways":[{`) {
		t.Errorf("the canvas is told %s", body)
	}
	if choices := s.get("/api/paths").body; !strings.Contains(choices, `"foreign":false`) || !strings.Contains(choices, `"hubs"`) || !strings.Contains(choices, `"FOUNDED"`) {
		t.Errorf("the choices are %s", choices)
	}
}
