package web

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/views"
)

// linkPage is one link as a sentence, with its facts and claims; ?claims=
// pages on.
func (s *Server) linkPage(c echo.Context) error {
	data, err := s.linkWithClaims(c.Request().Context(), id(c), c.QueryParam("claims"), claimsPerPage)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.LinkPage(data))
}

// linkPanel is the same for the inspector; ?claims= gives further claims.
func (s *Server) linkPanel(c echo.Context) error {
	data, err := s.linkWithClaims(c.Request().Context(), id(c), c.QueryParam("claims"), claimsPerPanel)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.LinkPanel(data))
}

func (s *Server) linkWithClaims(ctx context.Context, id, after string, most int) (views.LinkPageData, error) {
	link, err := s.store.Link(ctx, id)
	if err != nil {
		return views.LinkPageData{}, err
	}
	if link.Contested() {
		most = claimsOfSides
	}
	claims, next, err := s.store.LinkClaims(ctx, link.ID, after, most)
	if err != nil {
		return views.LinkPageData{}, err
	}
	around, err := s.store.ClaimsAround(ctx, claims)
	return views.LinkPageData{
		Link: link, Claims: claims, Around: around, ClaimsAfter: after, ClaimsNext: next, Unstable: !s.store.Lasting(link.ID),
	}, err
}
