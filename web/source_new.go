package web

import (
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/graph/readable"
	"clew/views"
)

// sourceLimit bounds the form of a new source: a document and what is said of it.
const sourceLimit = "12M"

// sourceNew is the form for a new source.
func (s *Server) sourceNew(c echo.Context) error {
	return page(c, http.StatusOK, views.SourceNewPage(views.SourceNewData{Foreign: s.store.Schema().Foreign}))
}

// sourceAdd reads what was pasted or uploaded, keeps it as it came, and leads
// to its text.
func (s *Server) sourceAdd(c echo.Context) error {
	source := graph.Source{
		Title: c.FormValue("title"), Publisher: strings.TrimSpace(c.FormValue("publisher")), Kind: "article",
		URL: strings.TrimSpace(c.FormValue("url")), Published: strings.TrimSpace(c.FormValue("published")), Text: c.FormValue("text"),
	}
	archived := strings.TrimSpace(c.FormValue("archived"))
	id, err := s.addSource(c, source, archived)
	if kind := graph.KindOf(err); err != nil && (kind == graph.Invalid || kind == graph.Forbidden) {
		data := views.SourceNewData{Source: source, Archived: archived, Failure: graph.MessageOf(err), Foreign: s.store.Schema().Foreign}
		return page(c, s.failureOf(c.Request().Context(), err).status, views.SourceNewPage(data))
	}
	if err != nil {
		return err
	}
	return see(c, views.SourcePath(id))
}

func (s *Server) addSource(c echo.Context, source graph.Source, archived string) (string, error) {
	name, content, err := uploaded(c)
	if err != nil {
		return "", err
	}
	if content == nil {
		name, content = "", []byte(source.Text)
	}
	ctx := c.Request().Context()
	document, err := readable.Read(ctx, cmp.Or(name, "pasted.txt"), content, s.readPDF)
	if err != nil {
		return "", err
	}
	source.Text = document.Text
	source.Title = cmp.Or(strings.TrimSpace(source.Title), document.Title, firstLine(document.Text))
	source.Publisher = cmp.Or(source.Publisher, document.Site)
	source.Published = cmp.Or(source.Published, document.Published)
	source.Retrieved = time.Now().Format(time.DateOnly)
	id, _, err := s.store.AddSource(ctx, source, graph.Received{
		Name: name, Kind: string(document.Kind), SHA256: document.SHA256, Archived: archived, Content: content,
	})
	return id, err
}

// uploaded returns the file of a form; nil where none was chosen.
func uploaded(c echo.Context) (name string, content []byte, err error) {
	header, err := c.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, &graph.Error{Kind: graph.Invalid, Message: "The form could not be read.", Err: err}
	}
	if header.Size == 0 {
		return "", nil, nil
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, err
	}
	defer file.Close()
	content, err = io.ReadAll(io.LimitReader(file, readable.MaxReceived+1))
	return path.Base(strings.ReplaceAll(header.Filename, `\`, "/")), content, err
}

// titleLength is how much of a text's first line may be its title.
const titleLength = 120

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	runes := []rune(line)
	if len(runes) > titleLength {
		return string(runes[:titleLength]) + "…"
	}
	return line
}

// sourceReceived is the document as it came, to save: a browser never shows it
// as a page of ours.
func (s *Server) sourceReceived(c echo.Context) error {
	received, err := s.store.Received(c.Request().Context(), id(c), true)
	if err != nil {
		return err
	}
	name := cmp.Or(received.Name, "pasted.txt")
	c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	return c.Blob(http.StatusOK, "application/octet-stream", received.Content)
}
