package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	"clew/graph/graphtest"
)

// keep saves a query for a test and returns its path.
func (s *site) keep(q graph.SavedQuery) string {
	s.tb.Helper()
	saved, err := s.store.SaveQuery(s.tb.Context(), q)
	if err != nil {
		s.tb.Fatal(err)
	}
	return "/queries/" + saved.ID
}

func TestEveryStarterRunsOnItsPage(t *testing.T) {
	s := withQueries(t)
	for _, q := range s.starters {
		page := s.page("/queries/"+q.ID+"?run=page", http.StatusOK)
		rows := page.Find("#results tbody tr")
		if rows.Length() == 0 || page.Find("#results thead th").Length() == 0 {
			t.Errorf("%s: %s", q.Name, text(page.Find("#results")))
		}
		page.Find("#results a").Each(func(_ int, a *goquery.Selection) {
			if text(a) == "" {
				t.Errorf("%s: a link without words: %s", q.Name, a.AttrOr("href", ""))
			}
		})
	}
}

func TestTheAddressFillsInTheFormAndRunsIt(t *testing.T) {
	s := withQueries(t)
	path := s.query("Rulings against an agency")
	form := s.page(path, http.StatusOK)
	if form.Find("#query-form [name=agency]").AttrOr("required", "none") == "none" || form.Find("#results table").Length() > 0 ||
		!strings.Contains(text(form.Find(".limits")), "10 seconds") {
		t.Errorf("the form is %s", text(form.Find("main")))
	}
	request := s.request(http.MethodGet, path+"?agency="+url.QueryEscape("u.s. department of defense")+"&since=2021-04&run=page")
	page, address := s.sent(request, http.StatusOK)
	at, err := url.Parse(address)
	if err != nil || len(at.Query().Get("agency")) != 26 || at.Query().Get("since") != "2021-04" || at.Query().Get("run") != "page" {
		t.Errorf("the permalink is %s", address)
	}
	if page.Find("#results tbody tr").Length() != 1 || !strings.Contains(text(page.Find("#results tbody")), "Luokung") {
		t.Errorf("found %s", text(page.Find("#results")))
	}
	if value := page.Find("[name=agency]").AttrOr("value", ""); !strings.HasPrefix(value, "U.S. Department of Defense") {
		t.Errorf("the field holds %q", value)
	}
	for _, link := range []string{".cell-entity a[href^='/e/']", "a[href^='/l/']"} {
		href := page.Find("#results tbody "+link).First().AttrOr("href", "none")
		s.page(href, http.StatusOK)
	}
	if again := s.page(address, http.StatusOK); again.Find("#results tbody tr").Length() != 1 {
		t.Error("the permalink finds something else")
	}
	if q, err := s.store.Query(t.Context(), strings.TrimPrefix(path, "/queries/")); err != nil || q.LastRun.IsZero() {
		t.Errorf("its last run was at %v, %v", q.LastRun, err)
	}
}

func TestWhatIsWrongWithAValueIsToldAtItsField(t *testing.T) {
	s := withQueries(t)
	path := s.query("Rulings against an agency")
	page := s.page(path+"?agency=&since=soon&run=page", http.StatusUnprocessableEntity)
	for name, want := range map[string]string{"agency": "This is needed.", "since": "is not a date"} {
		input := page.Find("[name=" + name + "]")
		if !strings.Contains(text(page.Find("#field-"+name+"-error")), want) || input.AttrOr("aria-invalid", "") != "true" ||
			!strings.Contains(input.AttrOr("aria-describedby", ""), "field-"+name+"-error") {
			t.Errorf("%s: %s", name, text(page.Find("[data-param="+name+"]")))
		}
	}
	if page.Find(".error-summary a").Length() != 2 || page.Find("#results table").Length() > 0 {
		t.Error("there is no summary, or the query was run")
	}
	chain := s.query("Shortest chain of evidence")
	page = s.page(chain+"?start=designation&end=Xiaomi&run=page", http.StatusUnprocessableEntity)
	choice := page.Find("[data-param=start] .choices a").First()
	if choice.Length() != 1 {
		t.Fatalf("nothing to choose from: %s", text(page.Find("[data-param=start]")))
	}
	if page = s.page(choice.AttrOr("href", ""), http.StatusOK); page.Find(".cell-path li").Length() < 2 {
		t.Errorf("after choosing: %s", text(page.Find("#results")))
	}
}

