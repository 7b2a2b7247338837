package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
)

// apiQueries lists the saved queries with what they take, for the canvas to
// offer those that can be run on what is selected.
func (s *Server) apiQueries(c echo.Context) error {
	all, err := s.store.Queries(c.Request().Context(), "")
	if err != nil {
		return err
	}
	type brief struct {
		ID     string        `json:"id"`
		Name   string        `json:"name"`
		Params []graph.Param `json:"params"`
	}
	briefs := make([]brief, len(all))
	for i, q := range all {
		briefs[i] = brief{q.ID, q.Name, list(q.Params)}
	}
	return c.JSON(http.StatusOK, map[string]any{"queries": briefs})
}
