package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// moved is what the canvas is told of a view's changes.
func (s *sharing) moved(slug string) (got struct {
	Count int
	Words string
}) {
	s.tb.Helper()
	a := s.get("/api/views/" + slug + "/changes")
	if err := json.Unmarshal([]byte(a.body), &got); err != nil || a.StatusCode != http.StatusOK {
		s.tb.Fatalf("%s: %s", a.Status, a.body)
	}
	return got
}

func TestTheCanvasIsToldWhatHasChangedSinceAViewWasFrozen(t *testing.T) {
	s := shareSite(t)
	frozen := s.save()
	s.request.Mode = graph.Live
	live := s.save()
	if got := s.moved(frozen.Slug); got.Count != 0 {
		t.Errorf("nothing has changed, and it is told: %+v", got)
	}
	gone := s.request.View.Entities[0].ID
	graphtest.Run(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": gone})
	graphtest.Run(t, "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) CREATE (a)-[:WROTE_TO {id: '01F6ZZZZZZZZZZZZZZZZZZZZZZ'}]->(b)",
		map[string]any{"a": s.request.View.Entities[1].ID, "b": s.request.View.Entities[2].ID})
	got := s.moved(frozen.Slug)
	if !strings.Contains(got.Words, "1 link added") || !strings.Contains(got.Words, "1 entity gone") || got.Count < 2 {
		t.Errorf("told %+v", got)
	}
	if want := s.page(frozen.Path, http.StatusOK).Find(".view-banner.moved").Text(); got.Words == "" || !strings.Contains(want, got.Words) {
		t.Errorf("the canvas says %q, the page %q", got.Words, want)
	}
	if got := s.moved(live.Slug); got.Count != 0 {
		t.Errorf("a live view has moved: %+v", got)
	}
}

func TestWhoMayNotSeeAViewIsNotToldWhatChangedInIt(t *testing.T) {
	s := shareSite(t)
	s.request.Access = graph.Private
	private := s.save()
	path := "/api/views/" + private.Slug + "/changes"
	if a := s.get(path); a.StatusCode != http.StatusForbidden {
		t.Errorf("a stranger gets %s", a.Status)
	}
	if a := s.as(s.cookie, path); a.StatusCode != http.StatusOK {
		t.Errorf("the owner gets %s", a.Status)
	}
	for path, status := range map[string]int{"/api/views/none/changes": http.StatusNotFound, path + "?version=x": http.StatusBadRequest, path + "?version=9": http.StatusForbidden} {
		if a := s.get(path); a.StatusCode != status {
			t.Errorf("%s: %s", path, a.Status)
		}
	}
}

// What the page fetches ahead is of use only if the script asks for the same.
func TestTheCanvasFetchesItsViewAhead(t *testing.T) {
	s := shareSite(t)
	made := s.save()
	for address, want := range map[string]string{
		"/?view=" + made.Slug:                "/api/views/" + made.Slug,
		"/?view=" + made.Slug + "&version=2": "/api/views/" + made.Slug + "?version=2",
		"/":                                  "",
	} {
		link := s.page(address, http.StatusOK).Find("head link[rel=preload][as=fetch][crossorigin=anonymous]")
		if got := link.AttrOr("href", ""); got != want {
			t.Errorf("%s fetches %q ahead, want %q", address, got, want)
		}
	}
}
