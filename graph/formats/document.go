package formats

import (
	"index/suffixarray"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// document is a source's text, ready to find quotes in. Texts of a megabyte
// with ten thousand quotes are usual where a list of facts is the source, so
// no quote costs a pass over the text.
type document struct {
	text  string
	index func() *suffixarray.Index
	block []int // code points before each block of the text
}

// blockSize is in bytes.
const blockSize = 1 << 10

func newDocument(text string) *document {
	d := &document{text: text}
	d.index = sync.OnceValue(func() *suffixarray.Index { return suffixarray.New([]byte(text)) })
	before := 0
	for at := 0; at <= len(text); at += blockSize {
		d.block = append(d.block, before)
		before += starts(text[at:min(at+blockSize, len(text))])
	}
	return d
}

// starts counts the code points that begin in a piece of text.
func starts(piece string) int {
	n := 0
	for i := range len(piece) {
		if utf8.RuneStart(piece[i]) {
			n++
		}
	}
	return n
}

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
	if start != nil {
		return d.findAt(quote, *start)
	}
	switch places := d.index().Lookup([]byte(quote), 2); len(places) {
	case 0:
		return span{}, mistake("the quote is not in")
	case 1:
		at := d.codePoint(places[0])
		return span{at, at + utf8.RuneCountInString(quote)}, nil
	}
	return span{}, mistake("“start” is needed, for the quote stands more than once in")
}

// codePoint returns how many code points stand before a byte of the text.
func (d *document) codePoint(at int) int {
	block := at / blockSize
	return d.block[block] + starts(d.text[block*blockSize:at])
}

// byteAt returns the byte at which a code point of the text begins; false
// where there is none, and the text's end is not it.
func (d *document) byteAt(codePoint int) (at int, ok bool) {
	if codePoint < 0 {
		return 0, false
	}
	block, exact := slices.BinarySearch(d.block, codePoint)
	if !exact {
		block--
	}
	at = block * blockSize
	for at < len(d.text) && !utf8.RuneStart(d.text[at]) {
		at++
	}
	for left := codePoint - d.block[block]; left > 0; left-- {
		if at >= len(d.text) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(d.text[at:])
		at += size
	}
	return at, true
}

func (d *document) findAt(quote string, start int) (span, error) {
	at, ok := d.byteAt(start)
	if !ok || !strings.HasPrefix(d.text[at:], quote) {
		return span{}, mistake("the quote does not stand at character %d in", start)
	}
	return span{start, start + utf8.RuneCountInString(quote)}, nil
}

// around returns what stands before and after a span of the text.
func (d *document) around(s span) (prefix, suffix string) {
	points := func(start, end int) string {
		from, _ := d.byteAt(max(0, start))
		to, ok := d.byteAt(end)
		if !ok {
			to = len(d.text)
		}
		return d.text[from:to]
	}
	return points(s.start-context, s.start), points(s.end, s.end+context)
}
