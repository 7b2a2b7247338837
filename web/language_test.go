package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestPagesSpeakTheLanguageThatTheReaderChoseOrTheBrowserPrefers(t *testing.T) {
	s := demo(t)
	for _, c := range []struct{ name, path, accepts, cookie, want string }{
		{"nothing is known", "/sources", "", "", "en"},
		{"the browser prefers", "/sources", "de-CH, en;q=0.5", "", "de"},
		{"the reader chose before", "/sources", "de", "en", "en"},
		{"the reader chooses now", "/sources?lang=de", "en", "en", "de"},
		{"a language that Clew does not speak", "/sources?lang=fr", "fr, de;q=0.5", "", "de"},
		{"an error", "/nowhere", "de", "", "de"},
	} {
		r := s.request(http.MethodGet, c.path)
		r.Header.Set("Accept-Language", c.accepts)
		if c.cookie != "" {
			r.AddCookie(&http.Cookie{Name: languageCookie, Value: c.cookie})
		}
		answer := s.do(r)
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(answer.body))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := doc.Find("html").Attr("lang"); got != c.want {
			t.Errorf("%s: the page is in %q, want %q", c.name, got, c.want)
		}
		search := map[string]string{"en": "Search people", "de": "Personen, Firmen"}[c.want]
		if label := doc.Find("label[for=q]").Text(); !strings.HasPrefix(label, search) {
			t.Errorf("%s: the search box is called %q", c.name, label)
		}
		if vary := strings.Join(answer.Header.Values("Vary"), ","); !strings.Contains(vary, "Accept-Language") || !strings.Contains(vary, "Cookie") {
			t.Errorf("%s: the answer varies with %q", c.name, vary)
		}
		if kept := len(answer.Cookies()) > 0; kept != strings.HasSuffix(c.path, "lang=de") {
			t.Errorf("%s: the language is kept: %v", c.name, kept)
		}
	}
}

func TestTheFootLeadsToTheSamePageInTheOtherLanguage(t *testing.T) {
	s := demo(t)
	foot := s.page("/search?q=a%26b&lang=en", http.StatusOK).Find("footer.foot")
	link := foot.Find("a[hreflang=de]")
	if href, _ := link.Attr("href"); href != "/search?lang=de&q=a%26b" {
		t.Errorf("the German page is at %q", href)
	}
	if current := foot.Find("[aria-current]").Text(); current != "English" {
		t.Errorf("the current language is %q", current)
	}
}
