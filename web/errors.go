package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/assets/words"
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

// meaning gives each kind of error its status; the title of its page is the
// message "error." and the kind.
var meaning = map[graph.Kind]failure{
	graph.Invalid:     {status: http.StatusBadRequest},
	graph.NotFound:    {status: http.StatusNotFound},
	graph.Gone:        {status: http.StatusGone},
	graph.Conflict:    {status: http.StatusConflict},
	graph.Forbidden:   {status: http.StatusForbidden},
	graph.Timeout:     {status: http.StatusGatewayTimeout},
	graph.Unavailable: {status: http.StatusServiceUnavailable, waiting: true},
	graph.Internal:    {status: http.StatusInternalServerError},
}

// handleError is the one place where an error becomes an answer.
func (s *Server) handleError(err error, c echo.Context) {
	if c.Response().Committed || c.Request().Context().Err() != nil {
		return // told already, or nobody is left to be told
	}
	f := s.failureOf(c.Request().Context(), err)
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

func (s *Server) failureOf(ctx context.Context, err error) failure {
	var refusal *echo.HTTPError
	if errors.As(err, &refusal) {
		return refused(ctx, refusal)
	}
	if errors.Is(err, context.Canceled) { // not by the browser: see handleError
		err = &graph.Error{Kind: graph.Unavailable, Message: words.Of(ctx).Say("error.stopping")}
	}
	kind, message := graph.KindOf(err), graph.MessageOf(err)
	if ready, _, why := s.database.Status(); kind == graph.Unavailable && !ready {
		message = why
	}
	f := meaning[kind]
	f.kind, f.title, f.message = kind, words.Of(ctx).Say("error."+string(kind)), message
	return f
}

// refused tells what the router or a middleware has against a request.
func refused(ctx context.Context, err *echo.HTTPError) failure {
	say := words.Of(ctx).Say
	f := failure{status: err.Code, kind: graph.Invalid, title: say("error.invalid")}
	switch err.Code {
	case http.StatusNotFound:
		f.kind, f.title = graph.NotFound, say("error.no-page")
		f.message = say("error.no-page-message")
	case http.StatusMethodNotAllowed:
		f.message = say("error.read-only")
	default:
		f.message, _ = err.Message.(string)
	}
	return f
}
