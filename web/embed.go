package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// embedPolicy lets any site frame a view; it has no scripts that this could
// be abused for.
var embedPolicy = strings.NewReplacer("frame-ancestors 'none'", "frame-ancestors *", "script-src 'self'", "script-src 'none'",
	"form-action 'self'", "form-action 'none'").Replace(contentSecurityPolicy)

// viewEmbed is a view for a frame on another site.
func (s *Server) viewEmbed(c echo.Context) error {
	h := c.Response().Header()
	h.Set("Content-Security-Policy", embedPolicy)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	opened, err := s.openView(c)
	if err == nil {
		err = embeddable(opened)
	}
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.EmbedPage(s.viewData(c, opened)))
}

func embeddable(opened graph.OpenedView) error {
	if opened.Share.Access == graph.Private {
		return &graph.Error{Kind: graph.Forbidden, Message: "This view is private: it can't be part of another page."}
	}
	return nil
}

// The size of a frame where the asking site gives no limits, and the smallest
// that is of use.
const (
	embedWidth, embedHeight       = 800, 600
	embedMinWidth, embedMinHeight = 240, 200
)

// oEmbed tells other sites how to show a view: see https://oembed.com.
func (s *Server) oEmbed(c echo.Context) error {
	if format := c.QueryParam("format"); format != "" && format != "json" {
		return echo.NewHTTPError(http.StatusNotImplemented, "Only JSON can be had here.")
	}
	slug, version, err := s.viewAddress(c)
	if err != nil {
		return err
	}
	opened, err := s.store.OpenView(c.Request().Context(), slug, version, "")
	if err != nil {
		return err
	}
	data := views.ViewPageData{Share: opened.Share, View: opened.View, Origin: origin(c)}
	width := within(c.QueryParam("maxwidth"), embedWidth, embedMinWidth)
	height := within(c.QueryParam("maxheight"), embedHeight, embedMinHeight)
	return c.JSON(http.StatusOK, map[string]any{
		"version": "1.0", "type": "rich", "provider_name": "Clew", "provider_url": data.Origin + views.HomePath,
		"title": opened.View.Title, "author_name": opened.View.Author, "html": views.EmbedSnippet(data, width, height),
		"width": width, "height": height,
		"thumbnail_url":   data.Origin + views.ViewFilePath(slug, "picture.png", version),
		"thumbnail_width": views.PreviewWidth, "thumbnail_height": views.PreviewHeight,
	})
}

// viewAddress reads the slug and the version from the address of a view.
func (s *Server) viewAddress(c echo.Context) (slug string, version int, err error) {
	none := &graph.Error{Kind: graph.NotFound, Message: "This is not the address of a view here."}
	address, err := url.Parse(c.QueryParam("url"))
	if err != nil || !strings.EqualFold(address.Host, c.Request().Host) && !s.listed(address.Hostname()) {
		return "", 0, none
	}
	rest, found := strings.CutPrefix(address.Path, "/v/")
	if !found {
		return "", 0, none
	}
	version, err = graph.ParseVersion(address.Query().Get("version"))
	slug, _, _ = strings.Cut(rest, "/")
	return slug, version, err
}

// within reads a limit in pixels.
func within(limit string, usual, least int) int {
	n, err := strconv.Atoi(limit)
	if err != nil {
		return usual
	}
	return max(min(n, usual), least)
}
