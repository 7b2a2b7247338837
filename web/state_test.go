package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestAnEntitysPageTellsItsStateOnADateWithItsReasons(t *testing.T) {
	s := demo(t)
	xiaomi, doD := s.find("Xiaomi"), s.find("Pentagon")
	says := func(path, selector string) string {
		t.Helper()
		return strings.Join(strings.Fields(s.page(path, http.StatusOK).Find(selector).Text()), " ")
	}
	const blacklist = "Investment blacklist of Chinese military-linked companies"
	for query, want := range map[string]string{
		"?asOf=2020":       "Not yet listed on " + blacklist + " by U.S. Department of Defense (from 14 January 2021 on)",
		"?asOf=2021-02":    "Listed on " + blacklist + " by U.S. Department of Defense since 14 January 2021",
		"?asOf=2021-04":    "Listed on " + blacklist + " by U.S. Department of Defense since 14 January 2021; enforcement halted since 12 March 2021 by Temporary halt of the Xiaomi designation",
		"?asOf=2021-05-14": "enforcement halted since 12 March 2021 by Temporary halt of the Xiaomi designation; perhaps ended by then: in May 2021 by Removal of Xiaomi from the blacklist",
		"?asOf=2021-05":    "No longer listed on " + blacklist + "; ended in May 2021 by Removal of Xiaomi from the blacklist",
		"":                 "No longer listed on " + blacklist,
	} {
		if got := says(xiaomi+query, ".finding > .sentence"); !strings.HasSuffix(got, want) && query != "" || !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q", query, got, want)
		}
	}
	if reasons := says(xiaomi+"?asOf=2021-04", ".reasons"); !strings.Contains(reasons, "Temporary halt of the Xiaomi designation halts Designation of Xiaomi 12 March 2021") || !strings.Contains(reasons, "put the designation on hold") {
		t.Errorf("the reasons are %q", reasons)
	}
	if got := says(doD+"?asOf=2021", ".state"); !strings.Contains(got, "State: As of 2021") || !strings.Contains(got, "Not known: nothing on record tells how U.S. Department of Defense stood.") {
		t.Errorf("of what nothing is known it says %q", got)
	}
	if got := says(doD, ".state"); got != "" {
		t.Errorf("unasked it says %q", got)
	}
	panel := strings.Join(strings.Fields(document(t, s.get("/panel"+xiaomi+"?asOf=2021-04").body).Find(".finding > .sentence").Text()), " ")
	if !strings.Contains(panel, "enforcement halted since 12 March 2021") {
		t.Errorf("the panel says %q", panel)
	}
	if got := says(xiaomi+"?asOf=2021-04&lang=de", ".finding > .sentence"); !strings.Contains(got, "Vollzug ausgesetzt seit 12. März 2021 durch Temporary halt") {
		t.Errorf("in German it says %q", got)
	}
	if wrong := s.get(xiaomi + "?asOf=spring"); wrong.StatusCode != http.StatusBadRequest {
		t.Errorf("a moment that is none: %s", wrong.Status)
	}
	if id := s.page(xiaomi+"?asOf=2021-04", http.StatusOK).Find(".clock-form input[name=asOf]").AttrOr("value", ""); id != "2021-04" {
		t.Errorf("the form holds %q", id)
	}
}
