package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
	facts "clew/graph/demo"
	"clew/graph/formats"
	"clew/graph/graphtest"
)

var update = flag.Bool("update", false, "write golden files anew")

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
	request := s.request0(path)
	if cookie != nil {
		request.AddCookie(cookie)
	}
	return s.do(request)
}

func (s *sharing) request0(path string) *http.Request { return s.site.request(http.MethodGet, path) }

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
}

func TestAPreviewShowsWhatTheSavedPageShows(t *testing.T) {
	s := shareSite(t)
	preview := s.post("/api/views/preview", s.request)
	if preview.StatusCode != http.StatusOK || len(preview.Cookies()) > 0 {
		t.Fatalf("%s, cookies %v", preview.Status, preview.Cookies())
	}
	page := s.page(s.save().Path, http.StatusOK)
	for _, part := range []string{"h1", ".view-note", ".statements", ".view-types", ".view-sources"} {
		if before, after := document(t, preview.body).Find(part).Text(), page.Find(part).Text(); before != after || before == "" {
			t.Errorf("%s: %q became %q", part, before, after)
		}
	}
}

func TestAForksPreviewSaysWhatItWasMadeFrom(t *testing.T) {
	s := shareSite(t)
	s.request.Access = graph.Public
	original := s.save()
	s.cookie = nil // somebody else
	s.request.Parent, s.request.View.Title = original.Slug, "Another reading"
	preview := document(t, s.post("/api/views/preview", s.request).body)
	page := s.page(s.save().Path, http.StatusOK)
	for _, d := range []*goquery.Document{preview, page} {
		if from := d.Find(".head .note a"); from.Text() != "A ruling" || from.AttrOr("href", "") != original.Path {
			t.Errorf("made from %q at %q", from.Text(), from.AttrOr("href", ""))
		}
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
	response, err := http.DefaultTransport.RoundTrip(s.request0(path))
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

func TestSavingFromAnotherSiteIsRefused(t *testing.T) {
	s := shareSite(t)
	text, err := json.Marshal(s.request)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/api/views", "/api/views/preview"} {
		request, err := http.NewRequest(http.MethodPost, s.url+path, bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Origin", "https://evil.example")
		if a := s.do(request); a.StatusCode != http.StatusForbidden || len(a.Cookies()) > 0 {
			t.Errorf("%s: %s", path, a.Status)
		}
	}
}

func TestARequestThatIsNoViewSaysWhy(t *testing.T) {
	s := shareSite(t)
	good := s.request
	for name, change := range map[string]func(*viewRequest){
		"no title":      func(r *viewRequest) { r.View.Title = "" },
		"no mode":       func(r *viewRequest) { r.Mode = "" },
		"no access":     func(r *viewRequest) { r.Access = "everybody" },
		"past":          func(r *viewRequest) { r.Expires = "2020-01-01" },
		"no day":        func(r *viewRequest) { r.Expires = "soon" },
		"nothing shown": func(r *viewRequest) { r.View.Entities = nil },
	} {
		r := good
		change(&r)
		if a := s.post("/api/views", r); a.StatusCode != http.StatusBadRequest || !strings.Contains(a.body, `"message":"`) {
			t.Errorf("%s: %s %s", name, a.Status, a.body)
		}
	}
	if a := s.post("/api/views", "not a view"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("a text passes for a view: %s", a.Status)
	}
	if a := s.post("/api/views", strings.Repeat("x", 5<<20)); a.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("5 MB are taken: %s", a.Status)
	}
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

func TestAnotherSiteCanEmbedAViewAndNothingElse(t *testing.T) {
	s := shareSite(t)
	made := s.save()
	embed := s.get("/v/" + made.Slug + "/embed")
	policy := embed.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "frame-ancestors *") || !strings.Contains(policy, "script-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
	if d := document(t, embed.body); d.Find("script").Length() > 0 || d.Find("svg").Length() != 1 || d.Find("a[target=_blank]").Length() == 0 {
		t.Error("the frame has scripts, no picture, or no way to the evidence")
	}
	page := s.get(made.Path)
	if !strings.Contains(page.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
		t.Error("the page itself can be framed")
	}
	d := document(t, page.body)
	href := d.Find("link[type='application/json+oembed']").AttrOr("href", "")
	path, ok := strings.CutPrefix(href, s.url)
	if !ok {
		t.Fatalf("oEmbed is at %q", href)
	}
	var told struct {
		Type, Version, Title, HTML string
		Width, Height              int
	}
	if err := json.Unmarshal([]byte(s.get(path+"&maxwidth=500").body), &told); err != nil {
		t.Fatal(err)
	}
	if told.Type != "rich" || told.Version != "1.0" || told.Title != "A ruling" || told.Width != 500 || !strings.Contains(told.HTML, s.url+"/v/"+made.Slug+"/embed") {
		t.Errorf("got %+v", told)
	}
	for path, status := range map[string]int{
		"/oembed":                                     http.StatusNotFound,
		"/oembed?url=https://other.example/v/x":       http.StatusNotFound,
		"/oembed?url=" + s.url + "/e/x":               http.StatusNotFound,
		"/oembed?format=xml&url=" + s.url + made.Path: http.StatusNotImplemented,
	} {
		if a := s.get(path); a.StatusCode != status {
			t.Errorf("%s: %s", path, a.Status)
		}
	}
	image := d.Find("meta[property='og:image']").AttrOr("content", "")
	a := s.get(strings.TrimPrefix(image, s.url))
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "image/png" || a.Header.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
		t.Errorf("the image for other sites: %s, %v", a.Status, a.Header)
	}
	if d.Find("meta[name=robots][content=noindex]").Length() != 1 || page.Header.Get("X-Robots-Tag") != "noindex" {
		t.Error("search engines may list an unlisted view")
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

func TestTheDemosPictureIsAsItWas(t *testing.T) {
	s := shareSite(t)
	got := s.get("/v/" + s.save().Slug + "/picture.svg").body
	const golden = "testdata/view_demo.svg"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the picture differs from %s; look at it, then run with -update", golden)
	}
}

func TestAViewOfTwoThousandEntitiesIsServedSoon(t *testing.T) {
	filled = false
	store := graphtest.Store(t)
	graphtest.Run(t, `UNWIND range(0, 1999) AS i CREATE (:Entity:Company {id: 'n' + i, name: 'Company number ' + i})`, nil)
	graphtest.Run(t, `UNWIND range(0, 3999) AS i MATCH (a:Entity {id: 'n' + (i % 2000)}), (b:Entity {id: 'n' + ((i * 7 + 1) % 2000)})
		CREATE (a)-[:OWNS {id: 'l' + i, from: '2021', passages: []}]->(b)`, nil)
	if err := store.RefreshSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := &sharing{site: serve(t, store), request: viewRequest{Mode: graph.Frozen, Access: graph.Unlisted, View: graph.Draft{Title: "Many"}}}
	for i := range 2000 {
		s.request.View.Entities = append(s.request.View.Entities, graph.DraftEntity{ID: fmt.Sprintf("n%d", i), X: float64(i%50) * 80, Y: float64(i/50) * 80})
	}
	made := s.save()
	for _, path := range []string{made.Path, "/api/views/" + made.Slug, "/v/" + made.Slug + "/picture.png", "/v/" + made.Slug + "/compare", "/v/" + made.Slug + "/embed"} {
		start := time.Now()
		a := s.get(path)
		took := time.Since(start)
		t.Logf("%s: %d KB in %v", path, len(a.body)>>10, took.Round(time.Millisecond))
		if a.StatusCode != http.StatusOK || took > patience {
			t.Errorf("%s: %s in %v", path, a.Status, took)
		}
	}
	if page := s.page(made.Path, http.StatusOK); page.Find(".view-names li").Length() != 2000 || page.Find(".statements > li").Length() != 4000 || page.Find(".view-banner").Length() > 0 {
		t.Errorf("%d entities, %d sentences, %q", page.Find(".view-names li").Length(), page.Find(".statements > li").Length(), page.Find(".view-banner").Text())
	}
}
