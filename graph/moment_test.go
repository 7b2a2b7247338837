package graph

import (
	"encoding/json"
	"os"
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
