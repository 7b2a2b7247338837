package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	facts "clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

// sharing is a server with the demo's facts that a test may change, and the
// request for a view of the opening.
type sharing struct {
	*site
	request viewRequest
	cookie  *http.Cookie
}

func shareSite(t *testing.T) *sharing {
	t.Helper()
	filled = false // the demo is another one after this
	store := graphtest.Store(t)
	if _, err := store.Import(t.Context(), formats.ReadClew(facts.Facts())); err != nil {
		t.Fatal(err)
	}
	opening, err := store.Opening(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r := viewRequest{Mode: graph.Frozen, Access: graph.Unlisted, View: graph.Draft{Title: "A ruling", Note: "Seen from the court."}}
	for i, e := range opening.Entities {
		r.View.Entities = append(r.View.Entities, graph.DraftEntity{ID: e.ID, X: float64(opening.Position[i][0]), Y: float64(opening.Position[i][1])})
	}
	return &sharing{site: serve(t, store), request: r}
}

// post sends JSON as the page would.
func (s *sharing) post(path string, body any) answer {
	s.tb.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		s.tb.Fatal(err)
	}
	request, err := http.NewRequest(http.MethodPost, s.url+path, bytes.NewReader(text))
	if err != nil {
		s.tb.Fatal(err)
	}
	request.Header.Set("Origin", s.url)
	request.Header.Set("Content-Type", "application/json")
	if s.cookie != nil {
		request.AddCookie(s.cookie)
	}
	return s.do(request)
}

// saved is what the server answers to whoever saved a view.
type saved struct{ Slug, Path, URL, Hash string }

// save saves the request's view and keeps the cookie.
func (s *sharing) save() saved {
	s.tb.Helper()
	a := s.post("/api/views", s.request)
	var made saved
	if err := json.Unmarshal([]byte(a.body), &made); err != nil || a.StatusCode != http.StatusCreated {
		s.tb.Fatalf("%s: %s", a.Status, a.body)
	}
	for _, cookie := range a.Cookies() {
		s.cookie = cookie
	}
	return made
}

// as reads a page with a cookie.
func (s *sharing) as(cookie *http.Cookie, path string) answer {
	s.tb.Helper()
	request := s.site.request(http.MethodGet, path)
	if cookie != nil {
		request.AddCookie(cookie)
	}
	return s.do(request)
}

