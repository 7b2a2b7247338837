package views

import (
	"strconv"
	"strings"

	"clew/graph"
)

// precision names what a partial date leaves open, or nothing for a whole day.
func precision(date string) string {
	d, err := graph.ParseDate(date)
	switch {
	case err != nil:
		return ""
	case d.Month == 0:
		return "year precision"
	case d.Day == 0:
		return "month precision"
	}
	return ""
}

// period says when a link held: "from March 2021 until 2022".
func period(from, until string) string { return graph.Period(from, until) }

// count says a number of things: "no claims", "1 claim", "1,214 links".
func count(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + many
	case 1:
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

// relationWords says a link's type in words, as read from its beginning.
func relationWords(typ string) string { return graph.Words(typ, graph.Out) }

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
