// Package tables reads files of many formats as tables of rows, one row at a
// time: files may be larger than memory. It finds out by itself what a file is,
// and says what it found, so that a reader can put it right. It knows neither a
// database nor HTTP.
package tables

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graph"
)

// The bounds of what is read. They are far above what files hold that are
// what they say, and far below what would hurt.
const (
	maxRow     = 16 << 20 // bytes of a file from one row to the next
	maxCell    = 1 << 20  // bytes
	maxColumns = 2000
	maxDepth   = 64 // of what is nested in JSON
	maxTables  = 200
)

// Look is how a file is read. What is left empty is found out.
type Look struct {
	Format    string `json:"format,omitempty"`    // one of the names below
	Encoding  string `json:"encoding,omitempty"`  // of a text: a name of the WHATWG's, such as utf-8 or windows-1252
	Delimiter string `json:"delimiter,omitempty"` // of a text: one character
	Header    *bool  `json:"header,omitempty"`    // whether the first row names the columns
	LineEnds  string `json:"-"`                   // found, never told: LF, CRLF or CR
}

// The formats.
const (
	Delimited = "csv"
	Workbook  = "xlsx"
	JSON      = "json"
	Lines     = "jsonl"
	GraphML   = "graphml"
	GEXF      = "gexf"
	Archive   = "zip" // of delimited texts
)

// File is a file that has been recognised. Close it when it is done with.
type File struct {
	Look   Look // as it was found or told
	Tables []*Table
	About  map[string]string // what a graph says of itself: “description” in GEXF, by its keys in GraphML
	close  func() error
}

// Close frees what an open file holds.
func (f *File) Close() error {
	if f.close == nil {
		return nil
	}
	return f.close()
}

// Table returns the table of a name, or the only one.
func (f *File) Table(name string) (*Table, bool) {
	if name == "" && len(f.Tables) == 1 {
		return f.Tables[0], true
	}
	at := slices.IndexFunc(f.Tables, func(t *Table) bool { return t.Name == name })
	if at < 0 {
		return nil, false
	}
	return f.Tables[at], true
}

// Join makes one file of several, whose tables are called as the files are.
// Closing it closes them.
func Join(files []*File, names []string) *File {
	all := &File{}
	for i, f := range files {
		for _, t := range f.Tables {
			one := *t
			base := strings.TrimSuffix(filepath.Base(names[i]), filepath.Ext(names[i]))
			if one.Name = base; t.Name != "" && len(f.Tables) > 1 {
				one.Name = base + " " + t.Name
			}
			all.Tables = append(all.Tables, &one)
		}
	}
	all.close = func() error {
		var errs []error
		for _, f := range files {
			errs = append(errs, f.Close())
		}
		return errors.Join(errs...)
	}
	return all
}

// Column is a column of a table. Its name is unique in the table; ID, Title and
// Kind are what the file calls it and says that it holds, in formats that do.
type Column struct{ Name, ID, Title, Kind string }

// Table is one table of a file: a sheet, a list, the nodes of a graph.
type Table struct {
	Name    string
	Columns []Column // rows of JSON may bring more
	Look    Look     // of the members of an archive; else the file's
	rows    func(yield func(Row, error) bool)
}

// Rows reads the table from its beginning. A row is valid until the next one.
// An error ends the reading: the rest of the file can't be understood. It is a
// *graph.Error of kind Invalid where the file is to blame.
func (t *Table) Rows() iter.Seq2[Row, error] { return t.rows }

// Row is one row. Where Wrong is set, it says why the row can't be read and
// there are no cells.
type Row struct {
	Line  int // where it begins, from 1; sheets count rows, lists members
	Wrong string
	place map[string]int
	cells []string
	lists map[int][]string // the cells that hold several values
}

// Text is a cell as one text; the first value where it holds several.
func (r Row) Text(column string) string {
	at, known := r.place[column]
	if !known || at >= len(r.cells) {
		return ""
	}
	if list := r.lists[at]; len(list) > 0 {
		return list[0]
	}
	return r.cells[at]
}

