package graph

import (
	"fmt"
	"strconv"
	"time"
)

// PartialDate is a date that is known to the year, the month or the day.
// Month is 0 when only the year is known, Day is 0 when only the month is.
type PartialDate struct {
	Year  int // 1 to 9999
	Month time.Month
	Day   int
}

// ParseDate reads 2021, 2021-03 or 2021-03-12. The error is an [Error] of kind
// Invalid.
func ParseDate(text string) (PartialDate, error) {
	var d PartialDate
	ok := len(text) == 4 || len(text) == 7 || len(text) == 10
	for i := 0; ok && i < len(text); i++ {
		dash := i == 4 || i == 7
		ok = dash == (text[i] == '-') && (dash || text[i] >= '0' && text[i] <= '9')
	}
	if ok {
		d = digitsToDate(text)
		ok = d.exists(len(text))
	}
	if !ok {
		return PartialDate{}, invalid("%q is not a date. Write 2021, 2021-03 or 2021-03-12.", text)
	}
	return d, nil
}

// digitsToDate reads a text whose form has been checked.
func digitsToDate(text string) PartialDate {
	part := func(from, to int) int {
		if len(text) < to {
			return 0
		}
		n, _ := strconv.Atoi(text[from:to]) // digits only
		return n
	}
	return PartialDate{Year: part(0, 4), Month: time.Month(part(5, 7)), Day: part(8, 10)}
}

// exists says whether the calendar has this date; length is that of its text,
// since 2021-00 is no way to write 2021.
func (d PartialDate) exists(length int) bool {
	switch length {
	case 4:
		return d.Year > 0
	case 7:
		return d.Year > 0 && d.Month >= 1 && d.Month <= 12
	}
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	return d.Year > 0 && t.Month() == d.Month && t.Day() == d.Day
}

// String writes the date as [ParseDate] reads it.
func (d PartialDate) String() string {
	switch {
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Display writes the date for readers, at its precision: "12 March 2021",
// "March 2021" or "2021".
func (d PartialDate) Display() string {
	switch {
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", d.Month, d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// DisplayDate writes a stored partial date for readers, and any other text as
// it is.
func DisplayDate(text string) string {
	d, err := ParseDate(text)
	if err != nil {
		return text
	}
	return d.Display()
}

// Period says for readers when a link held: "from March 2021 until 2022".
func Period(from, until string) string {
	switch {
	case from == "" && until == "":
		return ""
	case until == "":
		return "from " + DisplayDate(from)
	case from == "":
		return "until " + DisplayDate(until)
	case from == until:
		return DisplayDate(from)
	}
	return "from " + DisplayDate(from) + " until " + DisplayDate(until)
}
