package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/views"
)

// editLimit bounds the form of a query.
const editLimit = "512K"

// queryNew is the form for a new query.
func (s *Server) queryNew(c echo.Context) error {
	return s.editPage(c, http.StatusOK, views.QueryEditData{})
}

// queryEdit is the form for a query that is there.
func (s *Server) queryEdit(c echo.Context) error {
	q, err := s.store.Query(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	return s.editPage(c, http.StatusOK, views.QueryEditData{Query: q})
}

func (s *Server) editPage(c echo.Context, status int, data views.QueryEditData) error {
	var err error
	if data.All, err = s.store.Queries(c.Request().Context(), ""); err != nil {
		return err
	}
	return page(c, status, views.QueryEditPage(data))
}

// querySave saves what was written: a new query, a version, or a copy. Its form
// also comes here to have a parameter added or removed.
func (s *Server) querySave(c echo.Context) error {
	form, err := c.FormParams()
	if err != nil {
		return &graph.Error{Kind: graph.Invalid, Message: "The form could not be read.", Err: err}
	}
	q := queryOf(form)
	q.ID = id(c)
	do, at, _ := strings.Cut(form.Get("do"), ".")
	switch do {
	case "add":
		q.Params = append(q.Params, graph.Param{Type: graph.TextParam})
		return s.editPage(c, http.StatusOK, views.QueryEditData{Query: q})
	case "remove":
		if i, err := strconv.Atoi(at); err == nil && i >= 0 && i < len(q.Params) {
			q.Params = slices.Delete(q.Params, i, i+1)
		}
		return s.editPage(c, http.StatusOK, views.QueryEditData{Query: q})
	}
	return s.saveQuery(c, q, do == "copy")
}

func (s *Server) saveQuery(c echo.Context, q graph.SavedQuery, asCopy bool) error {
	q, wrong := q.Clean()
	if len(wrong) > 0 {
		return s.editPage(c, http.StatusUnprocessableEntity, views.QueryEditData{Query: q, Wrong: wrong})
	}
	missing, message := s.unfit(c, q)
	if message != "" {
		for _, name := range missing {
			q.Params = append(q.Params, graph.Param{Name: name, Type: graph.TextParam})
		}
		wrong = []graph.FieldError{{Field: "text", Message: message}}
		return s.editPage(c, http.StatusUnprocessableEntity, views.QueryEditData{Query: q, Wrong: wrong})
	}
	saving := q
	if asCopy {
		saving.ID = ""
	}
	saved, err := s.store.SaveQuery(c.Request().Context(), saving)
	if kind := graph.KindOf(err); err != nil && (kind == graph.Conflict || kind == graph.Forbidden) {
		return s.editPage(c, s.failureOf(c.Request().Context(), err).status, views.QueryEditData{Query: q, Failure: graph.MessageOf(err)})
	}
	if err != nil {
		return err
	}
	return see(c, views.QueryPath(saved.ID))
}

// unfit says why a query could never be run, or nothing, and which parameters
// it uses and does not have.
func (s *Server) unfit(c echo.Context, q graph.SavedQuery) (missing []string, message string) {
	values, _ := q.Values(nil)
	plan, err := s.store.Check(c.Request().Context(), q.Text, values)
	switch kind := graph.KindOf(err); {
	case err != nil && (kind == graph.Invalid || kind == graph.Forbidden):
		return nil, graph.MessageOf(err)
	case err != nil:
		s.log.Debug("a query was saved unchecked", "err", err)
	}
	missing = slices.DeleteFunc(graph.MissingParams(plan), func(name string) bool {
		_, known := q.Param(name) // without a default, it has no value
		return known
	})
	if len(missing) > 0 {
		message = "The text uses $" + strings.Join(missing, " and $") + ", so a parameter was added below. Say what it takes, and save again."
	}
	return missing, message
}

// queryOf reads a query from the form in which it is written.
func queryOf(form url.Values) graph.SavedQuery {
	version, _ := strconv.Atoi(form.Get("version")) // 0 is nobody's
	q := graph.SavedQuery{
		Name: form.Get("name"), Description: form.Get("description"), Owner: form.Get("owner"),
		Tags: strings.Split(form.Get("tags"), ","), Text: form.Get("text"), Version: version,
	}
	for i := 0; ; i++ {
		at := "params." + strconv.Itoa(i) + "."
		if _, there := form[at+"name"]; !there {
			return q
		}
		p := graph.Param{
			Name: form.Get(at + "name"), Label: form.Get(at + "label"), Help: form.Get(at + "help"),
			Type: graph.ParamType(form.Get(at + "type")), Required: form.Get(at+"required") != "",
			Options: strings.Split(form.Get(at+"options"), "\n"), From: form.Get(at + "from"), EntityType: form.Get(at + "entityType"),
		}
		if text := form.Get(at + "default"); strings.TrimSpace(text) != "" {
			p.Default = text // its type makes a value of it
		}
		q.Params = append(q.Params, p)
	}
}
