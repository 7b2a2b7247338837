package tables

import (
	"archive/zip"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// isoDates are how a workbook's own dates are shown, where it leaves that to
// the reader's machine.
var isoDates = excelize.Options{
	UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: 16 << 20, // larger sheets are unpacked to a temporary file
	ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
}

// openWorkbook reads the sheets of an XLSX file.
func openWorkbook(in Input, told Look) (*File, error) {
	if err := harmlessWorkbook(in); err != nil {
		return nil, err
	}
	from, _ := in.open()
	book, err := excelize.OpenReader(from, isoDates)
	if err != nil {
		return nil, workbookMistake(err)
	}
	file := &File{Look: Look{Format: Workbook}, close: book.Close}
	epoch := false
	if properties, err := book.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		epoch = *properties.Date1904
	}
	for _, name := range book.GetSheetList() {
		if len(file.Tables) == maxTables {
			break
		}
		s := &sheet{book: book, name: name, epoch1904: epoch}
		table, err := s.table(told)
		if err != nil {
			return nil, errors.Join(mistake("the sheet “%s”: %v", name, err), book.Close())
		}
		if table != nil {
			file.Tables = append(file.Tables, table)
		}
	}
	if len(file.Tables) == 0 {
		return nil, errors.Join(mistake("there are no rows in this workbook"), book.Close())
	}
	return file, nil
}

// maxWorkbook bounds a packed workbook, which is held in memory as it is.
const maxWorkbook = 128 << 20

func harmlessWorkbook(in Input) error {
	if in.Size > maxWorkbook {
		return mistake("this workbook is larger than %d MB: save its sheets as CSV", maxWorkbook>>20)
	}
	archive, err := zip.NewReader(in, in.Size)
	if err != nil {
		return mistake("this workbook is damaged or not complete")
	}
	packed, unpacked := uint64(0), uint64(0)
	for _, member := range archive.File {
		packed, unpacked = packed+member.CompressedSize64, unpacked+member.UncompressedSize64
		if member.UncompressedSize64 > maxUnpacked || unpacked > maxUnpacked {
			return mistake("this workbook unpacks to more than %d MB: save its sheets as CSV", maxUnpacked>>20)
		}
	}
	return swollen(packed, unpacked)
}

func workbookMistake(err error) error {
	if errors.Is(err, excelize.ErrWorkbookPassword) || errors.Is(err, excelize.ErrWorkbookFileFormat) {
		return mistake("this workbook is damaged, or locked by a password")
	}
	return mistake("this workbook can't be read: %v", err)
}

// sheet is one sheet of a workbook.
type sheet struct {
	book      *excelize.File
	name      string
	epoch1904 bool
	place     map[string]int
	width     int
	header    bool
}

// table finds out what the sheet's columns are; nil where it has no rows.
func (s *sheet) table(told Look) (*Table, error) {
	var first [][]string
	var wrong error
	s.records(func(r record, err error) bool {
		wrong = err
		if err == nil {
			first = append(first, append([]string(nil), r.cells...))
		}
		return err == nil && len(first) < headRows
	})
	if wrong != nil || len(first) == 0 {
		return nil, wrong
	}
	s.header = looksLikeHeader(first)
	if told.Header != nil {
		s.header = *told.Header
	}
	columns, err := columnsOf(first, s.header)
	s.place, s.width = placesOf(columns), len(columns)
	return &Table{Name: s.name, Columns: columns, Look: Look{Format: Workbook, Header: &s.header}, rows: s.rows}, err
}

func (s *sheet) rows(yield func(Row, error) bool) {
	skip := s.header
	s.records(func(r record, err error) bool {
		if err != nil {
			yield(Row{}, err)
			return false
		}
		if skip {
			skip = false
			return true
		}
		return yield(rowOf(r, s.place, s.width), nil)
	})
}

// records reads every row that is not empty, as it is stored and as it is shown:
// only that tells a date from a number.
func (s *sheet) records(yield func(record, error) bool) {
	stored, err1 := s.book.Rows(s.name)
	shown, err2 := s.book.Rows(s.name)
	if err := errors.Join(err1, err2); err != nil {
		yield(record{}, mistake("it can't be read: %v", err))
		return
	}
	defer stored.Close()
	defer shown.Close()
	for line := 1; stored.Next() && shown.Next(); line++ {
		cells, err1 := stored.Columns(excelize.Options{RawCellValue: true})
		looks, err2 := shown.Columns(isoDates)
		if err := errors.Join(err1, err2); err != nil {
			yield(record{}, mistake("line %d: it can't be read: %v", line, err))
			return
		}
		for i := range cells {
			if i < len(looks) {
				cells[i] = s.cell(cells[i], looks[i])
			}
		}
		if strings.Join(cells, "") != "" && !yield(record{line: line, cells: cells}, nil) {
			return
		}
	}
	if err := errors.Join(stored.Error(), shown.Error()); err != nil {
		yield(record{}, mistake("the sheet is damaged: %v", err))
	}
}

// cell is what a cell holds: dates, which are stored as a number of days, as
// Clew writes them; all else as it is stored.
func (s *sheet) cell(stored, shown string) string {
	if stored == shown || stored == "" {
		return stored
	}
	days, err := strconv.ParseFloat(stored, 64)
	if err != nil || days < 0 || days > 2958465 { // 9999-12-31
		return stored
	}
	t, err := excelize.ExcelDateToTime(days, s.epoch1904)
	if err != nil || !showsDate(shown, t) {
		return stored
	}
	return t.Format("2006-01-02")
}

// showsDate tells whether a text shows this date, rather than a number that
// stands for it.
func showsDate(text string, t time.Time) bool {
	if _, err := strconv.ParseFloat(strings.NewReplacer(",", "", " ", "", "$", "", "€", "", "£", "").Replace(text), 64); err == nil {
		return false
	}
	if !strings.ContainsAny(text, "-/. ") || !strings.Contains(text, t.Format("06")) {
		return false
	}
	lower := strings.ToLower(text)
	month := strings.Contains(lower, strings.ToLower(t.Format("Jan"))) || strings.Contains(text, strconv.Itoa(int(t.Month())))
	return month && strings.Contains(text, strconv.Itoa(t.Day()))
}
