package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// compareTime bounds how long a view's page waits to learn what has changed:
// what was frozen is shown, whether the graph is slow or not.
const compareTime = 5 * time.Second

// openView opens the view that an address names, at the moments that it names.
func (s *Server) openView(c echo.Context) (graph.OpenedView, error) {
	version, err := graph.ParseVersion(c.QueryParam("version"))
	if err != nil {
		return graph.OpenedView{}, err
	}
	clocks, given, err := clocksOf(c)
	if err != nil {
		return graph.OpenedView{}, err
	}
	opened, err := s.store.OpenView(c.Request().Context(), c.Param("slug"), version, owner(c))
	if err == nil && opened.Share.Access != graph.Public {
		c.Response().Header().Set("X-Robots-Tag", "noindex")
	}
	if given {
		opened.View = opened.View.At(clocks)
	}
	return opened, err
}

// clocksOf reads the moments that an address asks for, if it does.
func clocksOf(c echo.Context) (clocks graph.Clocks, given bool, err error) {
	query := c.QueryParams()
	given = query.Has(views.AsOfParam) || query.Has(views.KnownOnParam)
	clocks, err = graph.ParseClocks(strings.TrimSpace(query.Get(views.AsOfParam)), strings.TrimSpace(query.Get(views.KnownOnParam)))
	return clocks, given, err
}

func (s *Server) viewData(c echo.Context, opened graph.OpenedView) views.ViewPageData {
	return views.ViewPageData{
		Share: opened.Share, View: opened.View, Origin: origin(c), Unstable: s.unstable(opened.View),
		Picture: s.painter.Draw(c.Request().Context(), opened.View, views.PictureOptions{}),
	}
}

// unstable tells whether some entity of a view may go by another ID one day.
func (s *Server) unstable(view graph.View) bool {
	return slices.ContainsFunc(view.Entities, func(e graph.ViewEntity) bool { return !s.store.Lasting(e.ID) })
}

// viewPage is the permalink of a view: a page of text with the picture.
func (s *Server) viewPage(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	data := s.viewData(c, opened)
	_, data.Moved, _ = clocksOf(c)
	if opened.Share.Mode == graph.Frozen {
		data.Changes = s.changesOf(c.Request().Context(), opened.View)
	}
	if c.Request().Method == http.MethodGet && !opened.Share.Mine {
		if err := s.store.CountOpening(c.Request().Context(), opened.Share.Slug); err != nil {
			s.log.Debug("an opening was not counted", "err", err)
		}
	}
	return page(c, http.StatusOK, views.ViewPage(data))
}

// changesOf tells what changed since a view was frozen; nil where that can't
// be found out now.
func (s *Server) changesOf(ctx context.Context, then graph.View) *graph.Changes {
	bounded, cancel := context.WithTimeout(ctx, compareTime)
	defer cancel()
	now, err := s.store.ViewNow(bounded, then)
	if err != nil {
		s.log.Debug("a view was not compared", "err", err)
		return nil
	}
	changes := graph.Compare(then, now)
	return &changes
}

// viewOpen shows a view on the canvas.
func (s *Server) viewOpen(c echo.Context) error {
	version, err := graph.ParseVersion(c.QueryParam("version"))
	if err != nil {
		return err
	}
	clocks, given, err := clocksOf(c)
	if err != nil {
		return err
	}
	path := views.ExploreViewPath(c.Param("slug"), version)
	if given {
		path = views.ClockedPath(path, clocks)
	}
	return c.Redirect(http.StatusFound, path)
}

// viewCompare shows a view beside the graph as it is now, or, with ?with=,
// beside another version.
func (s *Server) viewCompare(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	if opened.Share.Mode == graph.Live {
		return &graph.Error{Kind: graph.Invalid, Message: "A live view always shows the graph as it is, so there is nothing to compare it with."}
	}
	data := views.ComparePageData{Share: opened.Share, Then: opened.View, ThenTitle: views.StateTitle(c.Request().Context(), opened.Share, opened.View)}
	if data.With, err = graph.ParseVersion(c.QueryParam("with")); err != nil {
		return err
	}
	ctx := c.Request().Context()
	if data.With == 0 {
		data.Now, err = s.store.ViewNow(ctx, opened.View)
		data.AfterTitle = views.NowTitle(c.Request().Context(), data.Now)
	} else {
		var other graph.OpenedView
		other, err = s.store.OpenView(ctx, opened.Share.Slug, data.With, owner(c))
		data.Now, data.AfterTitle = other.View, views.StateTitle(c.Request().Context(), other.Share, other.View)
	}
	if err != nil {
		return err
	}
	data.Changes = graph.Compare(data.Then, data.Now)
	data.Before, data.After = s.painter.DrawBoth(c.Request().Context(), data.Then, data.Now, data.Changes)
	return page(c, http.StatusOK, views.ComparePage(data))
}

// viewHistory lists the versions of a view.
func (s *Server) viewHistory(c echo.Context) error {
	versions, err := s.store.ViewHistory(c.Request().Context(), c.Param("slug"), owner(c))
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.HistoryPage(views.HistoryPageData{Versions: versions}))
}

// viewRevoke takes a view back.
func (s *Server) viewRevoke(c echo.Context) error {
	if err := s.store.RevokeView(c.Request().Context(), c.Param("slug"), owner(c)); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, views.ViewsPath)
}

// viewsPage lists the reader's own views and the public ones.
func (s *Server) viewsPage(c echo.Context) error {
	ctx, me := c.Request().Context(), owner(c)
	mine, err := s.store.MyViews(ctx, me)
	if err != nil {
		return err
	}
	public, err := s.store.PublicViews(ctx, me)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.ViewsPage(views.ViewsPageData{Mine: mine, Public: public}))
}
