package web

import (
	"net/http"
	"strings"
	"testing"

	"clew/graph"
)

func TestASharedViewIsReadAtAnyMomentWithoutScripts(t *testing.T) {
	s := shareSite(t)
	s.request.View.Lens = &graph.Lens{AsOf: "2021-04", LeftOut: "hide"}
	if preview := s.post("/api/views/preview", s.request); !strings.Contains(preview.body, "As of April 2021") || !strings.Contains(preview.body, "Left out at this date") {
		t.Error("the preview does not say what the clock leaves out")
	}
	path := s.save().Path
	at := func(query, line, shown, leftOut string) {
		t.Helper()
		doc := s.page(path+query, http.StatusOK)
		words := func(selector string) string { return strings.Join(strings.Fields(doc.Find(selector).Text()), " ") }
		if got := words(".clock-line"); !strings.Contains(got, line) {
			t.Errorf("%q says %q, want %q", query, got, line)
		}
		if got := words(".view-says .statements"); !strings.Contains(got, shown) || leftOut != "" && strings.Contains(got, leftOut) {
			t.Errorf("%q shows %s", query, got)
		}
		if got := words(".view-left-out"); !strings.Contains(got, leftOut) {
			t.Errorf("%q leaves out %q, want %q", query, got, leftOut)
		}
		if drawn := doc.Find("svg").Text(); strings.Contains(drawn, "Removal of Xiaomi") != (leftOut == "") {
			t.Errorf("%q draws %s", query, drawn)
		}
	}
	at("", "As of April 2021", "Temporary halt of the Xiaomi designation halts", "Removal of Xiaomi from the blacklist ends")
	at("?asOf=2021-05", "As of May 2021", "Removal of Xiaomi from the blacklist ends", "")
	at("?asOf=&knownOn=2020", "Known by 2020 · 0 of", "", "halts Designation of Xiaomi")
	at("?asOf=", "", "Removal of Xiaomi from the blacklist ends", "")
	if wrong := s.get(path + "?asOf=spring"); wrong.StatusCode != http.StatusBadRequest || !strings.Contains(wrong.body, "is not a date") {
		t.Errorf("a moment that is none: %d", wrong.StatusCode)
	}
	if picture := s.get(path + "/picture.svg?asOf=2021-05"); !strings.Contains(picture.body, "Removal of Xiaomi") {
		t.Error("the picture is of another moment")
	}
	if to := s.noRedirect(path + "/open?asOf=2021-05").Header.Get("Location"); !strings.HasSuffix(to, "&asOf=2021-05") {
		t.Errorf("the canvas is at %q", to)
	}
}
