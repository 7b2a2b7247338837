package web

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
)

// factsLimit bounds what a browser sends of the things that it asks about.
const factsLimit = "512K"

// factsRequest asks about what is on a canvas.
type factsRequest struct {
	graph.Things
	Names graph.Names `json:"names"`
}

// apiFactNames tells which properties things have.
func (s *Server) apiFactNames(c echo.Context) error {
	r, err := readFacts(c)
	if err != nil {
		return err
	}
	entities, links, err := s.store.FactNames(c.Request().Context(), r.Things)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"entities": list(entities), "links": list(links)})
}

// apiFacts reads chosen properties of things.
func (s *Server) apiFacts(c echo.Context) error {
	r, err := readFacts(c)
	if err != nil {
		return err
	}
	facts, err := s.store.ChosenFacts(c.Request().Context(), r.Things, r.Names)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"facts": facts})
}

func readFacts(c echo.Context) (factsRequest, error) {
	var r factsRequest
	err := json.NewDecoder(c.Request().Body).Decode(&r)
	if refusal, ok := err.(*echo.HTTPError); ok { // too large
		return r, refusal
	}
	if err != nil {
		return r, &graph.Error{Kind: graph.Invalid, Message: "What was sent is no list of entities and links.", Err: err}
	}
	return r, nil
}
