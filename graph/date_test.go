package graph

import "testing"

func TestADateKeepsItsPrecisionWhenShown(t *testing.T) {
	for text, want := range map[string]string{
		"2021":       "2021",
		"2021-03":    "March 2021",
		"2021-03-12": "12 March 2021",
		"2020-02-29": "29 February 2020",
		"0987-01":    "January 987",
	} {
		d, err := ParseDate(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got := d.Display(); got != want {
			t.Errorf("%s is shown as %q, want %q", text, got, want)
		}
	}
}

func TestADateThatTheCalendarDoesNotHaveIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "21", "0000", "2021-13", "2021-00", "2021-02-29", "2021-04-31", "2021-03-00", "2021-3-1",
		"2021/03", "2021-03-12T00:00:00Z", "March 2021", "２０２１", "-021", "2021-", "2021--1", "+021-01",
	} {
		if _, err := ParseDate(text); KindOf(err) != Invalid {
			t.Errorf("%q was taken for a date (%v)", text, err)
		}
	}
}

func TestTextThatIsNoDateIsShownAsItIs(t *testing.T) {
	if got := DisplayDate("spring 2021"); got != "spring 2021" {
		t.Errorf("shown as %q", got)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2021", "2021-03", "2021-03-12", "2021-02-30", "0000-00-00", "٢٠٢١"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Errorf("%q was read as %q", text, d)
		}
	})
}
