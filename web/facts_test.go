package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"clew/graph"
)

func TestPropertiesOfWhatIsOnTheCanvas(t *testing.T) {
	s := shareSite(t)
	var r factsRequest
	for _, e := range s.request.View.Entities {
		r.Entities = append(r.Entities, e.ID)
	}
	var names struct{ Entities, Links []graph.Named }
	a := s.post("/api/facts/names", r)
	if err := json.Unmarshal([]byte(a.body), &names); err != nil || a.StatusCode != http.StatusOK {
		t.Fatal(a.Status, a.body, err)
	}
	country := slices.IndexFunc(names.Entities, func(n graph.Named) bool { return n.Name == "country" })
	if country < 0 || names.Entities[country].Count < 2 || names.Links == nil {
		t.Fatalf("%s", a.body)
	}
	r.Names.Entities = []string{"country"}
	var facts struct{ Facts graph.Chosen }
	a = s.post("/api/facts", r)
	if err := json.Unmarshal([]byte(a.body), &facts); err != nil || a.StatusCode != http.StatusOK {
		t.Fatal(a.Status, a.body, err)
	}
	if len(facts.Facts) != names.Entities[country].Count || !strings.Contains(a.body, `{"country":"CN"}`) {
		t.Errorf("%s", a.body)
	}
	r.Entities = slices.Repeat(r.Entities, 500)
	for path, body := range map[string]any{"/api/facts": r, "/api/facts/names": "a text"} {
		if a := s.post(path, body); a.StatusCode != http.StatusBadRequest || !strings.Contains(a.body, `"message":"`) {
			t.Errorf("%s: %s %s", path, a.Status, a.body)
		}
	}
}
