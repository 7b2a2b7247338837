package readable

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// maxPages is how many pages of a PDF are read.
const maxPages = 2000

// ReadPDF reads the text of a PDF, line by line as it is laid out. A malicious
// file can make it use any amount of time and memory: call it in a process of
// its own that has limits.
func ReadPDF(received []byte) (text string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			text, err = "", wrong("This PDF could not be read: it is damaged, or of a kind that Clew does not know.", fmt.Errorf("%v", cause))
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(received), int64(len(received)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return "", wrong("This PDF is locked with a password.", err)
	case err != nil:
		return "", wrong("This PDF could not be read: it is damaged, or of a kind that Clew does not know.", err)
	}
	var out strings.Builder
	for i := 1; i <= min(r.NumPage(), maxPages) && out.Len() <= maxText; i++ {
		writeLines(&out, r.Page(i).Content().Text)
		out.WriteString("\n\n")
	}
	return out.String(), nil
}

// writeLines puts the letters of a page together: a space where there is room
// between two, a new line where the next stands lower, and an empty one where
// it stands much lower. A word that is hyphenated at the end of a line stays so.
func writeLines(out *strings.Builder, letters []pdf.Text) {
	for i, letter := range letters {
		if i > 0 {
			out.WriteString(between(letters[i-1], letter))
		}
		out.WriteString(letter.S)
	}
}

func between(a, b pdf.Text) string {
	size := max(a.FontSize, b.FontSize, 1)
	switch down := math.Abs(a.Y - b.Y); {
	case down > 1.7*size:
		return "\n\n"
	case down > 0.5*size:
		return "\n"
	case b.X-(a.X+a.W) > 0.2*size && a.S != " " && b.S != " ":
		return " "
	}
	return ""
}
