package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	starting "clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

// withQueries is a server on the demo whose library holds what comes with Clew
// and nothing else.
func withQueries(t *testing.T) *site {
	t.Helper()
	s := demo(t)
	graphtest.Run(t, "MATCH (n:ClewQuery|ClewQueryVersion) DELETE n", nil)
	s.loadStarters()
	return s
}

func (s *site) loadStarters() {
	s.tb.Helper()
	starters, err := formats.ReadQueries(starting.Queries())
	if err != nil {
		s.tb.Fatal(err)
	}
	if _, err := s.store.LoadStarters(s.tb.Context(), starters); err != nil {
		s.tb.Fatal(err)
	}
	s.starters = starters
}

// send posts a form as a browser does, follows where it leads, and reads the
// page.
func (s *site) send(path string, form url.Values, status int) (*goquery.Document, string) {
	s.tb.Helper()
	body := strings.NewReader(form.Encode())
	request, err := http.NewRequest(http.MethodPost, s.url+path, body)
	if err != nil {
		s.tb.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", s.url)
	return s.sent(request, status)
}

func (s *site) sent(request *http.Request, status int) (*goquery.Document, string) {
	s.tb.Helper()
	a := s.do(request)
	if a.StatusCode != status {
		s.tb.Fatalf("%s: %s: %s", request.URL.Path, a.Status, a.body)
	}
	document, err := goquery.NewDocumentFromReader(strings.NewReader(a.body))
	if err != nil {
		s.tb.Fatal(err)
	}
	return document, a.Request.URL.RequestURI()
}

// upload posts files of queries.
func (s *site) upload(status int, files ...string) *goquery.Document {
	s.tb.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, file := range files {
		part, err := form.CreateFormFile("file", "a.cypher")
		if err != nil {
			s.tb.Fatal(err)
		}
		_, _ = part.Write([]byte(file))
	}
	_ = form.Close()
	request, err := http.NewRequest(http.MethodPost, s.url+"/queries/import", &body)
	if err != nil {
		s.tb.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	page, _ := s.sent(request, status)
	return page
}

// query returns the path of the saved query of a name.
func (s *site) query(name string) string {
	s.tb.Helper()
	queries, err := s.store.Queries(s.tb.Context(), "")
	if err != nil {
		s.tb.Fatal(err)
	}
	for _, q := range queries {
		if q.Name == name {
			return "/queries/" + q.ID
		}
	}
	s.tb.Fatalf("there is no query %q", name)
	return ""
}

func text(selection *goquery.Selection) string {
	return strings.Join(strings.Fields(selection.Text()), " ")
}

func TestTheLibraryListsAndFindsQueries(t *testing.T) {
	s := withQueries(t)
	all := s.page("/queries", http.StatusOK)
	if n := all.Find("[data-query]").Length(); n != len(s.starters) {
		t.Errorf("%d queries are listed", n)
	}
	if text(all.Find("nav [aria-current=page]")) != "Queries" {
		t.Error("the navigation does not say where one is")
	}
	found := s.page("/queries?q=AGENCY+halted", http.StatusOK)
	if got := text(found.Find("[data-query] h2")); got != "Rulings against an agency" {
		t.Errorf("found %q", got)
	}
	if none := s.page("/queries?q=nothing+like+it", http.StatusOK); none.Find("[data-query]").Length() > 0 || !strings.Contains(text(none.Find(".none")), "No query") {
		t.Error("finding nothing is not told")
	}
}

func TestANewQueryIsWrittenEditedAndSetBack(t *testing.T) {
	s := withQueries(t)
	form := url.Values{"name": {"People"}, "text": {"MATCH (p:Person) WHERE p.name CONTAINS $part RETURN p"}, "description": {"All *people*."}, "tags": {"a, b"}, "do": {"add"}}
	page, _ := s.send("/queries", form, http.StatusOK)
	if page.Find("fieldset").Length() != 1 || page.Find("input[name=name]").AttrOr("value", "") != "People" {
		t.Fatal("adding a parameter lost what was written, or added none")
	}
	for name, value := range map[string]string{"name": "part", "label": "Part of the name", "type": "text", "default": "Jun"} {
		form.Set("params.0."+name, value)
	}
	form.Set("do", "save")
	page, path := s.send("/queries", form, http.StatusOK)
	if text(page.Find("h1")) != "People" || page.Find(".description em").Length() != 1 || page.Find("input[name=part]").AttrOr("value", "") != "Jun" {
		t.Fatalf("%s shows %s", path, text(page.Find("main")))
	}
	edit := s.page(path+"/edit", http.StatusOK)
	if edit.Find("#editor[data-for=text] textarea[name=text]").Length() != 1 {
		t.Error("the editor has no place")
	}
	form.Set("version", edit.Find("input[name=version]").AttrOr("value", ""))
	form.Set("name", "Persons")
	if page, _ = s.send(path, form, http.StatusOK); text(page.Find("h1")) != "Persons" {
		t.Error("the name was not changed")
	}
	history := s.page(path+"/history", http.StatusOK)
	if history.Find("[data-version]").Length() != 2 || !strings.Contains(text(history.Find("[data-version='2']")), "changed: name") {
		t.Errorf("the history is %s", text(history.Find("main")))
	}
	if got := text(history.Find("[data-version='2']")); !strings.Contains(got, "$part, text") {
		t.Errorf("the history does not tell the parameters: %s", got)
	}
	if page, _ = s.send(path+"/restore", url.Values{"version": {"1"}}, http.StatusOK); text(page.Find("h1")) != "People" {
		t.Error("version 1 was not restored")
	}
	if page, _ = s.send(path, form, http.StatusConflict); !strings.Contains(text(page.Find("[role=alert]")), "saved this query meanwhile") ||
		page.Find("button[value=copy]").Length() != 1 {
		t.Error("an outdated save is not told, or offers no copy")
	}
	form.Set("do", "copy")
	if _, other := s.send(path, form, http.StatusOK); other == path {
		t.Error("no copy was made")
	}
	if page, _ = s.send(path+"/duplicate", nil, http.StatusOK); page.Find("input[name=name]").AttrOr("value", "") != "Copy of People" {
		t.Error("no duplicate was made")
	}
}

func TestWhatIsWrongWithAQueryIsToldAtItsFields(t *testing.T) {
	s := withQueries(t)
	page, _ := s.send("/queries", url.Values{"text": {" "}, "params.0.name": {"run"}, "params.0.type": {"text"}}, http.StatusUnprocessableEntity)
	for _, field := range []string{"name", "text", "params.0.name"} {
		input := page.Find("[name='" + field + "']")
		if input.AttrOr("aria-invalid", "") != "true" {
			t.Errorf("%s is not marked", field)
		}
		ids := strings.Fields(input.AttrOr("aria-describedby", ""))
		if len(ids) == 0 || page.Find("#"+ids[len(ids)-1]+".error").Length() != 1 || page.Find(".error-summary a[href='#"+input.AttrOr("id", "")+"']").Length() != 1 {
			t.Errorf("%s: its message is not tied to it: %v", field, ids)
		}
	}
	for cypher, want := range map[string]string{"MATCH (n) RETRUN n": "Invalid input", "CREATE (n)": "", "CALL dbms.listConfig()": ""} {
		page, _ := s.send("/queries", url.Values{"name": {"x"}, "text": {cypher}}, http.StatusUnprocessableEntity)
		message := text(page.Find("#field-text-error"))
		if message == "" || !strings.Contains(message, want) || text(page.Find("textarea[name=text]")) != cypher {
			t.Errorf("%s: told %q", cypher, message)
		}
	}
}

func TestADeletedQueryComesBackByUndo(t *testing.T) {
	s := withQueries(t)
	path := s.query("Who owns whom")
	page, at := s.send(path+"/delete", nil, http.StatusOK)
	undo := page.Find("form.notice")
	if !strings.HasPrefix(at, "/queries?undo=") || undo.Find("button").Text() != "Undo" || strings.Contains(text(page.Find(".library")), "Who owns whom") {
		t.Fatalf("at %s: %s", at, text(page.Find("main")))
	}
	if gone := s.page(path, http.StatusOK); !strings.Contains(text(gone.Find(".notice")), "deleted") {
		t.Error("the deleted query's page does not say so")
	}
	if page, at = s.send(undo.AttrOr("action", ""), nil, http.StatusOK); at != path || page.Find(".notice").Length() > 0 {
		t.Errorf("undone, at %s", at)
	}
}

func TestQueriesGoOutAsFilesAndComeBack(t *testing.T) {
	s := withQueries(t)
	file := s.get(s.query("Rulings against an agency") + "/file")
	if file.Header.Get("Content-Disposition") != "attachment; filename=Rulings-against-an-agency.cypher" || !strings.HasPrefix(file.body, "// clew-query 1\n") {
		t.Fatalf("%v: %s", file.Header, file.body)
	}
	changed := strings.Replace(file.body, "// tags: courts, rulings", "// tags: courts", 1)
	added := strings.Replace(file.body, "// name: Rulings", "// name: All rulings", 1)
	if got := text(s.upload(http.StatusOK, file.body, changed, added).Find(".notice")); got != "Loaded: 1 new, 1 changed, 1 as they were." {
		t.Errorf("it says %q", got)
	}
	bad := strings.Replace(file.body, "// tags:", "// label:", 1)
	page := s.upload(http.StatusUnprocessableEntity, strings.Replace(added, "All rulings", "Never saved", 1), bad)
	if got := text(page.Find(".notice")); !strings.HasPrefix(got, "a.cypher: Line 3: “label” is not known.") || strings.Contains(text(page.Find(".library")), "Never saved") {
		t.Errorf("a mistake is told as %q", got)
	}
	if got := text(s.upload(http.StatusUnprocessableEntity).Find(".notice")); !strings.Contains(got, "Choose") {
		t.Errorf("no file: %q", got)
	}
}

func TestStartersAreOfferedWhereTheyAreNot(t *testing.T) {
	s := withQueries(t)
	graphtest.Run(t, "MATCH (n:ClewQuery|ClewQueryVersion) DELETE n", nil)
	page := s.page("/queries", http.StatusOK)
	action, ok := page.Find("form[action$=starters]").Attr("action")
	if !ok {
		t.Fatal("they are not offered")
	}
	page, _ = s.send(action, nil, http.StatusOK)
	if page.Find("[data-query]").Length() != len(s.starters) || page.Find("form[action$=starters]").Length() > 0 {
		t.Error("they were not added, or are offered again")
	}
}

func TestOtherSitesCanChangeNoQuery(t *testing.T) {
	s := withQueries(t)
	path := s.query("Who owns whom")
	for _, to := range []string{"/queries", "/queries/import", "/queries/starters", path, path + "/delete", path + "/restore", path + "/duplicate", "/api/check"} {
		request := s.request(http.MethodPost, to)
		request.Header.Set("Origin", "https://evil.example")
		if a := s.do(request); a.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", to, a.Status)
		}
	}
	for _, to := range []string{"/queries/none", "/queries/none/edit", "/queries/none/history", "/queries/none/file", "/queries/none/rows.csv", "/p/none"} {
		s.page(to, http.StatusNotFound)
	}
	if _, err := s.store.Query(t.Context(), "none"); graph.KindOf(err) != graph.NotFound {
		t.Error(err)
	}
}

func TestAParameterThatTheTextUsesIsAddedToTheForm(t *testing.T) {
	s := withQueries(t)
	page, _ := s.send("/queries", url.Values{"name": {"x"}, "text": {"MATCH (n {name: $name}) WHERE n.id <> $other RETURN n"},
		"params.0.name": {"other"}, "params.0.type": {"entity"}}, http.StatusUnprocessableEntity)
	if got := text(page.Find("#field-text-error")); !strings.Contains(got, "uses $name,") {
		t.Errorf("told %q", got)
	}
	if page.Find("fieldset").Length() != 2 || page.Find("[name='params.1.name']").AttrOr("value", "") != "name" {
		t.Error("the parameter was not added")
	}
}
