package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"clew/graph"
)

// step tells how many weeks, months or years away from now a word points.
func step(which string) int {
	return map[string]int{"last": -1, "past": -1, "next": 1}[strings.ToLower(which)]
}

func monthOf(name string) time.Month {
	for m := time.January; m <= time.December && len(name) > 2; m++ {
		if strings.HasPrefix(m.String(), strings.TrimSuffix(name, ".")[:3]) {
			return m
		}
	}
	return 0
}

func day(p graph.PartialDate) time.Time {
	return time.Date(p.Year, p.Month, p.Day, 0, 0, 0, 0, time.UTC)
}

func dayDate(t time.Time) graph.PartialDate {
	return graph.PartialDate{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}

// monthDate makes a date of a month that may lie beyond the year's ends.
func monthDate(year int, month time.Month) graph.PartialDate {
	t := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	return graph.PartialDate{Year: t.Year(), Month: t.Month()}
}

func monday(p graph.PartialDate) time.Time {
	return day(p).AddDate(0, 0, -(int(day(p).Weekday())+6)%7)
}

// spanning returns the shortest date that holds a day and those after it: a
// week is no day, and may lie in two months. The zero date if nothing does.
func spanning(from time.Time, days int) graph.PartialDate {
	until := from.AddDate(0, 0, days)
	switch {
	case from.Year() != until.Year():
		return graph.PartialDate{}
	case from.Month() != until.Month():
		return graph.PartialDate{Year: from.Year()}
	}
	return monthDate(from.Year(), from.Month())
}

// nearMonth returns a month without a year, or a day of it: the last one
// before publication, or the next where the sentence looks ahead. A day is the
// nearest one, since "by 1 March" may be either.
func nearMonth(p graph.PartialDate, month time.Month, dayText string, ahead bool) graph.PartialDate {
	year := p.Year
	if dayText == "" {
		switch {
		case ahead && month < p.Month:
			year++
		case !ahead && month > p.Month:
			year--
		}
		return monthDate(year, month)
	}
	n, _ := strconv.Atoi(dayText)
	date := graph.PartialDate{Year: year, Month: month, Day: n}
	switch away := int(month - p.Month); {
	case away > 6:
		date.Year--
	case away < -6:
		date.Year++
	}
	if _, err := graph.ParseDate(date.String()); err != nil {
		return graph.PartialDate{}
	}
	return date
}

// nearWeekday returns the day of that name in the week up to publication, or
// the one after it where the sentence looks ahead.
func nearWeekday(p graph.PartialDate, name, which string, ahead bool) graph.PartialDate {
	back := 0
	for day(p).AddDate(0, 0, -back).Weekday().String() != name {
		back++
	}
	switch {
	case step(which) < 0 && back == 0:
		back = 7
	case ahead || step(which) > 0:
		back -= 7
	}
	return dayDate(day(p).AddDate(0, 0, -back))
}

// yearOf returns the year of "last year" and, since seasons have no months of
// their own, of "last autumn": the year before where that season is not over.
func (r *reader) yearOf(unit string, step int) graph.PartialDate {
	ends := map[string]time.Month{"spring": 6, "summer": 9, "autumn": 12, "fall": 12}
	end, season := ends[unit]
	switch {
	case unit == "winter":
		return graph.PartialDate{} // it lies in two years
	case season && step < 0 && r.published.Month > end, season && step > 0 && r.published.Month <= end-3:
		step = 0
	case season && r.published.Month == 0:
		return graph.PartialDate{}
	}
	return graph.PartialDate{Year: r.published.Year + step}
}

// ago counts back from publication; a day only where days are counted.
func ago(p graph.PartialDate, count, unit string) graph.PartialDate {
	words := strings.Split(numbers, "|")
	n, err := strconv.Atoi(count)
	if err != nil {
		// "\d{1,3}" and "an?" come before "one" in the list.
		n = max(1, slices.Index(words, strings.ToLower(count))-1)
	}
	switch {
	case unit == "year" && n < p.Year:
		return graph.PartialDate{Year: p.Year - n}
	case unit == "month" && p.Month > 0:
		return monthDate(p.Year, p.Month-time.Month(n))
	case unit == "week" && p.Day > 0:
		return spanning(monday(p).AddDate(0, 0, -7*n), 6)
	case unit == "day" && p.Day > 0:
		return dayDate(day(p).AddDate(0, 0, -n))
	}
	return graph.PartialDate{}
}
