package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"clew/graph"
)

// askLimit is room for the ids of as many entities as can be expanded at once.
const askLimit = "256K"

// linksOf is which links a page asks about.
type linksOf struct {
	Nodes     []string         `json:"nodes"`
	Types     []string         `json:"types"`
	Direction graph.Direction  `json:"direction"`
	Filter    graph.LinkFilter `json:"filter"`
	Steps     int              `json:"steps"`
	Hub       int              `json:"hub"`
	Fact      string           `json:"fact"`
}

func (l linksOf) request() graph.ExpandRequest {
	request := graph.ExpandRequest{Nodes: l.Nodes, Types: l.Types, Direction: l.Direction, Filter: l.Filter, Steps: l.Steps, Hub: l.Hub}
	if len(l.Nodes) == 1 && l.Steps <= 1 { // which is quicker to count
		request.Node, request.Nodes = l.Nodes[0], nil
	}
	return request
}

func readLinksOf(c echo.Context) (graph.ExpandRequest, linksOf, error) {
	var asked linksOf
	if err := c.Bind(&asked); err != nil {
		return graph.ExpandRequest{}, asked, &graph.Error{Kind: graph.Invalid, Message: "The question could not be read.", Err: err}
	}
	return asked.request(), asked, nil
}

// apiNeighbourhood tells what the links of entities are made of.
func (s *Server) apiNeighbourhood(c echo.Context) error {
	request, _, err := readLinksOf(c)
	if err != nil {
		return err
	}
	found, err := s.store.Neighbourhood(c.Request().Context(), request)
	if err != nil {
		return err
	}
	found.Groups, found.Facts = list(found.Groups), list(found.Facts)
	return c.JSON(http.StatusOK, found)
}

// apiFact counts links by the values of a fact of what they lead to.
func (s *Server) apiFact(c echo.Context) error {
	request, asked, err := readLinksOf(c)
	if err != nil {
		return err
	}
	values, rarer, err := s.store.FactCounts(c.Request().Context(), request, asked.Fact)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]any{"values": list(values), "rarer": rarer})
}

// apiReach counts what an expansion over several steps would bring.
func (s *Server) apiReach(c echo.Context) error {
	request, _, err := readLinksOf(c)
	if err != nil {
		return err
	}
	reach, err := s.store.Reach(c.Request().Context(), request)
	if err != nil {
		return err
	}
	reach.Steps, reach.Hubs = list(reach.Steps), list(reach.Hubs)
	return c.JSON(http.StatusOK, reach)
}
