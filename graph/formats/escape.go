package formats

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// XML has no control characters and spreadsheets take some texts for formulas.
// Such characters are written as _x001B_, as office documents do, and so is
// the underscore of a text that would read like one.

var hexEscape = regexp.MustCompile(`_x([0-9A-F]{4,6})_`)

// escapeHex writes the characters of a text that are bad so.
func escapeHex(text string, bad func(at int, r rune) bool) string {
	text = hexEscape.ReplaceAllString(text, "_x005F_x${1}_")
	var escaped strings.Builder
	for at, r := range text {
		if bad(at, r) {
			fmt.Fprintf(&escaped, "_x%04X_", r)
		} else {
			escaped.WriteRune(r)
		}
	}
	return escaped.String()
}

// unescapeHex reads what [escapeHex] wrote.
func unescapeHex(text string) string {
	return hexEscape.ReplaceAllStringFunc(text, func(escape string) string {
		n, err := strconv.ParseUint(escape[2:len(escape)-1], 16, 32)
		if err != nil || n > '\U0010FFFF' {
			return escape
		}
		return string(rune(n))
	})
}

// notXML are the characters that XML 1.0 can't hold.
func notXML(_ int, r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// notToken are the characters that an id in XML, an NMTOKEN, had better not hold.
func notToken(_ int, r rune) bool {
	letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	return !letter && !(r >= '0' && r <= '9') && !strings.ContainsRune("._:-", r)
}

// notCell are the characters that a cell of a spreadsheet can't hold, or must
// not begin with.
func notCell(at int, r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || at == 0 && strings.ContainsRune("=+-@\t", r)
}
