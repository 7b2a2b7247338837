package tables

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// The names of encodings that need care; others are the WHATWG's too.
const (
	utf8Name    = "utf-8"
	utf16LE     = "utf-16le"
	utf16BE     = "utf-16be"
	windows1252 = "windows-1252"
	macintosh   = "macintosh"
)

// Encodings are those that a reader may choose from, the likely ones first.
var Encodings = []string{utf8Name, windows1252, macintosh, utf16LE, utf16BE, "windows-1250", "windows-1251", "windows-1253",
	"windows-1254", "windows-1255", "windows-1256", "iso-8859-2", "iso-8859-15", "koi8-r", "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5"}

// encodingSample is how much that is not ASCII is looked at.
const encodingSample = 256 << 10

// detectEncoding reads a whole text: what tells its encoding may stand at its
// end, since most of most files is ASCII.
func detectEncoding(open opener) (string, error) {
	file, err := open()
	if err != nil {
		return "", err
	}
	defer file.Close()
	head, sample, rest := []byte(nil), []byte(nil), []byte(nil)
	valid := true
	buffer := make([]byte, 64<<10)
	for {
		n, err := io.ReadFull(file, buffer)
		piece := buffer[:n]
		if head == nil {
			head = bytes.Clone(piece)
		}
		if valid {
			valid, rest = validUTF8(rest, piece)
		}
		if len(sample) < encodingSample {
			sample = appendTelling(sample, piece)
		}
		if err != nil {
			valid = valid && len(rest) == 0
			if err != io.EOF && err != io.ErrUnexpectedEOF {
				return "", err
			}
			break
		}
	}
	if guess := guessEncoding(head); guess == utf16LE || guess == utf16BE {
		return guess, nil
	}
	if valid {
		return utf8Name, nil
	}
	return guessCharset(sample, lineEndsOf(head)), nil
}

// validUTF8 checks a piece of a text, behind the bytes of a character that the
// piece before it has cut.
func validUTF8(rest, piece []byte) (valid bool, cut []byte) {
	if len(rest) > 0 {
		piece = append(bytes.Clone(rest), piece...)
	}
	end := len(piece)
	for i := 1; i <= min(utf8.UTFMax, end); i++ {
		if b := piece[end-i]; utf8.RuneStart(b) {
			if !utf8.FullRune(piece[end-i:]) {
				end -= i
			}
			break
		}
	}
	return utf8.Valid(piece[:end]), bytes.Clone(piece[end:])
}

// appendTelling adds the lines of a piece that are not ASCII.
func appendTelling(sample, piece []byte) []byte {
	for line := range bytes.FieldsFuncSeq(piece, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			sample = append(append(sample, line...), '\n')
		}
	}
	return sample[:min(len(sample), encodingSample)]
}

// guessEncoding tells the encoding of a sample of a text.
func guessEncoding(sample []byte) string {
	switch {
	case bytes.HasPrefix(sample, []byte("\xFF\xFE")):
		return utf16LE
	case bytes.HasPrefix(sample, []byte("\xFE\xFF")):
		return utf16BE
	}
	if half := nulHalf(sample); half != "" {
		return half
	}
	if valid, _ := validUTF8(nil, sample); valid {
		return utf8Name
	}
	return guessCharset(sample, lineEndsOf(sample))
}

