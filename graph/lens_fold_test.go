package graph

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWhatIsFoldedIsKeptAsItWas(t *testing.T) {
	const stored = `{"fold":{"types":["Designation","Ruling"],"events":["e1"],"except":["e2"]}}`
	var lens Lens
	if err := json.Unmarshal([]byte(stored), &lens); err != nil {
		t.Fatal(err)
	}
	if err := lens.check(); err != nil {
		t.Error(err)
	}
	if again, err := json.Marshal(lens); err != nil || string(again) != stored {
		t.Errorf("%s, %v", again, err)
	}
}

func TestMoreFoldsThanAPictureHoldsAreRefused(t *testing.T) {
	for _, fold := range []Fold{{Types: []string{""}}, {Events: []string{strings.Repeat("x", maxFoldName+1)}}, {Except: make([]string, maxViewEntities+1)}} {
		lens := Lens{Fold: &fold}
		if KindOf(lens.check()) != Invalid {
			t.Errorf("%d types, %d events, %d exceptions are taken", len(fold.Types), len(fold.Events), len(fold.Except))
		}
	}
}
