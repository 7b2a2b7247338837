package formats

import (
	"slices"
	"strings"
)

// document is a source's text, ready to find quotes in.
type document struct {
	text  string
	runes []rune
}

func newDocument(text string) *document { return &document{text, []rune(text)} }

// context is how many code points are kept around a quote, enough to find it
// again in a text that was changed.
const context = 32

// find returns where the quote stands. start, in code points, is needed only
// when it stands in several places. The message of its error ends with a
// preposition, for the source's name to follow.
func (d *document) find(quote string, start *int) (span, error) {
	if strings.TrimSpace(quote) == "" {
		return span{}, mistake("there is no quote of")
	}
	length := len([]rune(quote))
	if start != nil {
		return d.findAt([]rune(quote), *start)
	}
	before, after, found := strings.Cut(d.text, quote)
	if !found {
		return span{}, mistake("the quote is not in")
	}
	if strings.Contains(after, quote) {
		return span{}, mistake("“start” is needed, for the quote stands more than once in")
	}
	at := len([]rune(before))
	return span{at, at + length}, nil
}

func (d *document) findAt(quote []rune, start int) (span, error) {
	if start < 0 || start > len(d.runes)-len(quote) || !slices.Equal(d.runes[start:start+len(quote)], quote) {
		return span{}, mistake("the quote does not stand at character %d in", start)
	}
	return span{start, start + len(quote)}, nil
}

// around returns what stands before and after a span.
func (d *document) around(s span) (prefix, suffix string) {
	return string(d.runes[max(0, s.start-context):s.start]), string(d.runes[s.end:min(len(d.runes), s.end+context)])
}