// The script runs what is to be run when the page is opened; those without
// scripts are led to a page that holds the rows.
func TestWhatTheScriptWillRunIsNotRunByThePage(t *testing.T) {
	s := withQueries(t)
	path := s.keep(graph.SavedQuery{Name: "x", Text: "RETURN $n AS n", Params: []graph.Param{{Name: "n", Type: graph.NumberParam}}})
	a := s.get(path + "?n=7&run=1")
	if a.StatusCode != http.StatusOK || strings.Contains(a.body, "<table") {
		t.Fatalf("%s: %s", a.Status, a.body)
	}
	if q, err := s.store.Query(t.Context(), strings.TrimPrefix(path, "/queries/")); err != nil || !q.LastRun.IsZero() {
		t.Errorf("it was run at %v, %v", q.LastRun, err)
	}
	instead := document(t, strings.NewReplacer("<noscript>", "", "</noscript>", "").Replace(a.body))
	refresh := instead.Find("meta[http-equiv=refresh]").AttrOr("content", "")
	link := instead.Find("#results a.button").AttrOr("href", "none")
	if refresh != "0; url="+link {
		t.Errorf("%q leads elsewhere than %q", refresh, link)
	}
	if rows := s.page(link, http.StatusOK).Find("#results tbody tr"); text(rows) != "7" {
		t.Errorf("without scripts the rows are %q", text(rows))
	}
}

func TestAChoiceMayComeFromCypher(t *testing.T) {
	s := withQueries(t)
	path := s.query("Entities with the most links")
	options := s.page(path, http.StatusOK).Find("select[name=type] option[value=Ruling]")
	if options.Length() != 1 {
		t.Fatal("the types are not offered")
	}
	if rows := s.page(path+"?type=Ruling&run=page", http.StatusOK).Find("#results tbody tr"); rows.Length() != 4 {
		t.Errorf("%d rulings", rows.Length())
	}
	var list struct{ Options []graph.Option }
	s.json("/api/query/"+strings.TrimPrefix(path, "/queries/")+"/options?param=type", &list)
	if len(list.Options) < 10 {
		t.Errorf("the API lists %+v", list)
	}
	s.problem("/api/query/"+strings.TrimPrefix(path, "/queries/")+"/options?param=none", http.StatusNotFound)
}

func TestAQueryThatCannotBeRunSaysWhyOnItsPage(t *testing.T) {
	s := withQueries(t)
	for cypher, status := range map[string]int{"MATCH (n) DELETE n": http.StatusForbidden, "RETURN 1 +": http.StatusBadRequest} {
		path := s.keep(graph.SavedQuery{Name: "x", Text: cypher})
		if page := s.page(path+"?run=page", status); text(page.Find("#results [role=alert]")) == "" {
			t.Errorf("%s: %s", cypher, text(page.Find("main")))
		}
		for _, file := range []string{"/rows.csv", "/rows.json"} {
			if a := s.get(path + file); a.StatusCode != status || a.Header.Get("Content-Disposition") != "" {
				t.Errorf("%s of %s: %s", file, cypher, a.Status)
			}
		}
	}
}

