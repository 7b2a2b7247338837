package web

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// rowsShown is how many rows a page holds; files and the websocket hold more.
const rowsShown = 200

var limitsHere = views.QueryLimits{Rows: rowsShown, Download: graph.MaxRows, Time: graph.DefaultTime}

// queryPage is a saved query as a form that its address fills in. With run=1
// the page's script runs it, and without scripts the page of run=page does, so
// that nothing is asked twice.
func (s *Server) queryPage(c echo.Context) error {
	ctx := c.Request().Context()
	data, err := s.filledQuery(ctx, id(c), c.QueryParams())
	if err != nil {
		return err
	}
	data.Limits = limitsHere
	if data.All, err = s.store.Queries(ctx, ""); err != nil {
		return err
	}
	run := c.QueryParam("run")
	if run == "" {
		forgive(&data.Form, c.QueryParams())
		return s.showQuery(c, http.StatusOK, data)
	}
	if len(data.Form.Wrong()) > 0 {
		return s.showQuery(c, http.StatusUnprocessableEntity, data)
	}
	if address := data.Form.Address(); !sameForm(address, c.QueryParams()) {
		address.Set("run", run)
		return c.Redirect(http.StatusFound, views.FilledPath(views.QueryPath(data.Query.ID), address))
	}
	if data.Runs = run != views.RunHere; data.Runs {
		return s.showQuery(c, http.StatusOK, data)
	}
	data.Results, err = s.firstRows(ctx, data.Query, data.Form.Values)
	if err != nil {
		return s.tellFailure(c, data, err)
	}
	return s.showQuery(c, http.StatusOK, data)
}

// filledQuery reads a query and fills in its form.
func (s *Server) filledQuery(ctx context.Context, id string, form url.Values) (data views.QueryPageData, err error) {
	if data.Query, err = s.store.Query(ctx, id); err != nil {
		return data, err
	}
	data.Form, err = s.store.FillForm(ctx, data.Query, form)
	return data, err
}

// forgive takes back what is wrong with fields that nobody has filled in yet.
func forgive(form *graph.Form, given url.Values) {
	for i := range form.Fields {
		if _, named := given[form.Fields[i].Name]; !named {
			form.Fields[i].Error, form.Fields[i].Choices = "", nil
		}
	}
}

// sameForm tells whether an address fills in the form as it would be written.
func sameForm(written, given url.Values) bool {
	return maps.EqualFunc(written, given, slices.Equal) || func() bool {
		given = maps.Clone(given)
		given.Del("run")
		return maps.EqualFunc(written, given, slices.Equal)
	}()
}

func (s *Server) showQuery(c echo.Context, status int, data views.QueryPageData) error {
	data.Options = map[string][]graph.Option{}
	for _, param := range data.Query.Params {
		options, err := s.store.ParamOptions(c.Request().Context(), param)
		if err != nil { // the field can be filled in by hand
			s.log.Debug("the choices of a parameter", "err", err)
		}
		data.Options[param.Name] = options
	}
	return page(c, status, views.QueryPage(data))
}

// tellFailure shows on the query's page why it could not be run, where that
// is the query's fault and not Clew's.
func (s *Server) tellFailure(c echo.Context, data views.QueryPageData, err error) error {
	f := s.failureOf(c.Request().Context(), err)
	switch f.kind {
	case graph.Invalid, graph.Forbidden, graph.Timeout, graph.Conflict:
		data.Failure = f.message
		return s.showQuery(c, f.status, data)
	}
	return err
}

func (s *Server) firstRows(ctx context.Context, q graph.SavedQuery, values map[string]any) (*views.QueryResults, error) {
	start := time.Now()
	results, err := s.store.Run(ctx, graph.RunRequest{Text: q.Text, Params: values, Rows: rowsShown})
	if err != nil {
		return nil, err
	}
	s.ran(ctx, q)
	shown := &views.QueryResults{Columns: results.Columns}
	for rows, err := range results.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		shown.Rows = append(shown.Rows, rows...)
	}
	shown.Cut, shown.Took = results.Cut(), time.Since(start)
	return shown, nil
}

// ran remembers that a query was run. A login that may not write loses only
// that.
func (s *Server) ran(ctx context.Context, q graph.SavedQuery) {
	if err := s.store.QueryRan(ctx, q.ID); err != nil && !errors.Is(err, context.Canceled) {
		s.log.Debug("a run was not noted", "err", err)
	}
}
