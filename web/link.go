package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/views"
)

// linkPage is one link as a sentence, with its facts and claims.
func (s *Server) linkPage(c echo.Context) error {
	link, err := s.store.Link(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.LinkPage(views.LinkPageData{Link: link, Unstable: !s.store.Lasting(link.ID)}))
}

// linkPanel is the same for the inspector.
func (s *Server) linkPanel(c echo.Context) error {
	link, err := s.store.Link(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.LinkPanel(views.LinkPageData{Link: link}))
}
