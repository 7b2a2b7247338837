package mapping

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
)

// RefusedFile writes rows that are refused as a table, with the line and the
// reason of each, so that they can be mended and brought in by themselves.
type RefusedFile struct {
	to      *csv.Writer
	columns []string
	begun   bool
	Rows    int
}

// NewRefusedFile writes for the tables of a plan.
func (p *Plan) NewRefusedFile(to io.Writer) *RefusedFile {
	f := &RefusedFile{to: csv.NewWriter(to)}
	for _, t := range p.tables {
		for _, c := range t.Columns {
			if !slices.Contains(f.columns, c.Name) {
				f.columns = append(f.columns, c.Name)
			}
		}
	}
	return f
}

// Add writes a row. There is no file without one.
func (f *RefusedFile) Add(r Refusal) error {
	if !f.begun {
		f.begun = true
		if err := f.to.Write(append([]string{"table", "line", "reason"}, cells(f.columns)...)); err != nil {
			return err
		}
	}
	f.Rows++
	row := make([]string, len(f.columns))
	for i, c := range r.Table.Columns {
		if i < len(r.Cells) {
			row[slices.Index(f.columns, c.Name)] = r.Cells[i]
		}
	}
	return f.to.Write(append([]string{r.Table.Name, strconv.Itoa(r.Line), r.Reason}, cells(row)...))
}

// Close writes what is left.
func (f *RefusedFile) Close() error {
	f.to.Flush()
	return f.to.Error()
}

// cells are texts that no spreadsheet takes for formulas.
func cells(texts []string) []string {
	safe := make([]string, len(texts))
	for i, text := range texts {
		if safe[i] = text; text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
			safe[i] = "'" + text
		}
	}
	return safe
}