// Values are the values of a cell, none where it is empty.
func (r Row) Values(column string) []string {
	at, known := r.place[column]
	if !known || at >= len(r.cells) {
		return nil
	}
	if list := r.lists[at]; len(list) > 0 {
		return list
	}
	if r.cells[at] == "" {
		return nil
	}
	return r.cells[at : at+1]
}

// Cells shows the cells that are not empty, by their columns' places.
func (r Row) Cells() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := range r.cells {
			text := r.cells[i]
			if list := r.lists[i]; len(list) > 0 {
				text = strings.Join(list, "; ")
			}
			if text != "" && !yield(i, text) {
				return
			}
		}
	}
}

// checked refuses cells that no graph can hold.
func (r Row) checked() Row {
	for _, text := range r.cells {
		if why := wrongText(text); why != "" {
			return Row{Line: r.Line, Wrong: why}
		}
	}
	for _, list := range r.lists {
		for _, text := range list {
			if why := wrongText(text); why != "" {
				return Row{Line: r.Line, Wrong: why}
			}
		}
	}
	return r
}

func wrongText(text string) string {
	switch {
	case len(text) > maxCell:
		return "a value is longer than a million characters"
	case strings.IndexByte(text, 0) >= 0:
		return "a value holds a NUL character"
	case !utf8.ValidString(text):
		return "a value is not text in the encoding of this file"
	}
	return ""
}

// Input is a file of whatever kind.
type Input struct {
	io.ReaderAt
	Size int64
	Name string // its name helps only where its contents do not tell
}

// open reads the input from its beginning.
func (in Input) open() (io.ReadCloser, error) {
	return io.NopCloser(io.NewSectionReader(in, 0, in.Size)), nil
}

// opener opens a file, or a member of an archive, at its beginning.
type opener func() (io.ReadCloser, error)

// Open finds out what a file is and which tables it has.
func Open(in Input, told Look) (*File, error) {
	if in.Size == 0 {
		return nil, mistake("the file is empty")
	}
	if told.Format == "" {
		format, err := sniff(in)
		if err != nil {
			return nil, err
		}
		told.Format = format
	}
	switch told.Format {
	case Delimited:
		return openDelimited(in.open, told)
	case Workbook:
		return openWorkbook(in, told)
	case JSON, Lines:
		return openJSON(in.open, told)
	case GraphML:
		return openGraphML(in.open, told)
	case GEXF:
		return openGEXF(in.open, told)
	case Archive:
		return openArchive(in, told)
	}
	return nil, mistake("there is no format “%s”: csv, xlsx, json, jsonl, graphml, gexf and zip can be read", told.Format)
}

// bounded passes on what it reads until there is too much of it in one row.
type bounded struct {
	from io.Reader
	left int
}

// errRowTooLong is told with the row's line.
var errRowTooLong = errors.New("too long")

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errRowTooLong
	}
	n, err := b.from.Read(p)
	b.left -= n
	return n, err
}

// next begins a row.
func (b *bounded) next() { b.left = maxRow }

func newBounded(from io.Reader) *bounded { return &bounded{from, maxRow} }

func tooLong(line int) error {
	return mistake("line %d: a row is longer than %d MB. Is a quotation mark not closed?", line, maxRow>>20)
}

// distinct makes the names of columns unique and gives those without one a name.
func distinct(columns []Column) []Column {
	seen := map[string]bool{}
	for i := range columns {
		name := strings.TrimSpace(columns[i].Name)
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		columns[i].Name = name
		for n := 2; seen[columns[i].Name]; n++ {
			columns[i].Name = fmt.Sprintf("%s (%d)", name, n)
		}
		seen[columns[i].Name] = true
	}
	return columns
}

func placesOf(columns []Column) map[string]int {
	place := make(map[string]int, len(columns))
	for i, c := range columns {
		place[c.Name] = i
	}
	return place
}

// mistake is an error of the file that the reader of its message can mend.
func mistake(format string, args ...any) error {
	return &graph.Error{Kind: graph.Invalid, Message: fmt.Sprintf(format, args...)}
}
