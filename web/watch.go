package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// watchesPage lists what is watched.
func (s *Server) watchesPage(c echo.Context) error {
	all, err := s.store.Watches(c.Request().Context(), owner(c))
	if err != nil {
		return err
	}
	data := views.WatchesPageData{Watches: all}
	if i := slices.IndexFunc(all, func(w graph.Watch) bool { return w.Stopped && w.ID == c.QueryParam("undo") }); i >= 0 {
		data.Undo = &all[i]
	}
	return page(c, http.StatusOK, views.WatchesPage(data))
}

// watchPage tells what one watch has found.
func (s *Server) watchPage(c echo.Context) error {
	data, err := s.watch(c)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.WatchPage(data))
}

func (s *Server) watch(c echo.Context) (data views.WatchPageData, err error) {
	ctx := c.Request().Context()
	if data.Watch, err = s.store.Watch(ctx, id(c), owner(c)); err != nil {
		return data, err
	}
	data.After = c.QueryParam("after")
	data.Changes, data.Next, err = s.store.Changes(ctx, data.Watch.ID, data.After)
	return data, err
}

// changeRows is how many rows of one change are on a page.
const changeRows = 200

// watchChange shows all rows of one change.
func (s *Server) watchChange(c echo.Context) error {
	from, err := strconv.Atoi(cmp.Or(c.QueryParam("from"), "0"))
	if err != nil || from < 0 {
		return &graph.Error{Kind: graph.Invalid, Message: "A change has its rows from 0 on."}
	}
	ctx := c.Request().Context()
	data := views.ChangePageData{From: from, Size: changeRows}
	if data.Watch, err = s.store.Watch(ctx, id(c), owner(c)); err != nil {
		return err
	}
	if data.Change, err = s.store.Change(ctx, data.Watch.ID, c.Param("change")); err != nil {
		return err
	}
	return page(c, http.StatusOK, views.ChangePage(data))
}

// queryWatch begins to watch a query with what its form holds, and looks at it
// for the first time.
func (s *Server) queryWatch(c echo.Context) error {
	ctx := c.Request().Context()
	given, err := c.FormParams()
	if err != nil {
		return err
	}
	data, err := s.filledQuery(ctx, id(c), given)
	if err != nil {
		return err
	}
	data.Limits = limitsHere
	if data.All, err = s.store.Queries(ctx, ""); err != nil {
		return err
	}
	if len(data.Form.Wrong()) > 0 {
		return s.showQuery(c, http.StatusUnprocessableEntity, data)
	}
	me := ownerForSaving(c)
	w, err := s.store.WatchQuery(ctx, graph.WatchRequest{
		Query: data.Query.ID, Form: given, Every: graph.Interval(given.Get("watch.every")), Key: given.Get("watch.key"), Owner: me,
	})
	if err != nil {
		return s.tellFailure(c, data, err)
	}
	return s.checkNow(c, w.ID, me)
}

func (s *Server) watchCheck(c echo.Context) error { return s.checkNow(c, id(c), owner(c)) }

func (s *Server) checkNow(c echo.Context, id string, me graph.Owner) error {
	if err := s.store.CheckOwnWatch(c.Request().Context(), id, me, time.Now()); err != nil {
		return err
	}
	return see(c, views.WatchPath(id))
}

func (s *Server) watchStop(c echo.Context) error {
	if err := s.store.StopWatch(c.Request().Context(), id(c), owner(c)); err != nil {
		return err
	}
	return see(c, views.WatchesPath+"?undo="+url.QueryEscape(id(c)))
}

func (s *Server) watchResume(c echo.Context) error {
	if err := s.store.ResumeWatch(c.Request().Context(), id(c), owner(c)); err != nil {
		return err
	}
	return see(c, views.WatchPath(id(c)))
}
