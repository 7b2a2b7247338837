package tables

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// headRows is how many rows are looked at to tell whether the first one names
// the columns.
const headRows = 100

// columnsOf names columns by the first row or counts them.
func columnsOf(first [][]string, header bool) ([]Column, error) {
	width := 0
	if header {
		width = len(first[0])
	} else {
		for _, cells := range first {
			width = max(width, len(cells))
		}
	}
	if width > maxColumns {
		return nil, mistake("there are more than %d columns", maxColumns)
	}
	columns := make([]Column, width)
	for i := range columns {
		if header {
			columns[i].Name = strings.ToValidUTF8(strings.ReplaceAll(first[0][i], "\x00", ""), "\uFFFD")
			if len(columns[i].Name) > 200 {
				return nil, mistake("the first row does not name the columns: “%.40s…” is too long", columns[i].Name)
			}
		}
	}
	return distinct(columns), nil
}

// looksLikeHeader tells whether the first of these rows names the columns.
func looksLikeHeader(rows [][]string) bool {
	names, body := rows[0], rows[1:]
	seen := map[string]bool{}
	filled := 0
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		if isValue(name) || seen[strings.ToLower(name)] || utf8.RuneCountInString(name) > 100 {
			return false
		}
		seen[strings.ToLower(name)] = true
		filled++
	}
	if filled == 0 || filled*2 < len(names) {
		return false
	}
	recurring := 0
	for i, name := range names {
		if name != "" && recurs(body, i, name) {
			recurring++
		}
	}
	return recurring == 0 || recurring*4 < filled && len(body) > 3
}

// isValue tells a text that is hardly the name of a column: a number, a date or
// a sign that stands for nothing.
func isValue(text string) bool {
	if _, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64); err == nil {
		return !strings.EqualFold(text, "nan") && !strings.HasPrefix(strings.ToLower(text), "inf")
	}
	return IsNull(text) || len(formatsOf([]string{text})) > 0 || strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

func recurs(body [][]string, column int, name string) bool {
	for _, cells := range body {
		if column < len(cells) && cells[column] == name {
			return true
		}
	}
	return false
}

// NullTokens are what files write where there is nothing. Case and blanks around
// them do not matter.
var NullTokens = []string{"-0-", "-", "--", "n/a", "#n/a", "na", "null", "none", "nil", "nan", `\n`, "unknown", "(none)", "(null)", "n.a.", "not available", "?"}

// IsNull tells whether a text stands for nothing.
func IsNull(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, token := range NullTokens {
		if text == token {
			return true
		}
	}
	return false
}
