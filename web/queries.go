package web

import (
	"context"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/graph"
	"clew/graph/formats"
	"clew/views"
)

// queriesPage is the library.
func (s *Server) queriesPage(c echo.Context) error {
	return s.library(c, http.StatusOK, views.QueriesPageData{})
}

// library shows the library with what there is to say.
func (s *Server) library(c echo.Context, status int, data views.QueriesPageData) error {
	ctx := c.Request().Context()
	data.Search = strings.TrimSpace(c.QueryParam("q"))
	var err error
	if data.Queries, err = s.store.Queries(ctx, data.Search); err != nil {
		return err
	}
	if data.Deleted, err = s.store.DeletedQueries(ctx); err != nil {
		return err
	}
	if i := slices.IndexFunc(data.Deleted, func(q graph.SavedQuery) bool { return q.ID == c.QueryParam("undo") }); i >= 0 {
		data.Undo = &data.Deleted[i]
	}
	if data.Search == "" {
		data.Offer = s.startersMissing(append(slices.Clone(data.Queries), data.Deleted...))
	}
	return page(c, status, views.QueriesPage(data))
}

// startersMissing counts the starters that are not in the library.
func (s *Server) startersMissing(known []graph.SavedQuery) int {
	missing := 0
	for _, starter := range s.starters {
		if !slices.ContainsFunc(known, func(q graph.SavedQuery) bool { return q.ID == starter.ID }) {
			missing++
		}
	}
	return missing
}

// queriesStarters adds the queries that come with Clew.
func (s *Server) queriesStarters(c echo.Context) error {
	if _, err := s.store.LoadStarters(c.Request().Context(), s.starters); err != nil {
		return err
	}
	return see(c, views.QueriesPath)
}

// see sends the browser to a page after something was changed.
func see(c echo.Context, path string) error { return c.Redirect(http.StatusSeeOther, path) }

func (s *Server) queryDelete(c echo.Context) error {
	q, err := s.store.DeleteQuery(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	return see(c, views.QueriesPath+"?undo="+q.ID)
}

// queryRestore brings a deleted query back, or an older version of one.
func (s *Server) queryRestore(c echo.Context) error {
	ctx := c.Request().Context()
	if text := c.FormValue("version"); text != "" {
		return s.restoreVersion(c, text)
	}
	q, err := s.store.RestoreQuery(ctx, id(c))
	if err != nil {
		return err
	}
	return see(c, views.QueryPath(q.ID))
}

func (s *Server) restoreVersion(c echo.Context, text string) error {
	ctx := c.Request().Context()
	number, err := strconv.Atoi(text)
	if err != nil {
		return &graph.Error{Kind: graph.Invalid, Message: "A version is a whole number from 1 on."}
	}
	now, err := s.store.Query(ctx, id(c))
	if err != nil {
		return err
	}
	old, err := s.store.QueryVersion(ctx, now.ID, number)
	if err != nil {
		return err
	}
	old.Version = now.Version
	if _, err := s.store.SaveQuery(ctx, old); err != nil {
		return err
	}
	return see(c, views.QueryPath(now.ID))
}

func (s *Server) queryDuplicate(c echo.Context) error {
	ctx := c.Request().Context()
	q, err := s.store.Query(ctx, id(c))
	if err != nil {
		return err
	}
	if q, err = s.store.SaveQuery(ctx, q.Copy()); err != nil {
		return err
	}
	return see(c, views.QueryPath(q.ID, "edit"))
}

func (s *Server) queryHistory(c echo.Context) error {
	ctx := c.Request().Context()
	q, err := s.store.Query(ctx, id(c))
	if err != nil {
		return err
	}
	versions, err := s.store.QueryHistory(ctx, q.ID)
	if err != nil {
		return err
	}
	all, err := s.store.Queries(ctx, "")
	if err != nil {
		return err
	}
	return page(c, http.StatusOK, views.QueryHistoryPage(views.QueryHistoryData{Query: q, All: all, Versions: versions}))
}

// queryFile is a query as a file.
func (s *Server) queryFile(c echo.Context) error {
	q, err := s.store.Query(c.Request().Context(), id(c))
	if err != nil {
		return err
	}
	var file strings.Builder
	if err := formats.WriteQuery(&file, q); err != nil {
		return err
	}
	attach(c, q.Name, "cypher")
	return c.Blob(http.StatusOK, "text/plain; charset=utf-8", []byte(file.String()))
}

// importLimit bounds the files that are loaded at once.
const importLimit = "4M"

// queriesImport loads files of queries: all of them, or none when there is a
// mistake in one.
func (s *Server) queriesImport(c echo.Context) error {
	form, err := c.MultipartForm()
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return echo.ErrStatusRequestEntityTooLarge
	case err != nil || len(form.File["file"]) == 0:
		return s.library(c, http.StatusUnprocessableEntity, views.QueriesPageData{Wrong: "Choose one or more files of queries first."})
	}
	var queries []graph.SavedQuery
	for _, file := range form.File["file"] {
		q, err := readUpload(file)
		if err != nil {
			return s.library(c, http.StatusUnprocessableEntity, views.QueriesPageData{Wrong: file.Filename + ": " + graph.MessageOf(err)})
		}
		queries = append(queries, q)
	}
	done, err := s.saveFiles(c.Request().Context(), queries)
	if err != nil {
		return err
	}
	return s.library(c, http.StatusOK, views.QueriesPageData{Done: done})
}

func readUpload(header *multipart.FileHeader) (graph.SavedQuery, error) {
	file, err := header.Open()
	if err != nil {
		return graph.SavedQuery{}, err
	}
	defer file.Close()
	return formats.ReadQuery(file)
}

// saveFiles saves queries that came as files, by their names, and says what
// became of them.
func (s *Server) saveFiles(ctx context.Context, queries []graph.SavedQuery) (string, error) {
	known, err := s.store.Queries(ctx, "")
	if err != nil {
		return "", err
	}
	var added, changed, same int
	for _, q := range queries {
		i := slices.IndexFunc(known, func(k graph.SavedQuery) bool { return k.Name == q.Name })
		switch {
		case i < 0:
			added++
		case sameFile(known[i], q):
			same++
			continue
		default:
			changed++
			q.ID, q.Version = known[i].ID, known[i].Version
		}
		if _, err := s.store.SaveQuery(ctx, q); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("Loaded: %d new, %d changed, %d as they were.", added, changed, same), nil
}

// sameFile tells whether two queries are the same file.
func sameFile(a, b graph.SavedQuery) bool {
	var files [2]strings.Builder
	for i, q := range []graph.SavedQuery{a, b} {
		if err := formats.WriteQuery(&files[i], q); err != nil {
			return false
		}
	}
	return files[0].String() == files[1].String()
}
