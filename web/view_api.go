package web

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// viewLimit bounds what a browser sends of a view: 5,000 entities and 50,000
// links fit.
const viewLimit = "4M"

// viewRequest is what the share dialog sends.
type viewRequest struct {
	Mode    graph.ViewMode   `json:"mode"`
	Access  graph.ViewAccess `json:"access"`
	Expires string           `json:"expires"` // the last day, 2026-12-31; empty: never
	Parent  string           `json:"parent"`  // the slug of the view that this one changes
	View    graph.Draft      `json:"view"`
}

// snapshot reads a view request and takes the picture that it asks for.
func (s *Server) snapshot(c echo.Context) (graph.ShareRequest, error) {
	var r viewRequest
	body := json.NewDecoder(c.Request().Body)
	body.DisallowUnknownFields() // what a view can't keep must not seem kept
	if err := body.Decode(&r); err != nil {
		if refusal, ok := err.(*echo.HTTPError); ok { // too large
			return graph.ShareRequest{}, refusal
		}
		return graph.ShareRequest{}, &graph.Error{Kind: graph.Invalid, Message: "What was sent is no view.", Err: err}
	}
	request := graph.ShareRequest{Mode: r.Mode, Access: r.Access, Parent: r.Parent}
	if r.Expires != "" {
		day, err := time.Parse(time.DateOnly, r.Expires)
		if err != nil {
			return request, &graph.Error{Kind: graph.Invalid, Message: "Write the last day of the link as 2026-12-31."}
		}
		request.Expires = day.Add(24*time.Hour - time.Second)
	}
	var err error
	request.View, err = s.store.Snapshot(c.Request().Context(), r.View)
	return request, err
}

// apiViewPreview shows exactly what the readers of a view will see.
func (s *Server) apiViewPreview(c echo.Context) error {
	r, err := s.snapshot(c)
	if err != nil {
		return err
	}
	r.Owner = owner(c)
	if _, err := s.store.Descend(c.Request().Context(), &r); err != nil {
		return err
	}
	return page(c, http.StatusOK, views.ViewPreview(views.ViewPageData{
		Share: graph.Share{Mode: r.Mode, Access: r.Access, Expires: r.Expires}, View: r.View, Origin: origin(c), Preview: true, Unstable: s.unstable(r.View),
		Picture: s.painter.Draw(c.Request().Context(), r.View, views.PictureOptions{Prefix: "preview-"}), StepPictures: s.painter.DrawSteps(c.Request().Context(), r.View, "preview-"),
	}))
}

// apiViewSave saves a view and answers with its permalink.
func (s *Server) apiViewSave(c echo.Context) error {
	r, err := s.snapshot(c)
	if err != nil {
		return err
	}
	r.Owner = ownerForSaving(c)
	share, err := s.store.SaveView(c.Request().Context(), r)
	if err != nil {
		return err
	}
	path := views.ViewPath(share.Slug, share.Version)
	return c.JSON(http.StatusCreated, map[string]any{"slug": share.Slug, "version": share.Version, "hash": share.Hash, "path": path, "url": origin(c) + path})
}

// apiView is a view for the canvas. Claims are left out: the panels read them.
func (s *Server) apiView(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	opened.View.Claims, opened.View.Omitted = nil, nil
	return c.JSON(http.StatusOK, map[string]any{"share": opened.Share, "mine": opened.Share.Mine, "view": opened.View})
}
