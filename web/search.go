package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

const hitsPerPage = 50

// searchPage lists what a search finds. Without a question it asks for one.
func (s *Server) searchPage(c echo.Context) error {
	text := strings.TrimSpace(c.QueryParam("q"))
	var hits []graph.Hit
	if text != "" {
		var err error
		if hits, err = s.store.Search(c.Request().Context(), text, hitsPerPage); err != nil {
			return err
		}
	}
	return page(c, http.StatusOK, views.SearchPage(views.SearchPageData{Query: text, Hits: hits}))
}
