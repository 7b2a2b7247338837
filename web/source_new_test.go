package web

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph/graphtest"
	"clew/graph/readable"
	"clew/graph/readable/pdftest"
)

// addSource posts the form of a new source as a browser does.
func (s *site) addSource(status int, file string, content []byte, fields ...string) *goquery.Document {
	s.tb.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(fields); i += 2 {
		_ = form.WriteField(fields[i], fields[i+1])
	}
	part, err := form.CreateFormFile("file", file) // a browser sends an empty one, too
	if err != nil {
		s.tb.Fatal(err)
	}
	_, _ = part.Write(content)
	_ = form.Close()
	request, err := http.NewRequest(http.MethodPost, s.url+"/sources", &body)
	if err != nil {
		s.tb.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	page, _ := s.sent(request, status)
	return page
}

func reading(t *testing.T) *site {
	t.Helper()
	s := demo(t)
	s.readPDF = func(_ context.Context, received []byte) (string, error) { return readable.ReadPDF(received) }
	t.Cleanup(func() {
		graphtest.Run(t, "MATCH (r:ClewReceived) OPTIONAL MATCH (s:Source {id: r.id}) DETACH DELETE r, s", nil)
	})
	return s
}

func TestAPastedArticleBecomesASourceThatIsKeptAsItCame(t *testing.T) {
	s := reading(t)
	pasted := "Vexel sued\r\n\r\nThe Pentagon sued Vexel Corp on Friday."
	page := s.addSource(http.StatusOK, "", nil, "text", pasted, "publisher", "The Herald", "published", "2024-03-14", "archived", "https://archive.example/1")
	if title := page.Find("h1").Text(); title != "Vexel sued" {
		t.Errorf("the source is called %q", title)
	}
	if text := page.Find("#text p").Last().Text(); text != "The Pentagon sued Vexel Corp on Friday." {
		t.Errorf("its text is %q", text)
	}
	if facts := page.Find(".provenance").Text(); !strings.Contains(facts, "The Herald") || !strings.Contains(facts, "https://archive.example/1") {
		t.Errorf("it comes from %q", facts)
	}
	href, _ := page.Find(".provenance a[download]").Attr("href")
	answer, err := http.Get(s.url + href)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	received, _ := io.ReadAll(answer.Body)
	if string(received) != pasted || !strings.HasPrefix(answer.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("received %q, %v", received, answer.Header)
	}
	again := s.addSource(http.StatusOK, "", nil, "text", pasted)
	if one, two := page.Find(".provenance code").Text(), again.Find(".provenance code").Text(); one != two || again.Find(".provenance").Text() == "" {
		t.Error("the same document became another source")
	}
}

func TestAPageAndAPDFBecomeSources(t *testing.T) {
	s := reading(t)
	html := "<html><head><title>On harbours</title></head><body><nav>Menu</nav><article><p>" + strings.Repeat("The harbour was sold, and then it was sold again. ", 20) + "</p></article></body></html>"
	page := s.addSource(http.StatusOK, "harbour.html", []byte(html))
	if text := page.Find("#text").Text(); page.Find("h1").Text() != "On harbours" || !strings.Contains(text, "The harbour was sold") || strings.Contains(text, "Menu") {
		t.Errorf("the page became %q: %.80q", page.Find("h1").Text(), text)
	}
	page = s.addSource(http.StatusOK, `C:\docs\ruling.pdf`, pdftest.File("Judge Brandt ruled."), "title", "A ruling")
	if text := page.Find("#text").Text(); !strings.Contains(text, "Judge Brandt ruled.") || !strings.Contains(page.Find(".provenance").Text(), "ruling.pdf") {
		t.Errorf("the PDF became %.80q", text)
	}
}

func TestWhatIsNoSourceIsToldWithTheFormAsItWas(t *testing.T) {
	s := reading(t)
	for _, wrong := range [][]string{
		{"text", ""}, {"text", "words", "published", "31 May"}, {"text", "words", "url", "javascript:alert(1)"}, {"text", "words", "archived", "file:///etc/passwd"},
	} {
		page := s.addSource(http.StatusBadRequest, "", nil, wrong...)
		if page.Find("[role=alert]").Text() == "" || page.Find("textarea[name=text]").Text() != wrong[1] {
			t.Errorf("%q: %q, and the form holds %q", wrong, page.Find("[role=alert]").Text(), page.Find("textarea").Text())
		}
	}
}