func document(t *testing.T, text string) *goquery.Document {
	t.Helper()
	d, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestASharedViewIsReadByAnybodyWhoHasItsAddress(t *testing.T) {
	s := shareSite(t)
	made := s.save()
	if made.URL != s.url+made.Path || !strings.HasPrefix(made.Path, "/v/") {
		t.Errorf("got %+v", made)
	}
	if c := s.cookie; c == nil || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || strings.Contains(made.URL, c.Value) {
		t.Errorf("the cookie is %v", c)
	}
	page := s.page(made.Path, http.StatusOK)
	if page.Find("h1").Text() != "A ruling" || page.Find(".statements li").Length() < 5 || page.Find(".statements blockquote").Length() < 5 ||
		page.Find("svg .pic-name").Length() < 5 || page.Find(".view-names a").Length() < 5 || page.Find(".view-banner").Length() > 0 {
		t.Error("the page lacks something, or says that something changed")
	}
	if !strings.Contains(page.Find("main").Text(), made.Hash) {
		t.Error("the hash is not told")
	}
	content := s.get("/v/" + made.Slug + "/content.json")
	if sum := sha256.Sum256([]byte(content.body)); hex.EncodeToString(sum[:]) != made.Hash {
		t.Error("the content does not have the hash that is told")
	}
	var opened struct {
		View  graph.View
		Share graph.Share
	}
	if err := json.Unmarshal([]byte(s.get("/api/views/"+made.Slug).body), &opened); err != nil || len(opened.View.Entities) != len(s.request.View.Entities) || len(opened.View.Claims) > 0 {
		t.Errorf("%d entities, %d claims, %v", len(opened.View.Entities), len(opened.View.Claims), err)
	}
	if opened.Share.Opened != 1 {
		t.Errorf("opened %d times", opened.Share.Opened)
	}
	// Readers are counted and not known again, and no address lets one be the author.
	read := s.get(made.Path)
	if len(read.Cookies()) > 0 || strings.Contains(read.body, s.cookie.Value) || strings.Contains(s.as(s.cookie, made.Path).body, s.cookie.Value) {
		t.Errorf("the page sets %v, or holds the author's secret", read.Cookies())
	}
}

func TestAFrozenPageStaysAndSaysThatTheGraphHasMoved(t *testing.T) {
	s := shareSite(t)
	made := s.save()
	article := func() string {
		t.Helper()
		html, err := s.page(made.Path, http.StatusOK).Find("article.view").Html()
		if err != nil {
			t.Fatal(err)
		}
		before, rest, _ := strings.Cut(html, `<div class="buttons view-actions">`) // how much has changed is told there
		_, after, _ := strings.Cut(rest, `<section class="view-says`)
		return before + after
	}
	before := article()
	picture := s.get("/v/" + made.Slug + "/picture.svg").body
	gone := s.request.View.Entities[0].ID
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": gone})
	graphtest.Run(t, "MATCH (:Entity)-[r]->(:Entity) WITH r ORDER BY r.id LIMIT 1 SET r.status = 'retracted'", nil)
	if article() != before || s.get("/v/"+made.Slug+"/picture.svg").body != picture {
		t.Error("the frozen page is another one")
	}
	banner := s.page(made.Path, http.StatusOK).Find(".view-banner.moved")
	if !strings.Contains(banner.Text(), "1 entity gone") {
		t.Errorf("the banner says %q", banner.Text())
	}
	compare := s.page(banner.Find("a").AttrOr("href", "none"), http.StatusOK)
	if compare.Find("svg").Length() != 2 || compare.Find("svg .pic-gone").Length() == 0 || !strings.Contains(compare.Find("main").Text(), "Entities gone") {
		t.Error("the comparison does not show what is gone")
	}
	if compare.Find(".statements blockquote").Length() == 0 {
		t.Error("the comparison shows no evidence")
	}
}

func TestVersionsKeepTheirAddresses(t *testing.T) {
	s := shareSite(t)
	first := s.save()
	s.request.Parent, s.request.View.Title = first.Slug, "A better title"
	second := s.save()
	if second.Slug != first.Slug || second.Path == first.Path {
		t.Fatalf("%+v, then %+v", first, second)
	}
	if page := s.page(first.Path, http.StatusOK); page.Find("h1").Text() != "A ruling" || page.Find(".view-banner a").AttrOr("href", "") != second.Path {
		t.Error("the first address shows something else, or not that there is a newer version")
	}
	if page := s.page(second.Path, http.StatusOK); page.Find("h1").Text() != "A better title" {
		t.Error("the second address shows something else")
	}
	history := s.page("/v/"+first.Slug+"/history", http.StatusOK)
	if history.Find("li.card").Length() != 2 {
		t.Error("the history has not two versions")
	}
	compare, ok := history.Find("a[href*='/compare']").Attr("href")
	if !ok || s.page(compare, http.StatusOK).Find("svg").Length() != 2 {
		t.Errorf("%q does not compare the versions", compare)
	}
	for path, status := range map[string]int{"?version=3": http.StatusNotFound, "?version=x": http.StatusBadRequest} {
		s.page("/v/"+first.Slug+path, status)
	}
	if a := s.noRedirect("/v/" + first.Slug + "/open?version=2"); a.Header.Get("Location") != "/?version=2&view="+first.Slug {
		t.Errorf("opens %q", a.Header.Get("Location"))
	}
}

// noRedirect reads an answer as it is.
func (s *sharing) noRedirect(path string) *http.Response {
	s.tb.Helper()
	response, err := http.DefaultTransport.RoundTrip(s.site.request(http.MethodGet, path))
	if err != nil {
		s.tb.Fatal(err)
	}
	_ = response.Body.Close()
	http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	return response
}

func TestAViewThatIsNotSharedAnyMoreSaysSo(t *testing.T) {
	s := shareSite(t)
	s.request.Access = graph.Private
	private := s.save()
	mine := s.cookie
	stranger := &http.Cookie{Name: ownerCookie, Value: string(graph.NewOwner())}
	for _, part := range []string{"", "/compare", "/history", "/picture.svg", "/picture.png", "/cite.bib", "/content.json", "/embed"} {
		for _, cookie := range []*http.Cookie{nil, stranger} {
			if a := s.as(cookie, "/v/"+private.Slug+part); a.StatusCode != http.StatusForbidden || strings.Contains(a.body, "A ruling") {
				t.Errorf("%s: a stranger gets %s", part, a.Status)
			}
		}
	}
	if a := s.as(mine, private.Path); a.StatusCode != http.StatusOK {
		t.Errorf("the owner gets %s", a.Status)
	}
	if a := s.as(mine, "/v/"+private.Slug+"/embed"); a.StatusCode != http.StatusForbidden {
		t.Errorf("a private view is embedded: %s", a.Status)
	}
	if a := s.as(stranger, "/api/views/"+private.Slug); a.StatusCode != http.StatusForbidden {
		t.Errorf("the canvas of a stranger gets %s", a.Status)
	}

	s.request.Access, s.request.Expires = graph.Unlisted, time.Now().Add(48*time.Hour).Format(time.DateOnly)
	expired := s.save()
	graphtest.Run(t, "MATCH (v:ClewView) WHERE v.expires IS NOT NULL SET v.expires = '2021-06-01T23:59:59Z'", nil)
	if page := s.page(expired.Path, http.StatusGone); !strings.Contains(page.Find("main").Text(), "1 June 2021") {
		t.Errorf("an expired view says %q", page.Find("main").Text())
	}

	s.request.Expires = ""
	revoked := s.save()
	if a := s.form("/v/"+revoked.Slug+"/revoke", stranger, s.url); a.StatusCode != http.StatusForbidden {
		t.Errorf("a stranger takes a view back: %s", a.Status)
	}
	if a := s.form("/v/"+revoked.Slug+"/revoke", mine, "https://evil.example"); a.StatusCode != http.StatusForbidden {
		t.Errorf("another site takes a view back: %s", a.Status)
	}
	if a := s.form("/v/"+revoked.Slug+"/revoke", mine, s.url); a.StatusCode != http.StatusOK {
		t.Errorf("the owner can't take it back: %s", a.Status)
	}
	s.page(revoked.Path, http.StatusGone)
	s.page("/v/nothing", http.StatusNotFound)
}

// form posts an empty form from a site.
func (s *sharing) form(path string, cookie *http.Cookie, origin string) answer {
	s.tb.Helper()
	request := s.site.request(http.MethodPost, path)
	request.Header.Set("Origin", origin)
	request.AddCookie(cookie)
	return s.do(request)
}

func TestMyViewsAndPublicOnesAreListed(t *testing.T) {
	s := shareSite(t)
	s.save()
	s.request.Access, s.request.View.Title = graph.Public, "For everybody"
	public := s.save()
	mine := document(t, s.as(s.cookie, "/views").body)
	if mine.Find("li.card").Length() != 3 {
		t.Errorf("%d are listed for me", mine.Find("li.card").Length())
	}
	others := s.page("/views", http.StatusOK)
	if others.Find("li.card").Length() != 1 || others.Find("li.card a").AttrOr("href", "") != public.Path {
		t.Errorf("others see %q", others.Find("li.card").Text())
	}
}

func TestViewsHaveNothingThatTheContentSecurityPolicyForbids(t *testing.T) {
	s := shareSite(t)
	made := s.save()
	for _, path := range []string{made.Path, "/v/" + made.Slug + "/compare", "/v/" + made.Slug + "/embed", "/v/" + made.Slug + "/history", "/views"} {
		document(t, s.as(s.cookie, path).body).Find("*").Each(func(_ int, element *goquery.Selection) {
			for _, attribute := range element.Nodes[0].Attr {
				if attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") {
					t.Errorf("%s: %s has %s", path, goquery.NodeName(element), attribute.Key)
				}
			}
			if goquery.NodeName(element) == "style" {
				t.Errorf("%s: an inline style", path)
			}
		})
	}
}
