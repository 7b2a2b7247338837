package tables

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// openDelimited reads a text of rows whose cells a character keeps apart.
func openDelimited(open opener, told Look) (*File, error) {
	table, err := newDelimited(open, told)
	if err != nil {
		return nil, err
	}
	return &File{Look: table.Look, Tables: []*Table{table}}, nil
}

// delimited is a text of rows.
type delimited struct {
	open  opener
	look  Look
	place map[string]int
	width int
}

func newDelimited(open opener, told Look) (*Table, error) {
	if err := knownEncoding(told.Encoding); err != nil {
		return nil, err
	}
	d := &delimited{open: open, look: told}
	d.look.Format = Delimited
	if told.Encoding == "" {
		found, err := detectEncoding(open)
		if err != nil {
			return nil, err
		}
		d.look.Encoding = found
	}
	raw, sample, err := d.sample()
	if err != nil {
		return nil, err
	}
	d.look.LineEnds = lineEndsOf(raw)
	if told.Delimiter == "" {
		d.look.Delimiter = detectDelimiter(sample)
	} else if utf8.RuneCountInString(told.Delimiter) != 1 || strings.ContainsAny(told.Delimiter, "\"\r\n\uFFFD") {
		return nil, mistake("“%s” can't stand between cells: give one character", told.Delimiter)
	}
	columns, err := d.head(told.Header)
	if err != nil {
		return nil, err
	}
	return &Table{Columns: columns, Look: d.look, rows: d.rows}, nil
}

// sample is the beginning of the text, as it is and decoded.
func (d *delimited) sample() (raw []byte, text string, err error) {
	file, err := d.open()
	if err != nil {
		return nil, "", err
	}
	defer file.Close()
	raw, err = io.ReadAll(io.LimitReader(file, sniffed))
	if err != nil {
		return nil, "", err
	}
	decoded, err := io.ReadAll(decoderOf(d.look.Encoding, bytes.NewReader(raw)))
	text = strings.TrimPrefix(string(decoded), "\uFEFF")
	if end := strings.LastIndexByte(text, '\n'); len(raw) == sniffed && end > 0 {
		text = text[:end+1]
	}
	return raw, text, err
}

// delimiters are what is looked for, the likely first.
var delimiters = []string{",", ";", "\t", "|"}

// detectDelimiter finds the one that cuts most rows into the same number of
// cells.
func detectDelimiter(sample string) string {
	if told, ok := separatorLine(sample); ok {
		return told
	}
	best, most := delimiters[0], 0.0
	for _, delimiter := range delimiters {
		if points := evenness(sample, delimiter); points > most {
			best, most = delimiter, points
		}
	}
	return best
}

// separatorLine is a first line such as “sep=;”, by which spreadsheets are told.
func separatorLine(text string) (string, bool) {
	line, _, _ := strings.Cut(text, "\n")
	told, ok := strings.CutPrefix(strings.ToLower(line), "sep=")
	return told, ok && utf8.RuneCountInString(told) == 1
}

// evenness is the share of rows with the most usual number of cells, and a bit
// more where these are many.
func evenness(sample, delimiter string) float64 {
	widths, rows := map[int]int{}, 0
	reader := newCSV(strings.NewReader(sample), delimiter)
	reader.LazyQuotes = true
	for rows < 200 {
		cells, err := reader.Read()
		if err != nil {
			break
		}
		rows++
		widths[len(cells)]++
	}
	points := 0.0
	for width, n := range widths {
		if width > 1 {
			points = max(points, float64(n)/float64(rows)+0.1*float64(width)/float64(width+10))
		}
	}
	return points
}

func newCSV(from io.Reader, delimiter string) *csv.Reader {
	reader := csv.NewReader(from)
	reader.Comma, _ = utf8.DecodeRuneInString(delimiter)
	reader.FieldsPerRecord = -1
	reader.ReuseRecord = true
	return reader
}

// head names the columns: by the first row, if that is what it does.
func (d *delimited) head(told *bool) ([]Column, error) {
	var first [][]string
	for cells, err := range d.records() {
		if err != nil {
			return nil, err
		}
		if cells.wrong != "" {
			continue
		}
		first = append(first, append([]string(nil), cells.cells...))
		if len(first) == headRows {
			break
		}
	}
	if len(first) == 0 {
		return nil, mistake("there are no rows in this file")
	}
	header := looksLikeHeader(first)
	if told != nil {
		header = *told
	}
	d.look.Header = &header
	columns, err := columnsOf(first, header)
	d.place, d.width = placesOf(columns), len(columns)
	return columns, err
}

func (d *delimited) rows(yield func(Row, error) bool) {
	skip := *d.look.Header
	for r, err := range d.records() {
		if err != nil {
			yield(Row{}, err)
			return
		}
		if skip && r.wrong == "" {
			skip = false
			continue
		}
		if !yield(rowOf(r, d.place, d.width), nil) {
			return
		}
	}
}

// rowOf checks a row against the table's width.
func rowOf(r record, place map[string]int, width int) Row {
	if r.wrong != "" {
		return Row{Line: r.line, Wrong: r.wrong}
	}
	for i := width; i < len(r.cells); i++ {
		if strings.TrimSpace(r.cells[i]) != "" {
			return Row{Line: r.line, Wrong: "it has more cells than the table has columns"}
		}
	}
	return Row{Line: r.line, place: place, cells: r.cells[:min(width, len(r.cells))]}.checked()
}
