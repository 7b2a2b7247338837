package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"clew/graph"
)

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
