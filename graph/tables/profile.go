package tables

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Kind is what the cells of a column hold.
type Kind string

// The kinds.
const (
	Text    Kind = "text"
	Whole   Kind = "whole"
	Number  Kind = "number"
	Boolean Kind = "boolean"
	Date    Kind = "date"
)

// Profile is what a look at the first rows of a column tells.
type Profile struct {
	Column   Column
	Kind     Kind
	Format   DateFormat // of dates
	Either   bool       // day and month may be the other way round: nothing tells
	Decimal  string     // of numbers: the mark before the fraction
	Split    string     // what keeps several values in one cell apart
	Filled   int        // rows that say something
	Distinct int        // different texts
	Longest  int        // bytes
	Nulls    []string   // what stands for nothing
	Examples []string   // up to five
	Rows     int        // looked at
}

// Unique tells whether each row says something of its own.
func (p Profile) Unique() bool { return p.Rows > 0 && p.Filled == p.Rows && p.Distinct == p.Rows }

// profiledRows is how many rows are looked at.
const profiledRows = 2000

// Profiles looks at the first rows of a table. A mistake in them is for who
// reads the table to tell.
func (t *Table) Profiles() []Profile {
	texts := make([][]string, len(t.Columns))
	lists := make([]bool, len(t.Columns))
	rows := 0
	for row, err := range t.Rows() {
		if err != nil || rows == profiledRows {
			break
		}
		if row.Wrong != "" {
			continue
		}
		rows++
		for i, c := range t.Columns {
			values := row.Values(c.Name)
			lists[i] = lists[i] || len(values) > 1
			texts[i] = append(texts[i], strings.Join(values, "\x00"))
		}
	}
	profiles := make([]Profile, len(t.Columns))
	for i, c := range t.Columns {
		profiles[i] = profileOf(c, texts[i], lists[i])
	}
	return profiles
}

func profileOf(c Column, texts []string, list bool) Profile {
	p := Profile{Column: c, Kind: Text, Rows: len(texts)}
	seen, nulls := map[string]bool{}, map[string]bool{}
	var said []string
	for _, text := range texts {
		switch text = strings.TrimSpace(text); {
		case text == "":
		case IsNull(text):
			nulls[text] = true
		default:
			p.Filled++
			if !seen[text] {
				seen[text] = true
				said = append(said, text)
				p.Longest = max(p.Longest, len(text))
			}
		}
	}
	p.Distinct = len(said)
	for null := range nulls {
		p.Nulls = append(p.Nulls, null)
	}
	slices.Sort(p.Nulls)
	for _, text := range said[:min(5, len(said))] {
		p.Examples = append(p.Examples, strings.ReplaceAll(text, "\x00", "; "))
	}
	if !list {
		p.kind(said)
	}
	return p
}

func (p *Profile) kind(said []string) {
	if len(said) == 0 {
		return
	}
	formats := formatsOf(said)
	switch {
	case areYears(said) && strings.Contains(strings.ToLower(p.Column.Name), "year"):
		p.Kind, p.Format = Date, "YYYY"
	case all(said, isISO) && slices.ContainsFunc(said, func(text string) bool { return strings.Contains(text, "-") }):
		p.Kind, p.Format = Date, "YYYY-MM-DD" // at whatever precision
	case len(formats) > 0 && formats[0] != "YYYY" && formats[0] != "YYYYMMDD", len(formats) > 0 && namesDate(p.Column.Name):
		p.Kind, p.Format = Date, formats[0]
		p.Either = slices.Contains(formats, "DD/MM/YYYY") && slices.Contains(formats, "MM/DD/YYYY")
	case all(said, isWhole):
		p.Kind = Whole
	case all(said, func(s string) bool { _, ok := ParseNumber(s, "."); return ok }):
		p.Kind, p.Decimal = Number, "."
	case all(said, func(s string) bool { _, ok := ParseNumber(s, ","); return ok }):
		p.Kind, p.Decimal = Number, ","
	case len(said) <= 2 && all(said, func(s string) bool { _, ok := ParseBoolean(s); return ok }):
		p.Kind = Boolean
	default:
		p.Split = separatorOf(said)
	}
}

func all(texts []string, is func(string) bool) bool {
	return !slices.ContainsFunc(texts, func(text string) bool { return !is(text) })
}

// isISO tells a date that can't be misread: 2021, 2021-03 or 2021-03-12.
func isISO(text string) bool {
	return slices.ContainsFunc(DateFormats[:3], func(f DateFormat) bool { _, ok := f.Parse(text); return ok })
}

// namesDate tells whether a column is called as dates are.
func namesDate(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"date", "born", "died", "founded", "since", "until", "year", "dob", "start", "end"},
		func(word string) bool { return strings.Contains(name, word) })
}

func areYears(texts []string) bool {
	return all(texts, func(text string) bool {
		year, err := strconv.Atoi(text)
		return err == nil && len(text) == 4 && year > 1000 && year < 2200
	})
}

// isWhole tells a number that counts or ranks from digits that name something,
// which may begin with 0.
func isWhole(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	if len(digits) > 15 || len(digits) > 1 && digits[0] == '0' {
		return false
	}
	_, err := strconv.ParseInt(text, 10, 64)
	return err == nil
}

// ParseNumber reads a number as people write it: with marks between the
// thousands, and the sign of a currency or of percents.
func ParseNumber(text, decimal string) (float64, bool) {
	text = strings.TrimFunc(strings.TrimSpace(text), func(r rune) bool { return unicode.Is(unicode.Sc, r) || r == '%' || unicode.IsSpace(r) })
	minus := strings.HasPrefix(text, "-")
	text = strings.TrimLeftFunc(strings.TrimPrefix(text, "-"), func(r rune) bool { return unicode.Is(unicode.Sc, r) })
	if text == "" || text[0] < '0' || text[0] > '9' || len(text) > 40 {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(text, cmp.Or(decimal, "."))
	parts := strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(",.'’ \u00A0\u202F", r) })
	for i, part := range parts {
		if i > 0 && len(part) != 3 || len(parts) > 1 && len(part) > 3 {
			return 0, false
		}
	}
	if len(parts) > 1 && len(parts[0]) > 1 && parts[0][0] == '0' || len(parts) == 1 && len(whole) > 1 && whole[0] == '0' {
		return 0, false
	}
	number, err := strconv.ParseFloat(strings.Join(parts, "")+"."+fraction+"0", 64)
	if minus {
		number = -number
	}
	return number, err == nil
}

// ParseBoolean reads what stands for true and false.
func ParseBoolean(text string) (value, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "true", "yes", "y", "t", "1":
		return true, true
	case "false", "no", "n", "f", "0":
		return false, true
	}
	return false, false
}

// separators may stand between the values of one cell. A comma or a slash is
// too often part of a value.
var separators = []string{";", "|", "\n"}

// separatorOf finds what keeps several values apart: it stands in some cells,
// and what is between is short.
func separatorOf(texts []string) string {
	for _, separator := range separators {
		cells, parts, size := 0, 0, 0
		for _, text := range texts {
			if n := strings.Count(text, separator); n > 0 {
				cells, parts, size = cells+1, parts+n+1, size+len(text)
			}
		}
		if cells > 0 && cells*50 > len(texts) && size < parts*80 {
			return separator
		}
	}
	return ""
}
