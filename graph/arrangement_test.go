package graph

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
)

func TestALensKeepsTheLayoutThatTheBrowserStored(t *testing.T) {
	stored := `{"layout":{"name":"timeline","areas":[{"key":"","left":-10,"bottom":-50,"right":400,"top":0}],"ticks":[{"x":12,"date":"2021-03"}]}}`
	var lens Lens
	if err := json.Unmarshal([]byte(stored), &lens); err != nil {
		t.Fatal(err)
	}
	if err := lens.check(); err != nil {
		t.Fatal(err)
	}
	if again, err := json.Marshal(lens); err != nil || string(again) != stored {
		t.Errorf("kept %s, want %s (%v)", again, stored, err)
	}
}

func TestALayoutThatNoBrowserMakesIsInvalid(t *testing.T) {
	for name, layout := range map[string]Arrangement{
		"an unknown name":     {Name: "spiral"},
		"an area inside out":  {Name: "layered", Areas: []Area{{Key: "court", Left: 2, Right: 1}}},
		"an area nowhere":     {Name: "layered", Areas: []Area{{Key: "court", Top: math.NaN()}}},
		"a mark of no date":   {Name: "timeline", Ticks: []Tick{{Date: "soon"}}},
		"a mark nowhere":      {Name: "timeline", Ticks: []Tick{{Date: "2021", X: math.Inf(1)}}},
		"more areas than fit": {Name: "types", Areas: slices.Repeat([]Area{{Key: "x"}}, maxAreas+1)},
	} {
		if err := (&Lens{Layout: &layout}).check(); KindOf(err) != Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
