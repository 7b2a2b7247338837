package web

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// explorePage is the canvas. The browser's script reads ?add= and ?view= itself.
func (s *Server) explorePage(c echo.Context) error {
	ctx := c.Request().Context()
	key, err := s.store.Key(ctx)
	if err != nil {
		return err
	}
	data := views.ExplorePageData{Foreign: s.store.Schema().Foreign, Key: key}
	if slug := c.QueryParam("view"); slug != "" {
		version, _ := graph.ParseVersion(c.QueryParam("version")) // the page of the view says what is wrong
		data.View, data.ViewData = views.ViewPath(slug, version), views.ViewDataPath(slug, version)
	} else if data.Opening, err = s.opening(ctx); err != nil {
		return err
	}
	return page(c, http.StatusOK, views.ExplorePage(data))
}

// opening returns the picture to begin with, or nil where the graph has none.
func (s *Server) opening(ctx context.Context) (*graph.Opening, error) {
	opening, err := s.store.Opening(ctx)
	if graph.KindOf(err) == graph.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &opening, nil
}
