package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// pathsPage says how entities are connected: a form that its address fills in,
// and what it finds once two are named.
func (s *Server) pathsPage(c echo.Context) error {
	data, ended, err := s.foundPaths(c)
	if err != nil || ended {
		return err
	}
	return page(c, statusOf(data.Form, data.Failure), views.PathsPage(data))
}

// foundPaths answers a request for paths; ended tells that the browser was
// sent to the address that says the same by IDs.
func (s *Server) foundPaths(c echo.Context) (data views.PathsPageData, ended bool, err error) {
	ctx := c.Request().Context()
	schema := s.store.Schema()
	form, ended, err := s.connectionForm(c, views.PathsForm(ctx, schema.Foreign), views.FieldFrom, views.FieldTo)
	data = views.PathsPageData{Form: form, Types: schema.Types, Rules: s.store.PathRules()}
	if err != nil || ended || len(form.Wrong()) > 0 || len(c.QueryParams()[views.FieldTo]) == 0 {
		return data, ended, err
	}
	req := linkChoices(form)
	from, _ := form.Values[views.FieldFrom].(string)
	req.Picked = append([]string{from}, textsOf(form.Values[views.FieldTo])...)
	direction, _ := form.Values[views.FieldDirection].(string)
	length, whole := form.Values[views.FieldLength].(int64)
	if req.Direction, req.Length = graph.Direction(direction), int(length); !whole {
		req.Length = -1 // refused in words
	}
	data.Failure, err = s.findPaths(ctx, &data, req)
	return data, false, err
}

// findPaths looks for paths to its end. What the request can't be asked for is
// told in words.
func (s *Server) findPaths(ctx context.Context, data *views.PathsPageData, req graph.PathRequest) (failure string, err error) {
	search, err := s.store.Paths(ctx, req)
	if err != nil {
		return s.ownFault(ctx, err)
	}
	data.Picked, data.Length = search.Picked, search.Length()
	for path, err := range search.Found(ctx) {
		if err != nil {
			return s.ownFault(ctx, err)
		}
		data.Paths = append(data.Paths, path)
	}
	end := search.End()
	data.End = &end
	return "", nil
}

// ownFault tells in words what the reader can mend; the rest stays an error.
func (s *Server) ownFault(ctx context.Context, err error) (failure string, other error) {
	switch f := s.failureOf(ctx, err); f.kind {
	case graph.Invalid, graph.Timeout, graph.NotFound:
		return f.message, nil
	}
	return "", err
}

// pathsText is the paths as a file of text or Markdown.
func (s *Server) pathsText(contentType string, write func(context.Context, views.PathsPageData) string) echo.HandlerFunc {
	return func(c echo.Context) error {
		data, ended, err := s.foundPaths(c)
		if err != nil || ended {
			return err
		}
		if data.End == nil {
			return &graph.Error{Kind: graph.Invalid, Message: firstOf(data.Failure, "Name two entities that may be connected.")}
		}
		return c.Blob(http.StatusOK, contentType+"; charset=utf-8", []byte(write(c.Request().Context(), data)))
	}
}

func firstOf(texts ...string) string {
	return texts[slices.IndexFunc(texts, func(t string) bool { return t != "" })]
}

// commonPage says what entities share.
func (s *Server) commonPage(c echo.Context) error {
	ctx := c.Request().Context()
	schema := s.store.Schema()
	form, ended, err := s.connectionForm(c, views.CommonForm(ctx, schema.Foreign), views.FieldWith)
	if err != nil || ended {
		return err
	}
	data := views.CommonPageData{Form: form, Types: schema.Types, Rules: s.store.PathRules()}
	if len(form.Wrong()) == 0 && len(c.QueryParams()[views.FieldWith]) > 0 {
		common, err := s.store.Common(ctx, commonRequest(form))
		if err == nil {
			data.Common = &common
		} else if data.Failure, err = s.ownFault(ctx, err); err != nil {
			return err
		}
	}
	return page(c, statusOf(form, data.Failure), views.CommonPage(data))
}

// apiCommon is the same for the canvas.
func (s *Server) apiCommon(c echo.Context) error {
	ctx := c.Request().Context()
	form, err := s.store.FillForm(ctx, views.CommonForm(ctx, s.store.Schema().Foreign), c.QueryParams())
	if err != nil {
		return err
	}
	if wrong := form.Wrong(); len(wrong) > 0 {
		return &graph.Error{Kind: graph.Invalid, Message: wrong[0].Message}
	}
	common, err := s.store.Common(ctx, commonRequest(form))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, common)
}

// apiPathChoices are what a search for paths can be asked for in this graph.
func (s *Server) apiPathChoices(c echo.Context) error {
	schema := s.store.Schema()
	return c.JSON(http.StatusOK, map[string]any{"types": list(schema.Types), "rules": list(s.store.PathRules()), "foreign": schema.Foreign})
}

func commonRequest(form graph.Form) graph.PathRequest {
	req := linkChoices(form)
	req.Picked = textsOf(form.Values[views.FieldWith])
	steps, _ := form.Values[views.FieldSteps].(string)
	req.Length, _ = strconv.Atoi(steps) // one of the choices
	return req
}

// connectionForm fills in a form. What nobody has filled in yet is not wrong,
// unless the rest of what is asked about is there.
func (s *Server) connectionForm(c echo.Context, asked graph.SavedQuery, about ...string) (form graph.Form, ended bool, err error) {
	given := c.QueryParams()
	if form, err = s.store.FillForm(c.Request().Context(), asked, given); err != nil {
		return form, false, err
	}
	for _, name := range about {
		if _, named := given[name]; !named {
			forgive(&form, given)
			return form, false, nil
		}
	}
	if address := form.Address(); len(form.Wrong()) == 0 && !sameForm(address, given) {
		return form, true, c.Redirect(http.StatusFound, views.FilledPath(c.Request().URL.Path, address))
	}
	return form, false, nil
}

// linkChoices reads which links count.
func linkChoices(form graph.Form) graph.PathRequest {
	req := graph.PathRequest{Types: textsOf(form.Values[views.FieldTypes])}
	req.AsOf, _ = form.Values[views.FieldOn].(string)
	req.Firm = form.Values[views.FieldDoubted] == views.DoubtedLeave
	for _, rule := range textsOf(form.Values[views.FieldAllow]) {
		req.Allow = append(req.Allow, graph.Rule(rule))
	}
	switch form.Values[views.FieldEvidence] {
	case views.EvidenceQuote:
		req.Evidence = 1
	case views.EvidenceSources:
		req.Sources = 2
	}
	return req
}

func textsOf(value any) []string {
	texts, _ := value.([]string)
	return texts
}

func statusOf(form graph.Form, failure string) int {
	if failure != "" || len(form.Wrong()) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}
