package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// How much stands on one page.
const (
	sourcesPerPage  = 50
	claimsPerSource = 500
)

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
// claims quote, a page of claims at a time: ?at= names a claim or a passage
// that is to be among them, ?page= the page.
func (s *Server) sourcePage(c echo.Context) error {
	ctx := c.Request().Context()
	source, err := s.store.Source(ctx, id(c))
	if err != nil {
		return err
	}
	number, _ := strconv.Atoi(c.QueryParam("page")) // what is no number is the first page
	at := c.QueryParam("at")
	claims, err := s.store.SourceClaims(ctx, source, at, number, claimsPerSource)
	if err != nil {
		return err
	}
	received, err := s.store.Received(ctx, source.ID, false)
	if err != nil && graph.KindOf(err) != graph.NotFound {
		return err
	}
	return page(c, http.StatusOK, views.SourcePage(views.SourcePageData{Source: source, Drawn: claims, Received: received, At: at}))
}
