package tables

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"clew/graph"
)

// DateFormat is how dates are written in a file: YYYY or YY, MM or M, MMM for
// “Mar” and MMMM for “March”, DD or D. A time of day behind a date is passed
// over.
type DateFormat string

// DateFormats are those that are recognised. What can be read in two ways is
// read in the way that fits all of a column.
var DateFormats = []DateFormat{"YYYY-MM-DD", "YYYY-MM", "YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "YYYY/MM/DD",
	"YYYYMMDD", "D MMM YYYY", "D MMMM YYYY", "MMMM D, YYYY", "MMM D, YYYY", "D-MMM-YYYY", "MMM YYYY", "MMMM YYYY", "MM/YYYY", "DD/MM/YY", "MM/DD/YY"}

var dateWord = regexp.MustCompile(`YYYY|YY|MMMM|MMM|MM|M|DD|D`)

// goWords are the words of time's layouts. One digit is enough where two are
// usual.
var goWords = map[string]string{"YYYY": "2006", "YY": "06", "MMMM": "January", "MMM": "Jan", "MM": "1", "M": "1", "DD": "2", "D": "2"}

// Valid tells whether dates can be written so.
func (f DateFormat) Valid() bool {
	words := dateWord.FindAllString(string(f), -1)
	count := func(letter string) int {
		n := 0
		for _, word := range words {
			if strings.HasPrefix(word, letter) {
				n++
			}
		}
		return n
	}
	rest := dateWord.ReplaceAllString(string(f), "")
	return len(f) <= 40 && count("Y") == 1 && count("M") <= 1 && count("D") <= count("M") && !strings.ContainsAny(rest, "0123456789YMD")
}

// layout is the format in time's words. Digits that run together have a fixed
// length.
func (f DateFormat) layout() string {
	if f == "YYYYMMDD" {
		return "20060102"
	}
	return dateWord.ReplaceAllStringFunc(string(f), func(word string) string { return goWords[word] })
}

// precision is how many characters of YYYY-MM-DD the format tells.
func (f DateFormat) precision() int {
	switch {
	case strings.Contains(string(f), "D"):
		return len("2006-01-02")
	case strings.Contains(string(f), "M"):
		return len("2006-01")
	}
	return len("2006")
}

// timeOfDay may follow a date.
var timeOfDay = regexp.MustCompile(`(?i)[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)? ?(am|pm)?(Z|UTC| ?[+-]\d{2}:?\d{2})?$`)

// Parse reads a date as Clew writes it, at the precision that the format has.
func (f DateFormat) Parse(text string) (date string, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) > 60 {
		return "", false
	}
	if strings.IndexByte(text, ':') > 0 {
		text = timeOfDay.ReplaceAllString(text, "")
	}
	t, err := time.Parse(f.layout(), text)
	if err != nil {
		t, err = time.Parse(f.layout(), strings.NewReplacer(".", "", "Sept ", "Sep ").Replace(text)) // “Sept. 3, 2020”
	}
	if err != nil || t.Year() < 1 {
		return "", false
	}
	date = t.Format("2006-01-02")[:f.precision()]
	_, err = graph.ParseDate(date)
	return date, err == nil
}

// formatsOf are the formats in which all of these texts are dates; of those
// that differ only in the order of day and month, the first.
func formatsOf(texts []string) []DateFormat {
	var fit []DateFormat
	for _, f := range DateFormats {
		if !slices.ContainsFunc(texts, func(text string) bool { _, ok := f.Parse(text); return !ok }) {
			fit = append(fit, f)
		}
	}
	return fit
}
