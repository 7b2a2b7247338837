package readable

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"golang.org/x/net/html/charset"
)

// decoded returns a text in UTF-8, whatever it was written in: what its first
// bytes or a page's own words tell, UTF-8 if it is that, else Windows-1252.
func decoded(received []byte, contentType string) (string, error) {
	if bytes.IndexByte(received[:min(len(received), 1024)], 0) >= 0 && !bytes.HasPrefix(received, []byte("\xff\xfe")) && !bytes.HasPrefix(received, []byte("\xfe\xff")) {
		return "", wrong("This is no text, no web page and no PDF.", nil)
	}
	r, err := charset.NewReader(bytes.NewReader(received), contentType)
	if err != nil {
		return "", wrong("This text could not be read.", err)
	}
	text, err := io.ReadAll(io.LimitReader(r, 3*MaxReceived))
	if err != nil {
		return "", wrong("This text could not be read.", err)
	}
	return string(text), nil
}

// Clean makes a text as it is stored: lines end with \n, without spaces before,
// with at most one empty line between; no control characters.
func Clean(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n", "\ufeff", "").Replace(text)
	text = strings.ToValidUTF8(text, "\ufffd")
	var lines []string
	empty := true // no empty lines at the beginning
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRightFunc(strings.Map(printable, line), unicode.IsSpace)
		if line != "" || !empty {
			lines = append(lines, line)
		}
		empty = line == ""
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func printable(r rune) rune {
	if r != '\t' && unicode.IsControl(r) {
		return -1
	}
	return r
}
