package web

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"clew/assets"
	"clew/graph"
	"clew/views"
)

// viewSVG is a view's picture as a file, or that of a step of its story.
func (s *Server) viewSVG(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	shown := opened.View
	if text := c.QueryParam(views.StepParam); text != "" {
		step, err := strconv.Atoi(text)
		if err != nil || step < 1 || step > len(shown.Story) {
			return &graph.Error{Kind: graph.NotFound, Message: "The story of this view has no such step."}
		}
		shown = shown.Step(step - 1)
	}
	shareable(c, opened)
	return c.Blob(http.StatusOK, "image/svg+xml", s.painter.Draw(c.Request().Context(), shown, views.PictureOptions{}).File())
}

// viewPNG is what other sites show where a view is linked to.
func (s *Server) viewPNG(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	shareable(c, opened)
	picture := s.painter.Draw(c.Request().Context(), opened.View, views.PictureOptions{Width: views.PreviewWidth, Height: views.PreviewHeight, Plain: true})
	png, err := picture.PNG()
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "image/png", png)
}

// shareable lets other sites show a picture, unless the view is private.
func shareable(c echo.Context, opened graph.OpenedView) {
	if opened.Share.Access != graph.Private {
		c.Response().Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
}

// viewBibTeX is a view for a bibliography.
func (s *Server) viewBibTeX(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="clew.bib"`)
	return c.Blob(http.StatusOK, "application/x-bibtex; charset=utf-8", []byte(views.BibTeX(views.ViewPageData{
		Share: opened.Share, View: opened.View, Origin: origin(c),
	})))
}

// viewContent is a view as it is stored: of a frozen one the very bytes that
// its hash is of.
func (s *Server) viewContent(c echo.Context) error {
	opened, err := s.openView(c)
	if err != nil {
		return err
	}
	content := opened.Content
	if content == nil {
		if content, err = json.Marshal(opened.View); err != nil {
			return err
		}
	}
	return c.Blob(http.StatusOK, "application/json", content)
}

// readIcon reads the SVG of an icon that the browser loads too.
func readIcon(name string) ([]byte, error) {
	return fs.ReadFile(assets.FS(), "icons/"+name+".svg")
}
