package graph

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"testing"
)

// clockCases is testdata/clock.json, which the browser's code is tested with too.
type clockCases struct {
	Standings []struct {
		At, From, Until string
		Is              Standing
	}
	Known []struct {
		At, Known string
		Is        Standing
	}
	Moments, NoMoments []string
	Pictures           []struct {
		What     string
		Entities []ViewEntity
		Links    []Link
		LeftOut  map[string][]string // by lens
	}
}

func readClockCases(t *testing.T) clockCases {
	t.Helper()
	text, err := os.ReadFile("testdata/clock.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases clockCases
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func momentOf(t *testing.T, text string) Moment {
	t.Helper()
	m, err := ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhatHoldsBetweenPartialDatesStandsAtAMomentAsFarAsTheyTell(t *testing.T) {
	cases := readClockCases(t)
	for _, c := range cases.Standings {
		if got := momentOf(t, c.At).Standing(c.From, c.Until); got != c.Is {
			t.Errorf("from %q until %q is %q at %s, want %q", c.From, c.Until, got, c.At, c.Is)
		}
	}
	for _, c := range cases.Known {
		if got := momentOf(t, c.At).Known(c.Known); got != c.Is {
			t.Errorf("known on %q is %q at %s, want %q", c.Known, got, c.At, c.Is)
		}
	}
}

func TestAMomentIsADateOrATimeBetweenTwo(t *testing.T) {
	cases := readClockCases(t)
	for _, text := range cases.Moments {
		if got := momentOf(t, text).String(); got != text {
			t.Errorf("%q was read as %q", text, got)
		}
	}
	for _, text := range cases.NoMoments {
		if m, err := ParseMoment(text); KindOf(err) != Invalid {
			t.Errorf("%q was taken for the moment %v (%v)", text, m, err)
		}
	}
}

func TestClocksLeaveOutOfAPictureWhatTheBrowserLeavesOut(t *testing.T) {
	for _, picture := range readClockCases(t).Pictures {
		for text, want := range picture.LeftOut {
			var lens Lens
			if err := json.Unmarshal([]byte(text), &lens); err != nil || lens.check() != nil {
				t.Fatalf("%s: %v, %v", text, err, lens.check())
			}
			v := View{Entities: picture.Entities, Links: picture.Links, Lens: &lens}
			if got := slices.Sorted(maps.Keys(onlyTrue(v.LeftOut()))); !slices.Equal(got, want) {
				t.Errorf("%s, %s: left out are %v, want %v", picture.What, text, got, want)
			}
			says, leftOut, hidden := v.Told()
			if n := len(leftOut.Entities) + len(leftOut.Links); n != len(want) || len(hidden.Entities)+len(hidden.Links) > 0 || len(says.Links)+len(leftOut.Links) != len(v.Links) {
				t.Errorf("%s, %s: %d are told to be left out", picture.What, text, n)
			}
			if dimmed := len(v.Dimmed()); dimmed != len(want) {
				t.Errorf("%s, %s: %d step back", picture.What, text, dimmed)
			}
			lens.LeftOut = lensHide
			if _, hidden := v.Parts(); len(hidden.Entities)+len(hidden.Links) != len(want) {
				t.Errorf("%s, %s: hidden are %v, %v", picture.What, text, hidden.Entities, hidden.Links)
			}
		}
	}
}

func onlyTrue(all map[string]bool) map[string]bool {
	maps.DeleteFunc(all, func(_ string, is bool) bool { return !is })
	return all
}

func TestAViewIsLookedAtFromAnotherMoment(t *testing.T) {
	clocks, err := ParseClocks("2021-04", "")
	if err != nil {
		t.Fatal(err)
	}
	was := View{Lens: &Lens{KnownOn: "2020", LeftOut: lensHide}}
	now := was.At(clocks)
	if !reflect.DeepEqual(*now.Lens, Lens{AsOf: "2021-04", LeftOut: lensHide}) || was.Lens.KnownOn != "2020" {
		t.Errorf("was %+v, is %+v", was.Lens, now.Lens)
	}
	if _, err := ParseClocks("2021", "soon"); KindOf(err) != Invalid {
		t.Errorf("got %v", err)
	}
}
