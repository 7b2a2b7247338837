package web

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// Bounds of what a browser sends of the things on its canvas.
const (
	coverageLimit  = "2M"
	coverageThings = 60_000
)

// coveragePanel tells what links and events on a canvas rest on.
func (s *Server) coveragePanel(c echo.Context) error {
	var r struct {
		Things []string `json:"things"`
	}
	err := json.NewDecoder(c.Request().Body).Decode(&r)
	if refusal, ok := err.(*echo.HTTPError); ok { // too large
		return refusal
	}
	if err != nil || len(r.Things) > coverageThings {
		return &graph.Error{Kind: graph.Invalid, Message: "What was sent is no list of links and events, or is too long.", Err: err}
	}
	coverage, err := s.store.Coverage(c.Request().Context(), r.Things)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.CoveragePanel(coverage))
}
