package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// failure is how an error is told: once, whatever it came from.
type failure struct {
	status  int
	kind    graph.Kind
	title   string
	message string
	waiting bool // the database may be back soon
}

// meaning gives each kind of error its status and the title of its page.
var meaning = map[graph.Kind]failure{
	graph.Invalid:     {status: http.StatusBadRequest, title: "That could not be understood"},
	graph.NotFound:    {status: http.StatusNotFound, title: "Not found"},
	graph.Gone:        {status: http.StatusGone, title: "No longer shared"},
	graph.Conflict:    {status: http.StatusConflict, title: "That is there already"},
	graph.Forbidden:   {status: http.StatusForbidden, title: "Not allowed"},
	graph.Timeout:     {status: http.StatusGatewayTimeout, title: "That took too long"},
	graph.Unavailable: {status: http.StatusServiceUnavailable, title: "One moment, please", waiting: true},
	graph.Internal:    {status: http.StatusInternalServerError, title: "Something went wrong"},
}

// handleError is the one place where an error becomes an answer.
func (s *Server) handleError(err error, c echo.Context) {
	if c.Response().Committed || c.Request().Context().Err() != nil {
		return // told already, or nobody is left to be told
	}
	f := s.failureOf(err)
	if f.status == http.StatusInternalServerError {
		s.log.Error("a request failed", "route", c.Path(), "err", err)
	}
	if f.waiting {
		c.Response().Header().Set("Retry-After", "2")
	}
	if answerErr := s.answer(c, f); answerErr != nil {
		s.log.Debug("an error could not be told", "err", answerErr)
	}
}

func (s *Server) answer(c echo.Context, f failure) error {
	path := c.Request().URL.Path
	if strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/panel/") {
		body := map[string]any{"error": map[string]any{"kind": f.kind, "message": f.message}}
		return c.JSON(f.status, body)
	}
	return page(c, f.status, views.ErrorPage(views.ErrorPageData{Title: f.title, Message: f.message, Waiting: f.waiting}))
}

func (s *Server) failureOf(err error) failure {
	var refusal *echo.HTTPError
	if errors.As(err, &refusal) {
		return refused(refusal)
	}
	if errors.Is(err, context.Canceled) { // not by the browser: see handleError
		err = &graph.Error{Kind: graph.Unavailable, Message: "Clew is stopping."}
	}
	kind, message := graph.KindOf(err), graph.MessageOf(err)
	if ready, _, why := s.database.Status(); kind == graph.Unavailable && !ready {
		message = why
	}
	f := meaning[kind]
	f.kind, f.message = kind, message
	return f
}

// refused tells what the router or a middleware has against a request.
func refused(err *echo.HTTPError) failure {
	f := failure{status: err.Code, kind: graph.Invalid, title: "That could not be understood"}
	switch err.Code {
	case http.StatusNotFound:
		f.kind, f.title = graph.NotFound, "There is no such page"
		f.message = "The address may be mistyped, or what it led to may have been renamed."
	case http.StatusMethodNotAllowed:
		f.message = "This address can only be read."
	default:
		f.message, _ = err.Message.(string)
	}
	return f
}
