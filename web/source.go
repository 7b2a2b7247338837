package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/views"
)

const sourcesPerPage = 50

// sourcesPage lists the sources; ?after= pages on.
func (s *Server) sourcesPage(c echo.Context) error {
	after := c.QueryParam("after")
	sources, next, err := s.store.Sources(c.Request().Context(), after, sourcesPerPage)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.SourcesPage(views.SourcesPageData{Sources: sources, After: after, Next: next}))
}

// sourcePage is the stored text of a source with the passages marked that
// claims quote.
func (s *Server) sourcePage(c echo.Context) error {
	source, claims, err := s.store.Source(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.SourcePage(views.SourcePageData{Source: source, Claims: claims}))
}
