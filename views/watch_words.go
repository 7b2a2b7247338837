package views

import (
	"maps"
	"net/url"
	"strings"

	"clew/graph"
)

// formOf is what a watch fills the form of its query with.
func formOf(watch graph.Watch) url.Values {
	if watch.Form == nil {
		return url.Values{}
	}
	return maps.Clone(watch.Form)
}

// watchWords says how a watch stands.
func watchWords(watch graph.Watch) []string {
	words := []string{"every " + string(watch.Every)}
	if watch.Stopped {
		words = []string{"stopped"}
	}
	if watch.Key != "" {
		words = append(words, "rows told apart by “"+watch.Key+"”")
	}
	if watch.Checked.IsZero() {
		return append(words, "not checked yet")
	}
	words = append(words, count(watch.Rows, "row", "rows"), "checked "+moment(watch.Checked))
	if watch.Changed.IsZero() {
		return append(words, "no change so far")
	}
	return append(words, "changed "+moment(watch.Changed))
}

// ChangeSummary says what has changed: "2 rows added, 1 gone."
func ChangeSummary(change graph.WatchChange) string {
	if change.Renamed {
		return "The query was changed, so its rows can't be compared with those before. Watching goes on from its new answer."
	}
	var parts []string
	for i, words := range []string{"added", "gone", "changed"} {
		if n := change.Totals[i]; n > 0 && len(parts) == 0 {
			parts = append(parts, count(n, "row", "rows")+" "+words)
		} else if n > 0 {
			parts = append(parts, thousands(n)+" "+words)
		}
	}
	return strings.Join(parts, ", ") + "."
}

// editedWords says what else there is to know of a change.
func editedWords(change graph.WatchChange) string {
	var notes []string
	if change.Edited && !change.Renamed {
		notes = append(notes, "The query was edited since the check before, so some of this may come from that.")
	}
	if change.Totals != [3]int{len(change.Added), len(change.Gone), len(change.Changed)} {
		notes = append(notes, "Only the first rows of each kind are kept.")
	}
	return strings.Join(notes, " ")
}

// changeWords say what became of a row, by the class of its line in the table.
var changeWords = map[string]string{"added": "added", "gone": "gone", "was": "was", "is": "is now"}

// ChangeLines are the rows of a change as lines of plain text, for a feed.
func ChangeLines(change graph.WatchChange) []string {
	var lines []string
	for _, row := range change.Added {
		lines = append(lines, "Added: "+rowLine(row))
	}
	for _, row := range change.Gone {
		lines = append(lines, "Gone: "+rowLine(row))
	}
	for _, pair := range change.Changed {
		lines = append(lines, "Was: "+rowLine(pair.Before)+" Is now: "+rowLine(pair.After))
	}
	return lines
}

func rowLine(row graph.Row) string {
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = CellText(value)
	}
	return strings.Join(cells, " | ")
}
