package tables

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strings"
)

// record is a row as it stands in the text.
type record struct {
	line  int
	cells []string
	wrong string
}

// records reads every row of the text.
func (d *delimited) records() iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		file, err := d.open()
		if err != nil {
			yield(record{}, err)
			return
		}
		defer file.Close()
		s := newScan(file, d.look)
		for {
			r, err := s.next()
			if err == io.EOF || !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// scan reads a text row by row and keeps the row that it is at as it stands.
type scan struct {
	limit  *bounded
	reader *csv.Reader
	raw    bytes.Buffer // what has been read from where the row begins
	at     int64        // where raw begins
	first  int          // the line at which the rows begin, from 0
	line   int
	comma  string
}

func newScan(file io.Reader, look Look) *scan {
	s := &scan{limit: newBounded(file), comma: look.Delimiter}
	text, skipped := withoutHead(decoderOf(look.Encoding, s.limit))
	s.first = skipped
	s.reader = newCSV(io.TeeReader(text, &s.raw), look.Delimiter)
	return s
}

// next reads a row. A bare quotation mark within a cell is what it is; one
// that opens a cell and is not closed well is a mistake.
func (s *scan) next() (record, error) {
	for {
		s.limit.next()
		s.forget()
		cells, err := s.reader.Read()
		var syntax *csv.ParseError
		switch {
		case err == io.EOF:
			return record{}, io.EOF
		case errors.Is(err, errRowTooLong):
			return record{}, tooLong(s.first + s.line + 1)
		case errors.As(err, &syntax):
			return s.mend(syntax), nil
		case err != nil:
			return record{}, mistake("the file is damaged: %v", err)
		}
		s.line, _ = s.reader.FieldPos(0)
		if !isEnd(cells) {
			return record{line: s.first + s.line, cells: cells}, nil
		}
	}
}

// forget drops what has been read of the rows before.
func (s *scan) forget() {
	end := s.reader.InputOffset()
	s.raw.Next(int(end - s.at))
	s.at = end
}

func (s *scan) mend(syntax *csv.ParseError) record {
	s.line = syntax.StartLine
	r := record{line: s.first + s.line}
	if errors.Is(syntax.Err, csv.ErrBareQuote) {
		lazy := newCSV(bytes.NewReader(s.raw.Bytes()[:s.reader.InputOffset()-s.at]), s.comma)
		lazy.LazyQuotes = true
		var err error
		if r.cells, err = lazy.Read(); err == nil {
			return r
		}
	}
	r.wrong = "a quotation mark is out of place"
	if syntax.Line > syntax.StartLine {
		r.wrong = "a quotation mark that opens here is not closed where its cell ends"
	}
	return r
}

// isEnd tells the sign by which old systems end a file.
func isEnd(cells []string) bool { return len(cells) == 1 && strings.Trim(cells[0], "\x1A") == "" }

// withoutHead takes off what stands before the rows of a text: a byte order
// mark, and a line that tells spreadsheets the delimiter.
func withoutHead(from io.Reader) (rows io.Reader, skipped int) {
	head := make([]byte, 16)
	n, _ := io.ReadFull(from, head)
	begin := strings.TrimPrefix(string(head[:n]), "\uFEFF")
	if _, told := separatorLine(begin); told {
		_, begin, _ = strings.Cut(begin, "\n")
		skipped = 1
	}
	return io.MultiReader(strings.NewReader(begin), from), skipped
}
