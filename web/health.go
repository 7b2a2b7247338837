package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
)

// databaseStatus is how the database is, in words for anybody.
type databaseStatus struct {
	Ready   bool   `json:"ready"`
	State   string `json:"state"`
	Message string `json:"message"`
}

func (s *Server) apiStatus(c echo.Context) error {
	ready, state, message := s.database.Status()
	return c.JSON(http.StatusOK, databaseStatus{ready, state, message})
}

// healthz says that the process lives.
func (s *Server) healthz(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// readyTime bounds the question whether the database answers.
const readyTime = 3 * time.Second

// readyz says whether the database has just answered a query.
func (s *Server) readyz(c echo.Context) error {
	ready, state, message := s.database.Status()
	if ready {
		ctx, cancel := context.WithTimeout(c.Request().Context(), readyTime)
		defer cancel()
		if err := s.store.Ping(ctx); err != nil {
			ready, state, message = false, string(graph.KindOf(err)), graph.MessageOf(err)
		}
	}
	status := http.StatusOK
	if !ready {
		status = http.StatusServiceUnavailable
	}
	return c.JSON(status, databaseStatus{ready, state, message})
}