func TestEveryKindOfValueIsShown(t *testing.T) {
	s := withQueries(t)
	path := s.keep(graph.SavedQuery{Name: "Values", Text: `
MATCH (c:Claim)-[q:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source) WITH c, q, p, s ORDER BY c.id LIMIT 1
RETURN null AS a, true AS b, 12 AS c, 1.5 AS d, '<b>bold</b>' AS e, date('2021-03-12') AS f, [1, 'x', [2]] AS g, {k: 'v'} AS h,
  c AS i, p AS j, s AS k, range(1, 20) AS l, [] AS m, q AS n`})
	page := s.page(path+"?run=page", http.StatusOK)
	cells := page.Find("#results tbody td").Map(func(_ int, td *goquery.Selection) string { return text(td) })
	for i, want := range []string{"–", "yes", "12", "1.5", "<b>bold</b>", "2021-03-12", "1x2", "kv", "claim", "“", "Xiaomi", "123456789101112and 8 more", "–", "QUOTES"} {
		if !strings.HasPrefix(cells[i], want) && !(i == 10 && cells[i] != "") {
			t.Errorf("cell %d is %q, not %q", i, cells[i], want)
		}
	}
	quoted := s.page(page.Find("a.quoted").AttrOr("href", "none"), http.StatusOK)
	if quoted.Find("mark.current").Length() == 0 {
		t.Error("a passage does not lead to its place")
	}
}

func TestFilesHoldAllRows(t *testing.T) {
	s := withQueries(t)
	path := s.keep(graph.SavedQuery{Name: "Formeln & Ärger / 小米", Text: `UNWIND range(1, 3000) AS n
RETURN n - 2 AS n, '=cmd()' AS formula, ['@x', null] AS list, '+1' AS plus, '-1' AS minus, '@' AS at, 'a "quoted", ' + n AS text`})
	a := s.get(path + "/rows.csv")
	rows, err := csv.NewReader(strings.NewReader(a.body)).ReadAll()
	if err != nil || len(rows) != 3001 || a.Header.Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Fatalf("%d rows, %v, %v", len(rows), err, a.Header)
	}
	if got := strings.Join(rows[1], "|"); got != `-1|'=cmd()|'@x; |'+1|'-1|'@|a "quoted", 1` {
		t.Errorf("the first row is %s", got)
	}
	if got := a.Header.Get("Content-Disposition"); got != "attachment; filename*=utf-8''Formeln-%C3%84rger-%E5%B0%8F%E7%B1%B3.csv" {
		t.Errorf("its name is %s", got)
	}
	var file struct {
		Columns []string
		Rows    [][]any
		Cut     bool
	}
	s.json(path+"/rows.json", &file)
	if len(file.Rows) != 3000 || len(file.Columns) != 7 || file.Cut || file.Rows[0][1] != "=cmd()" {
		t.Errorf("%d rows, %v, %v", len(file.Rows), file.Columns, file.Cut)
	}
	page := s.page(path+"?run=page", http.StatusOK)
	if page.Find("#results tbody tr").Length() != rowsShown || !strings.Contains(text(page.Find(".results-bar")), "The first 200 rows") {
		t.Errorf("the page shows %s", text(page.Find(".results-bar")))
	}
	empty := s.keep(graph.SavedQuery{Name: "Nothing", Text: "UNWIND [] AS x RETURN x"})
	if a := s.get(empty + "/rows.csv"); a.body != "x\n" {
		t.Errorf("no rows: %q", a.body)
	}
	s.json(empty+"/rows.json", &file)
	if none := s.page(empty+"?run=page", http.StatusOK); !strings.Contains(text(none.Find("#results")), "Nothing was found") {
		t.Error("finding nothing is not told")
	}
}

func TestAFileThatBreaksOffIsNotTakenForAWholeOne(t *testing.T) {
	s := withQueries(t)
	path := s.keep(graph.SavedQuery{Name: "Breaks", Text: "UNWIND range(-5000, 5000) AS n RETURN 1 / n AS x"})
	for _, file := range []string{"/rows.csv", "/rows.json"} {
		response, err := http.DefaultClient.Do(s.request(http.MethodGet, path+file))
		if err != nil {
			continue // broken off before the headers were read
		}
		var bytes int
		for buffer := make([]byte, 4096); err == nil; {
			var n int
			n, err = response.Body.Read(buffer)
			bytes += n
		}
		_ = response.Body.Close()
		if err.Error() == "EOF" {
			t.Errorf("%s ended after %d bytes as if it were whole", file, bytes)
		}
	}
}

