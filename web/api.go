package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/graph"
)

// Hits as one types.
const (
	hitsAsked = 12
	hitsMost  = 50
)

func (s *Server) apiSearch(c echo.Context) error {
	most, err := limit(c, hitsAsked, hitsMost)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(c.QueryParam("q"))
	var hits []graph.Hit
	if text != "" {
		if hits, err = s.store.Search(c.Request().Context(), text, most); err != nil {
			return err
		}
	}
	return c.JSON(http.StatusOK, map[string]any{"hits": list(hits)})
}

// apiGroups counts an entity's links before anybody expands it.
func (s *Server) apiGroups(c echo.Context) error {
	ctx, id := c.Request().Context(), c.QueryParam("id")
	found, err := s.store.Entities(ctx, []string{id})
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return &graph.Error{Kind: graph.NotFound, Message: "This entity is no longer in the graph."}
	}
	groups, err := s.store.Groups(ctx, id)
	if err != nil {
		return err
	}
	total := 0
	for _, group := range groups {
		total += group.Count
	}
	return c.JSON(http.StatusOK, map[string]any{"entity": found[0], "groups": list(groups), "total": total})
}

func (s *Server) apiEntities(c echo.Context) error {
	found, err := s.store.Entities(c.Request().Context(), c.QueryParams()["id"])
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"entities": list(found)})
}

// apiOpening answers with nothing where the graph has no opening picture: that
// is no error, and browsers would log one.
func (s *Server) apiOpening(c echo.Context) error {
	opening, err := s.store.Opening(c.Request().Context())
	if failure := new(graph.Error); errors.As(err, &failure) && failure.Kind == graph.NotFound {
		return c.NoContent(http.StatusNoContent)
	}
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, opening)
}
