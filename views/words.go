package views

import (
	"context"
	"strconv"
	"strings"
	"time"

	"clew/assets/words"
	"clew/graph"
)

// english is for what is in English whoever reads it, such as citations.
var english = words.With(context.Background(), words.English)

// known is a message of a name that only data knows, such as a type; "" where
// there is none.
func known(ctx context.Context, area, name string, values ...any) string {
	if key := area + "." + name; words.English.Has(key) {
		return t(ctx, key, values...)
	}
	return ""
}

// thousands groups the digits of a number: 1214 is "1,214".
func thousands(ctx context.Context, n int) string { return words.Of(ctx).Number(n) }

// displayDate writes a stored partial date for readers, at its precision: "12
// March 2021", "March 2021"; and any other text as it is.
func displayDate(ctx context.Context, text string) string {
	d, err := graph.ParseDate(text)
	if err != nil {
		return text
	}
	return partialDate(ctx, d)
}

func partialDate(ctx context.Context, d graph.PartialDate) string {
	year := strconv.Itoa(d.Year)
	switch {
	case d.Month == 0:
		return year
	case d.Day == 0:
		return t(ctx, "dates.month", "month", monthName(ctx, d.Month), "year", year)
	}
	return t(ctx, "dates.day", "day", strconv.Itoa(d.Day), "month", monthName(ctx, d.Month), "year", year)
}

func monthName(ctx context.Context, month time.Month) string {
	return t(ctx, "dates.month-"+strconv.Itoa(int(month)))
}

// day writes the day of a time.
func day(ctx context.Context, at time.Time) string {
	at = at.UTC()
	return partialDate(ctx, graph.PartialDate{Year: at.Year(), Month: at.Month(), Day: at.Day()})
}

// moment writes a time for readers everywhere: "14 May 2021 14:02 UTC".
func moment(ctx context.Context, at time.Time) string {
	return t(ctx, "dates.moment", "day", day(ctx, at), "time", at.UTC().Format("15:04"))
}

// precision names what a partial date leaves open, or nothing for a whole day.
func precision(ctx context.Context, date string) string {
	d, err := graph.ParseDate(date)
	switch {
	case err != nil:
		return ""
	case d.Month == 0:
		return t(ctx, "dates.to-the-year")
	case d.Day == 0:
		return t(ctx, "dates.to-the-month")
	}
	return ""
}

// period says when a link held: "from March 2021 until 2022".
func period(ctx context.Context, from, until string) string {
	first, last := displayDate(ctx, from), displayDate(ctx, until)
	switch {
	case from == until:
		return first
	case until == "":
		return t(ctx, "dates.from", "date", first)
	case from == "":
		return t(ctx, "dates.until", "date", last)
	}
	return t(ctx, "dates.from-until", "from", first, "until", last)
}

// relationWords says a link's type in words, as read from its beginning.
func relationWords(ctx context.Context, typ string) string { return relation(ctx, typ, graph.Out) }

// relation says a link's type in words, as read from one end: the catalogue's,
// else what the name itself says.
func relation(ctx context.Context, typ string, way graph.Direction) string {
	name := typ
	if way == graph.In {
		name = "in " + typ
	}
	if text := known(ctx, "relations", name); text != "" {
		return text
	}
	if text := known(ctx, "relations", typ); text != "" {
		return text + " ←"
	}
	return graph.Words(typ, way)
}

// statusName is a status in the language of the page.
func statusName(ctx context.Context, status graph.Status) string {
	if text := known(ctx, "status", string(status)); text != "" {
		return text
	}
	return string(status)
}

// statusNote explains a status to those who hover or listen.
func statusNote(ctx context.Context, status graph.Status) string {
	return known(ctx, "status", string(status)+"-note")
}

// isWeb reports whether a value is a web address that may be linked to.
func isWeb(value string) bool {
	return strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://")
}
