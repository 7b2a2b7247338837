package web

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/graph/formats"
	"clew/views"
)

// exportTime bounds how long a file may take to be sent.
const exportTime = 5 * time.Minute

// viewDownload is a view as a file of some format: of a frozen view what was
// frozen, of a live one what the graph knows now.
func (s *Server) viewDownload(c echo.Context) error {
	format, _, known := formats.Of(c.Param("name"))
	html := strings.HasSuffix(c.Param("name"), "."+htmlFormat)
	if !known && !html {
		return &graph.Error{Kind: graph.NotFound, Message: "There is no such file of a view."}
	}
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	if html {
		return s.viewOffline(c, opened)
	}
	facts := opened.View.Facts()
	if opened.Share.Mode == graph.Live {
		facts = s.store.FactsOf(c.Request().Context(), opened.View)
	}
	return s.export(c, opened.View.Title, format, facts)
}

// htmlFormat names the one page that opens without a network, which holds a
// view and not only facts.
const htmlFormat = "html"

// apiExport is what is on the canvas as a file. The browser says which
// entities and links; what is known of them is read from the graph.
func (s *Server) apiExport(c echo.Context) error {
	format, known := formats.Named(c.QueryParam("format"))
	html := c.QueryParam("format") == htmlFormat
	if !known && !html {
		return &graph.Error{Kind: graph.Invalid, Message: "There is no such format of files."}
	}
	var draft graph.Draft
	if err := json.NewDecoder(c.Request().Body).Decode(&draft); err != nil {
		if refusal, ok := err.(*echo.HTTPError); ok { // too large
			return refusal
		}
		return &graph.Error{Kind: graph.Invalid, Message: "What was sent is no list of entities.", Err: err}
	}
	if draft.Title == "" {
		draft.Title = "Selection"
	}
	view, err := s.store.Snapshot(c.Request().Context(), draft)
	if err != nil {
		return err
	}
	if html {
		return s.viewOffline(c, graph.OpenedView{View: view})
	}
	return s.export(c, view.Title, format, s.store.FactsOf(c.Request().Context(), view))
}

// export sends facts as they are read. What goes wrong after the first byte
// breaks the connection off, so that half a file is not taken for a whole one.
func (s *Server) export(c echo.Context, name string, format formats.Format, facts graph.Facts) error {
	if err := http.NewResponseController(c.Response()).SetWriteDeadline(time.Now().Add(exportTime)); err != nil {
		s.log.Debug("an export's deadline", "err", err)
	}
	attach(c, name, strings.TrimPrefix(format.Extension, "."))
	c.Response().Header().Set(echo.HeaderContentType, format.MediaType)
	err := format.Write(c.Response(), facts)
	if err != nil && !c.Response().Committed {
		c.Response().Header().Del(echo.HeaderContentDisposition)
	}
	return broken(c.Response().Committed, err)
}

// viewOffline is a view as one page that opens from a disk.
func (s *Server) viewOffline(c echo.Context, opened graph.OpenedView) error {
	content := opened.Content
	if content == nil {
		var err error
		if content, err = json.Marshal(opened.View); err != nil {
			return err
		}
	}
	data := views.OfflineData{ViewPageData: s.viewData(c, opened), Content: content, Style: s.offlineStyle(), Made: time.Now()}
	data.StepPictures = s.painter.DrawSteps(c.Request().Context(), opened.View, "")
	var html bytes.Buffer
	if err := views.OfflinePage(data).Render(c.Request().Context(), &html); err != nil {
		return err
	}
	attach(c, opened.View.Title, "html")
	return c.HTMLBlob(http.StatusOK, absolute(html.Bytes(), origin(c)))
}

// toServer are the links of a page that lead to this server, in the markup
// before the content: a text can't hold a plain quotation mark there.
var toServer = regexp.MustCompile(`(<a [^>]*?href=")/`)

func absolute(html []byte, origin string) []byte {
	body, rest, found := bytes.Cut(html, []byte(`<script type="application/json"`))
	body = toServer.ReplaceAll(body, []byte("${1}"+origin+"/"))
	if !found {
		return body
	}
	return bytes.Join([][]byte{body, rest}, []byte(`<script type="application/json"`))
}

var (
	assetURL = regexp.MustCompile(`url\("?/assets/([^")]+)"?\)`)
	mapNote  = regexp.MustCompile(`/\*# sourceMappingURL=.*?\*/`)
)

// offlineStyle is the style of the pages with all that it loads inside.
func (s *Server) offlineStyle() string {
	style, there := s.assets["main.css"]
	if !there {
		return ""
	}
	return assetURL.ReplaceAllStringFunc(mapNote.ReplaceAllString(string(style.data), ""), func(url string) string {
		file, there := s.assets[assetURL.FindStringSubmatch(url)[1]]
		if !there {
			return "none"
		}
		return `url("data:` + file.contentType + ";base64," + base64.StdEncoding.EncodeToString(file.data) + `")`
	})
}
