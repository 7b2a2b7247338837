package views

import (
	"context"
	"maps"
	"net/url"
	"strconv"
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
func watchWords(ctx context.Context, watch graph.Watch) []string {
	words := []string{t(ctx, "watch.every-"+string(watch.Every))}
	if watch.Stopped {
		words = []string{t(ctx, "watch.stopped")}
	}
	if watch.Key != "" {
		words = append(words, t(ctx, "watch.by-key", "key", watch.Key))
	}
	if watch.Checked.IsZero() {
		return append(words, t(ctx, "watch.unchecked"))
	}
	words = append(words, t(ctx, "counts.rows", "n", watch.Rows), t(ctx, "watch.checked", "when", moment(ctx, watch.Checked)))
	if watch.Changed.IsZero() {
		return append(words, t(ctx, "watch.no-change"))
	}
	return append(words, t(ctx, "watch.changed", "when", moment(ctx, watch.Changed)))
}

// ChangeSummary says what has changed: "2 rows added, 1 gone."
func ChangeSummary(ctx context.Context, change graph.WatchChange) string {
	if change.Renamed {
		return t(ctx, "watch.renamed")
	}
	var parts []string
	for i, what := range []string{"added", "gone", "altered"} {
		if n := change.Totals[i]; n > 0 && len(parts) == 0 {
			parts = append(parts, t(ctx, "watch.rows-"+what, "n", n))
		} else if n > 0 {
			parts = append(parts, t(ctx, "watch.more-"+what, "n", n))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// changeLine is a row of a change, with the class of what became of it.
type changeLine struct {
	what string
	row  graph.Row
}

// changeLines are the rows of a change in the order in which they are shown;
// the two halves of a changed one follow each other.
func changeLines(change graph.WatchChange) []changeLine {
	var lines []changeLine
	for _, row := range change.Added {
		lines = append(lines, changeLine{"added", row})
	}
	for _, row := range change.Gone {
		lines = append(lines, changeLine{"gone", row})
	}
	for _, pair := range change.Changed {
		lines = append(lines, changeLine{"was", pair.Before}, changeLine{"is", pair.After})
	}
	return lines
}

// rowsOf counts the rows of a change, kept or not.
func rowsOf(change graph.WatchChange) int {
	return change.Totals[0] + change.Totals[1] + change.Totals[2]
}

// isCut tells whether a change has more rows than are at hand.
func isCut(change graph.WatchChange) bool {
	return len(change.Added)+len(change.Gone)+len(change.Changed) < rowsOf(change)
}

// fewClaims are shown without being asked for.
const fewClaims = 6

// pageOf returns the lines on a page of a change, and where the pages before
// and after it begin: -1 and 0 where there is none.
func pageOf(data ChangePageData) (lines []changeLine, before, next int) {
	all := changeLines(data.Change)
	from := wholePair(all, min(data.From, len(all)))
	to := wholePair(all, min(from+data.Size, len(all)))
	if before = -1; from > 0 {
		before = max(0, from-data.Size)
	}
	if to < len(all) {
		next = to
	}
	return all[from:to], before, next
}

// wholePair moves a place between lines to before a pair that it would part.
func wholePair(lines []changeLine, at int) int {
	if at < len(lines) && lines[at].what == "is" {
		return at - 1
	}
	return at
}

func changePath(data ChangePageData, from int) string {
	path := WatchPath(data.Watch.ID, "changes", data.Change.ID)
	if from == 0 {
		return path
	}
	return page(path, "from", strconv.Itoa(from))
}

// ChangeLines are the first rows of a change as lines of plain text, and what
// was said of them, for a feed.
func ChangeLines(ctx context.Context, change graph.WatchChange) []string {
	var lines []string
	for _, line := range changeLines(change) {
		words := sentenceStart(t(ctx, "watch.line-"+line.what)) + ": " + rowLine(ctx, line.row)
		if line.what == "is" {
			lines[len(lines)-1] += " " + words
			continue
		}
		lines = append(lines, words)
	}
	if isCut(change) {
		lines = append(lines, t(ctx, "watch.in-all", "n", rowsOf(change)))
	}
	for _, claim := range change.Evidence {
		lines = append(lines, claimLine(ctx, claim))
	}
	return lines
}

// claimLine is a claim as a line of plain text.
func claimLine(ctx context.Context, claim graph.Claim) string {
	line := t(ctx, "watch.quote", "text", claim.Passage.Text, "source", claim.Source.Title)
	if claim.Source.Published != "" {
		line += ", " + displayDate(ctx, claim.Source.Published)
	}
	return line
}

func rowLine(ctx context.Context, row graph.Row) string {
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = CellText(ctx, value)
	}
	return strings.Join(cells, " | ")
}
