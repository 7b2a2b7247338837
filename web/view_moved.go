package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// apiViewChanges says what has changed since a view was frozen. The canvas
// asks when the picture stands: opening a view never waits for a comparison.
func (s *Server) apiViewChanges(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	var changes graph.Changes // of a live view: none
	if opened.Share.Mode == graph.Frozen {
		now, err := s.store.ViewNow(c.Request().Context(), opened.View)
		if err != nil {
			return err
		}
		changes = graph.Compare(opened.View, now)
	}
	return c.JSON(http.StatusOK, map[string]any{"count": changes.Count(), "words": views.ChangeWords(c.Request().Context(), changes)})
}