func (s *site) check(body string) (status int, answer map[string]any) {
	s.tb.Helper()
	request, err := http.NewRequest(http.MethodPost, s.url+"/api/check", strings.NewReader(body))
	if err != nil {
		s.tb.Fatal(err)
	}
	a := s.do(request)
	if err := json.Unmarshal([]byte(a.body), &answer); err != nil {
		s.tb.Fatalf("%s: %v", a.body, err)
	}
	return a.StatusCode, answer
}

func TestATextIsCheckedWithoutBeingRun(t *testing.T) {
	s := withQueries(t)
	status, good := s.check(`{"text": "MATCH (n:Company) WHERE n.name = $name RETURN n, 1 AS one", "params": {"name": "x"}}`)
	plan, _ := good["plan"].(map[string]any)
	if columns, _ := json.Marshal(good["columns"]); status != http.StatusOK || string(columns) != `["n","one"]` || plan["name"] == nil {
		t.Errorf("%d: %v", status, good)
	}
	status, bad := s.check(`{"text": "MATCH (n)\nRETRUN n"}`)
	wrong, _ := bad["error"].(map[string]any)
	if status != http.StatusOK || wrong["kind"] != "invalid" || wrong["line"] != 2.0 || wrong["column"] != 1.0 {
		t.Errorf("%d: %v", status, bad)
	}
	_, forbidden := s.check(`{"text": "CREATE (n)"}`)
	if wrong, _ := forbidden["error"].(map[string]any); wrong["kind"] != "denied" || wrong["message"] == "" {
		t.Errorf("%v", forbidden)
	}
	if status, _ := s.check(`{"text": 1`); status != http.StatusBadRequest {
		t.Errorf("no JSON: %d", status)
	}
}

func TestTheSchemaIsThereToCompleteATextWith(t *testing.T) {
	s := withQueries(t)
	var words graph.Vocabulary
	s.json("/api/schema", &words)
	for list, want := range map[*[]string]string{&words.Labels: "Company Claim", &words.Types: "HALTS QUOTES", &words.Properties: "name status", &words.Functions: "toUpper date.truncate"} {
		for _, word := range strings.Fields(want) {
			if !strings.Contains(" "+strings.Join(*list, " ")+" ", " "+word+" ") {
				t.Errorf("%s is not among %v", word, *list)
			}
		}
		if strings.Contains(strings.Join(*list, " "), "Clew") {
			t.Errorf("records of Clew's own are among %v", *list)
		}
	}
}

func TestAForeignGraphHasQueriesToo(t *testing.T) {
	filled = false // the demo is gone after this
	s := serve(t, graphtest.Movies(t))
	defer graphtest.Run(t, "MATCH (n:ClewQuery|ClewQueryVersion) DELETE n", nil)
	path := s.keep(graph.SavedQuery{Name: "Cast", Text: "MATCH (m:Movie)<-[r:ACTED_IN]-(p) WHERE elementId(m) = $film RETURN p, r, m",
		Params: []graph.Param{{Name: "film", Type: graph.EntityParam, EntityType: "Movie", Required: true}}})
	page := s.page(path+"?film=the+matrix&run=page", http.StatusOK)
	if page.Find("#results tbody tr").Length() == 0 {
		t.Fatalf("found %s", text(page.Find("main")))
	}
	for _, link := range []string{"a[href^='/e/']", "a[href^='/l/']"} {
		s.page(page.Find("#results tbody "+link).First().AttrOr("href", "none"), http.StatusOK)
	}
}
