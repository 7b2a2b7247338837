package graph

import (
	"strings"
	"time"
)

// Moment is what a clock shows: a date at its precision, or a time from one
// date to another. See assets/src/model/dates.ts, which says the same; both
// are tested with testdata/clock.json.
type Moment struct {
	On PartialDate // the date, or the first of two
	To PartialDate // the last of two; zero for one date
}

// Standing is how something that holds since and until partial dates stands at
// a moment.
type Standing string

// The ways to stand at a moment. A moment that is longer than a day asks for
// some day of it.
const (
	InForce   Standing = "in force"
	PerhapsSo Standing = "perhaps" // its dates are too vague to tell
	NotYet    Standing = "not yet"
	Over      Standing = "over"
	Undated   Standing = "undated" // it has no dates, or they contradict each other
)

// momentMark stands between two dates, as ISO 8601 writes an interval.
const momentMark = "/"

// days is the first and the last day that a date or a moment may be, counted
// from 1 January 1970.
type days struct{ first, last int }

// ParseMoment reads 2021, 2021-03 or 2021-03-12, or two of these with a slash
// between them. The error is an [Error] of kind Invalid.
func ParseMoment(text string) (Moment, error) {
	on, to, isTime := strings.Cut(text, momentMark)
	var m Moment
	var err error
	if m.On, err = ParseDate(on); err != nil || !isTime {
		return m, err
	}
	if m.To, err = ParseDate(to); err != nil {
		return Moment{}, err
	}
	if d := m.days(); d.last < d.first {
		return Moment{}, invalid("%s comes after %s: write the earlier date first.", m.On.Display(), m.To.Display())
	}
	return m, nil
}

// IsTime tells whether the moment goes from one date to another.
func (m Moment) IsTime() bool { return m.To != PartialDate{} }

// Last is the date of the moment, or the later one of two.
func (m Moment) Last() PartialDate {
	if m.IsTime() {
		return m.To
	}
	return m.On
}

// String writes the moment as [ParseMoment] reads it.
func (m Moment) String() string {
	if m.IsTime() {
		return m.On.String() + momentMark + m.To.String()
	}
	return m.On.String()
}

func (m Moment) days() days {
	return days{m.On.days().first, m.Last().days().last}
}

// Standing tells how what holds since and until these dates stands at the
// moment. What has begun and has no end goes on; what has only an end may have
// held on any day before. A text that is no date is none.
func (m Moment) Standing(from, until string) Standing {
	begin, hasBegin := daysOf(from)
	end, hasEnd := daysOf(until)
	at := m.days()
	switch {
	case !hasBegin && !hasEnd, hasBegin && hasEnd && end.last < begin.first:
		return Undated
	case hasBegin && at.last < begin.first:
		return NotYet
	case hasEnd && end.last < at.first:
		return Over
	case !hasBegin:
		return PerhapsSo
	case !hasEnd:
		return surely(begin.last <= at.last)
	}
	latestBegin, earliestEnd := min(begin.last, end.last), max(end.first, begin.first)
	return surely(latestBegin <= at.last && earliestEnd >= at.first)
}

func surely(is bool) Standing {
	if is {
		return InForce
	}
	return PerhapsSo
}

// Known tells whether what was first known on a date was so at the moment: by
// one date, or within the time from one to another.
func (m Moment) Known(known string) Standing {
	if m.IsTime() {
		return m.Standing(known, known)
	}
	return m.Standing(known, "")
}

// days returns the days that the date may be.
func (d PartialDate) days() days {
	first := PartialDate{d.Year, max(d.Month, 1), max(d.Day, 1)}.day()
	switch {
	case d.Month == 0:
		return days{first, PartialDate{d.Year + 1, 1, 1}.day() - 1}
	case d.Day == 0:
		return days{first, PartialDate{d.Year, d.Month + 1, 1}.day() - 1}
	}
	return days{first, first}
}

// day counts from 1 January 1970. The date is a whole one; a thirteenth month
// is the first of the next year.
func (d PartialDate) day() int {
	const seconds = 24 * 60 * 60
	return int(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / seconds)
}

func daysOf(text string) (days, bool) {
	d, err := ParseDate(text)
	if err != nil {
		return days{}, false
	}
	return d.days(), true
}
