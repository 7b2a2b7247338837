package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

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
