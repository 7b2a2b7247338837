package views

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"clew/graph"
)

// dateWords says a partial date in words and keeps its precision: 2021-03 is
// "March 2021". What is no date is shown as it is.
func dateWords(date string) string {
	for _, form := range []struct{ layout, words string }{
		{"2006-01-02", "2 January 2006"},
		{"2006-01", "January 2006"},
	} {
		if at, err := time.Parse(form.layout, date); err == nil {
			return at.Format(form.words)
		}
	}
	return date
}

// precision names what a partial date leaves open, or nothing for a whole day.
func precision(date string) string {
	switch strings.Count(date, "-") {
	case 0:
		return "year precision"
	case 1:
		return "month precision"
	}
	return ""
}

// period says when a link held: "from March 2021 until 2022".
func period(from, until string) string {
	switch {
	case from == "" && until == "":
		return ""
	case until == "":
		return "since " + dateWords(from)
	case from == "":
		return "until " + dateWords(until)
	case from == until:
		return dateWords(from)
	}
	return "from " + dateWords(from) + " until " + dateWords(until)
}

// count says a number of things: "1 claim", "1,214 links".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands groups the digits of a number: 1214 is "1,214".
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// sentence says a claim in plain text, for titles and screen readers.
func sentence(claim graph.Claim) string {
	if claim.Object == nil {
		return claim.Subject.Name
	}
	return fmt.Sprintf("%s %s %s", claim.Subject.Name, relationWords(claim.Relation), claim.Object.Name)
}

// relationWords says a link's type in words: HALTED_BY is "halted by".
func relationWords(typ string) string {
	return strings.ToLower(strings.ReplaceAll(typ, "_", " "))
}

// directionWords labels a group of neighbours whose words the graph did not
// give: an arrow tells links that come in.
func directionWords(typ string, direction graph.Direction) string {
	if direction == graph.In {
		return relationWords(typ) + " ←"
	}
	return relationWords(typ) + " →"
}

// statusNote explains a status to those who hover or listen.
func statusNote(status graph.Status) string {
	switch status {
	case graph.Asserted:
		return "The source states this as fact."
	case graph.Alleged:
		return "The source reports this as an allegation."
	case graph.Denied:
		return "The source reports a denial of this."
	case graph.Disputed:
		return "Sources contradict each other on this."
	case graph.Superseded:
		return "A later claim has taken the place of this one."
	case graph.Retracted:
		return "The source has withdrawn this."
	}
	return ""
}

// isWeb reports whether a value is a web address that may be linked to.
func isWeb(value string) bool {
	return strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://")
}
