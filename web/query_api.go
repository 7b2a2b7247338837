package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// checkLimit bounds a text with its values that is to be checked.
const checkLimit = "2M"

// apiCheck tells how the database would answer a text, or what is wrong with
// it and where.
func (s *Server) apiCheck(c echo.Context) error {
	var asked struct {
		Text   string         `json:"text"`
		Params map[string]any `json:"params"`
	}
	if err := json.NewDecoder(c.Request().Body).Decode(&asked); err != nil {
		return &graph.Error{Kind: graph.Invalid, Message: "The request could not be read.", Err: err}
	}
	plan, err := s.store.Check(c.Request().Context(), asked.Text, asked.Params)
	if err == nil {
		return c.JSON(http.StatusOK, map[string]any{"columns": list(plan.Columns), "plan": plan.Root, "notices": list(plan.Notices)})
	}
	f := s.failureOf(c.Request().Context(), err)
	if f.kind != graph.Invalid && f.kind != graph.Forbidden {
		return err
	}
	wrong := map[string]any{"kind": f.kind, "message": f.message}
	var syntax *graph.SyntaxError
	if errors.As(err, &syntax) {
		wrong["line"], wrong["column"], wrong["offset"] = syntax.Line, syntax.Column, syntax.Offset
	}
	return c.JSON(http.StatusOK, map[string]any{"error": wrong})
}

// apiSchema names what a text can be completed with.
func (s *Server) apiSchema(c echo.Context) error {
	words, err := s.store.Vocabulary(c.Request().Context())
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, words)
}

// apiOptions lists what there is to choose from for a parameter.
func (s *Server) apiOptions(c echo.Context) error {
	ctx := c.Request().Context()
	q, err := s.store.Query(ctx, id(c))
	if err != nil {
		return err
	}
	param, ok := q.Param(c.QueryParam("param"))
	if !ok {
		return &graph.Error{Kind: graph.NotFound, Message: "This query has no such parameter."}
	}
	options, err := s.store.ParamOptions(ctx, param)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"options": list(options)})
}

// place leads to a passage in its source, or to the one that a claim quotes.
func (s *Server) place(c echo.Context) error {
	place, err := s.store.PlaceOf(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusFound, views.PassagePath(place.Source, place.Passage, place.At))
}
