package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// rowWriter writes the rows of a query's results to a file.
type rowWriter interface {
	begin(columns []string) error
	rows(rows []graph.Row) error
	end(cut bool) error
}

func (s *Server) queryCSV(c echo.Context) error {
	return s.download(c, "csv", "text/csv; charset=utf-8", &csvRows{ctx: c.Request().Context(), out: csv.NewWriter(c.Response())})
}

func (s *Server) queryJSON(c echo.Context) error {
	return s.download(c, "json", "application/json", &jsonRows{out: c.Response()})
}

// download sends all rows of a query as they come; only a page of them is
// ever held. What goes wrong after the first row breaks the connection off, so
// that half a file is not taken for a whole one.
func (s *Server) download(c echo.Context, extension, contentType string, file rowWriter) error {
	ctx := c.Request().Context()
	q, err := s.store.Query(ctx, id(c))
	if err != nil {
		return err
	}
	values, err := s.store.QueryValues(ctx, q, c.QueryParams())
	if err != nil {
		return err
	}
	results, err := s.store.Run(ctx, graph.RunRequest{Text: q.Text, Params: values, Rows: graph.MaxRows, Time: graph.MaxTime})
	if err != nil {
		return err
	}
	s.ran(ctx, q)
	// The server's own limit is for pages.
	if err := http.NewResponseController(c.Response()).SetWriteDeadline(time.Now().Add(2 * graph.MaxTime)); err != nil {
		s.log.Debug("a download's deadline", "err", err)
	}
	begun := false
	begin := func() error {
		begun = true
		attach(c, q.Name, extension)
		c.Response().Header().Set(echo.HeaderContentType, contentType)
		c.Response().WriteHeader(http.StatusOK)
		return file.begin(results.Columns)
	}
	for rows, err := range results.Rows(ctx) {
		if err == nil && !begun {
			err = begin()
		}
		if err == nil {
			err = file.rows(rows)
		}
		if err != nil {
			return broken(begun, err)
		}
		c.Response().Flush()
	}
	if !begun {
		if err := begin(); err != nil {
			return broken(begun, err)
		}
	}
	return broken(true, file.end(results.Cut()))
}

// broken ends a download that has begun in the one way that a browser
// notices.
func broken(begun bool, err error) error {
	if begun && err != nil {
		panic(http.ErrAbortHandler)
	}
	return err
}

// attach names a file for the browser to save.
func attach(c echo.Context, name, extension string) {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_' || r == ' ' {
			return r
		}
		return -1
	}, name)
	name = strings.Join(strings.Fields(name), "-")
	if name == "" {
		name = "query"
	}
	c.Response().Header().Set(echo.HeaderContentDisposition,
		mime.FormatMediaType("attachment", map[string]string{"filename": name + "." + extension}))
}

// csvRows writes rows for spreadsheets.
type csvRows struct {
	ctx context.Context // of the request, for its language
	out *csv.Writer
}

func (w *csvRows) begin(columns []string) error {
	cells := make([]string, len(columns))
	for i, column := range columns {
		cells[i] = unformula(column)
	}
	return w.out.Write(cells)
}

func (w *csvRows) rows(rows []graph.Row) error {
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, value := range row {
			cells[i] = views.CellText(w.ctx, value)
			switch value.(type) {
			case int64, float64: // a minus is no formula
			default:
				cells[i] = unformula(cells[i])
			}
		}
		if err := w.out.Write(cells); err != nil {
			return err
		}
	}
	w.out.Flush()
	return w.out.Error()
}

func (w *csvRows) end(bool) error {
	w.out.Flush()
	return w.out.Error()
}

// unformula keeps a spreadsheet from running a text as a formula.
func unformula(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// jsonRows writes one object: the columns, the rows, and whether there were
// more.
type jsonRows struct {
	out    http.ResponseWriter
	buffer []byte
	more   bool
}

func (w *jsonRows) begin(columns []string) error {
	names, err := json.Marshal(list(columns))
	if err != nil {
		return err
	}
	_, err = w.out.Write(append(append([]byte(`{"columns":`), names...), `,"rows":[`...))
	return err
}

func (w *jsonRows) rows(rows []graph.Row) error {
	w.buffer = w.buffer[:0]
	for _, row := range rows {
		if w.more {
			w.buffer = append(w.buffer, ',')
		}
		w.more = true
		w.buffer = graph.AppendValue(append(w.buffer, '\n'), []graph.Value(row))
	}
	_, err := w.out.Write(w.buffer)
	return err
}

func (w *jsonRows) end(cut bool) error {
	_, err := w.out.Write(graph.AppendValue([]byte("\n],\"cut\":"), cut))
	if err == nil {
		_, err = w.out.Write([]byte("}\n"))
	}
	return err
}
