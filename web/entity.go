package web

import (
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// How much of a long list stands on one page.
const (
	claimsPerPage     = 50
	claimsPerPanel    = 20
	neighboursPerPage = 100
	claimsOfSides     = 200 // of what is contested, so that both sides are there
)

// entityPage is all about one entity; ?claims= and ?links= page on.
func (s *Server) entityPage(c echo.Context) error {
	ctx := c.Request().Context()
	data, err := s.entityWithClaims(ctx, id(c), c.QueryParam("claims"), claimsPerPage)
	if err != nil {
		return err
	}
	if data.State, err = s.stateOf(c, data.Detail.ID); err != nil {
		return err
	}
	data.NeighboursAfter = c.QueryParam("links")
	data.Neighbours, data.NeighboursNext, err = s.store.Neighbours(ctx, data.Detail.ID, neighboursPerPage, data.NeighboursAfter)
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.EntityPage(data))
}

// entityPanel is an entity for the inspector; ?claims= gives further claims.
func (s *Server) entityPanel(c echo.Context) error {
	data, err := s.entityWithClaims(c.Request().Context(), id(c), c.QueryParam("claims"), claimsPerPanel)
	if err != nil {
		return err
	}
	if data.ClaimsAfter == "" {
		if data.State, err = s.stateOf(c, data.Detail.ID); err != nil {
			return err
		}
	}
	return page(c, http.StatusOK, views.EntityPanel(data))
}

func (s *Server) entityWithClaims(ctx context.Context, id, after string, most int) (views.EntityPageData, error) {
	detail, err := s.store.Entity(ctx, id)
	if err != nil {
		return views.EntityPageData{}, err
	}
	claims, next, err := s.store.Claims(ctx, detail.ID, after, most)
	if err != nil {
		return views.EntityPageData{}, err
	}
	var own []graph.Claim
	if detail.Evidence > 0 && after == "" {
		if own, _, err = s.store.LinkClaims(ctx, detail.ID, "", claimsOfSides); err != nil {
			return views.EntityPageData{}, err
		}
	}
	around, err := s.store.ClaimsAround(ctx, slices.Concat(claims, own))
	return views.EntityPageData{
		Detail: detail, Claims: claims, Own: own, Around: around, ClaimsAfter: after, ClaimsNext: next, Unstable: !s.store.Lasting(detail.ID),
	}, err
}

// stateOf tells how an entity stands at the moments that the address asks for,
// or today.
func (s *Server) stateOf(c echo.Context, id string) (views.StateData, error) {
	clocks, asked, err := clocksOf(c)
	if err != nil {
		return views.StateData{}, err
	}
	state, err := s.store.State(c.Request().Context(), id, clocks)
	return views.StateData{State: state, Asked: asked && clocks.On()}, err
}
