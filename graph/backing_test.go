package graph_test

import (
	"encoding/json"
	"os"
	"testing"

	"clew/graph"
)

// The browser's assets/src/model/backing.test.ts reads the same examples.
func TestHowALinkIsEvidencedIsToldByOneTable(t *testing.T) {
	text, err := os.ReadFile("testdata/backings.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Backing graph.Backing
		Link    graph.Link
	}
	if err := json.Unmarshal(text, &examples); err != nil {
		t.Fatal(err)
	}
	left := map[graph.Backing]bool{}
	for _, look := range graph.Backings {
		left[look.Name] = true
	}
	for _, e := range examples {
		if got := e.Link.Backing(); got != e.Backing {
			t.Errorf("%+v is %q", e.Link, got)
		}
		delete(left, e.Backing)
	}
	if len(left) > 0 {
		t.Errorf("there is no example of %v", left)
	}
}

func TestBackingsAreToldWithoutColour(t *testing.T) {
	type line struct {
		width, period, share float64
		double, ticks        bool
	}
	seen := map[line]graph.Backing{}
	for _, look := range graph.Backings {
		name := look.Name
		drawn := line{look.Width, look.Period, look.Share, look.Double, look.Ticks}
		if drawn.period == 0 {
			drawn.share = 0
		}
		if other, same := seen[drawn]; same {
			t.Errorf("%s is drawn as %s is", name, other)
		}
		seen[drawn] = name
	}
}