// nulHalf tells UTF-16 without a mark by its NULs, which stand in every other
// byte where letters are Latin.
func nulHalf(sample []byte) string {
	var nul [2]int
	for i, b := range sample {
		if b == 0 {
			nul[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case half < 2:
	case nul[1] > half*6/10 && nul[0] < half/10:
		return utf16LE
	case nul[0] > half*6/10 && nul[1] < half/10:
		return utf16BE
	}
	return ""
}

// guessCharset is for texts of one or two bytes a character. Only old Macs end
// lines with a carriage return alone.
func guessCharset(sample []byte, ends string) string {
	western, mac := windows1252, plausible(charmap.Macintosh, sample)
	if ends == "CR" {
		mac = mac*2 + 3
	}
	if mac > plausible(charmap.Windows1252, sample) {
		western = macintosh
	}
	best, err := chardet.NewTextDetector().DetectBest(sample)
	if err != nil || best.Confidence < 50 {
		return western
	}
	e, err := htmlindex.Get(best.Charset)
	if err != nil {
		return western
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == windows1252 || name == utf8Name {
		return western
	}
	return name
}

// plausible tells how much a sample reads like words of a Western language in
// an encoding: accented small letters stand within words, capitals and signs
// do not.
func plausible(in *charmap.Charmap, sample []byte) int {
	points := 0
	before := ' '
	for i, b := range sample {
		r := in.DecodeByte(b)
		if b >= utf8.RuneSelf {
			after := ' '
			if i+1 < len(sample) {
				after = in.DecodeByte(sample[i+1])
			}
			points += pointsFor(r, before, after)
		}
		before = r
	}
	return points
}

// common are the letters beyond ASCII that most Western texts are written with.
const common = "éèêëàâäáãåçñóòôöõúùûüíìîïßøæÉÄÖÜÅØÇÑÁÓ"

// signs are what such texts are set with.
const signs = "§•–—“”‘’…£€©®°«»„"

func pointsFor(r, before, after rune) int {
	inWord := unicode.IsLetter(before) || unicode.IsLetter(after)
	points := 0
	switch {
	case r == utf8.RuneError:
		return -5
	case unicode.IsLower(r) && inWord:
		points = 1
	case unicode.IsUpper(r) && unicode.IsLower(before):
		points = -2
	case unicode.IsLetter(r):
	case unicode.IsLetter(before) && unicode.IsLetter(after) && r != '’':
		points = -2
	case strings.ContainsRune(signs, r):
		points = 1
	}
	if inWord && strings.ContainsRune(common, r) {
		points += 2
	}
	return points
}

// decoderOf reads a text as UTF-8 with line feeds as its only line ends. UTF-8
// itself is passed on as it is, so that what is none of it can be refused where
// it stands.
func decoderOf(name string, from io.Reader) io.Reader {
	return transform.NewReader(decodedAs(name, from), &lineEnds{})
}

func decodedAs(name string, from io.Reader) io.Reader {
	if name == utf8Name || name == "" {
		return from
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return from
	}
	return transform.NewReader(from, e.NewDecoder())
}

// knownEncoding refuses the names that no text can be read by.
func knownEncoding(name string) error {
	if name == "" {
		return nil
	}
	e, err := htmlindex.Get(name)
	if err != nil || e == encoding.Replacement {
		return mistake("there is no encoding “%s”: write a name such as utf-8, windows-1252, macintosh or utf-16le", name)
	}
	return nil
}

// lineEnds writes every end of a line as a line feed.
type lineEnds struct{ after bool } // a carriage return

func (l *lineEnds) Reset() { l.after = false }

func (l *lineEnds) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	if !l.after && bytes.IndexByte(src, '\r') < 0 { // as in most files
		n := copy(dst, src)
		if n < len(src) {
			err = transform.ErrShortDst
		}
		return n, n, err
	}
	for ; nSrc < len(src); nSrc++ {
		b := src[nSrc]
		if b == '\n' && l.after {
			l.after = false
			continue
		}
		if nDst == len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		l.after = b == '\r'
		if l.after {
			b = '\n'
		}
		dst[nDst] = b
		nDst++
	}
	return nDst, nSrc, nil
}

// lineEndsOf names the ends of lines in a sample, for readers.
func lineEndsOf(sample []byte) string {
	both, feeds, returns := bytes.Count(sample, []byte("\r\n")), bytes.Count(sample, []byte("\n")), bytes.Count(sample, []byte("\r"))
	switch {
	case both > 0 && both*2 > feeds:
		return "CRLF"
	case returns > feeds:
		return "CR"
	}
	return "LF"
}
