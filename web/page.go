package web

import (
	"bytes"
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"clew/graph"
)

// page answers with a component. It is rendered whole before the first byte
// is sent, so that an error can still become an error page.
func page(c echo.Context, status int, component templ.Component) error {
	var html bytes.Buffer
	if err := component.Render(c.Request().Context(), &html); err != nil {
		return err
	}
	return c.HTMLBlob(status, html.Bytes())
}

// id returns the identifier in the path, which may hold escaped slashes. The
// router matches the escaped path where escapes matter, else the plain one.
func id(c echo.Context) string {
	param := c.Param("id")
	if c.Request().URL.RawPath == "" {
		return param
	}
	if plain, err := url.PathUnescape(param); err == nil {
		return plain
	}
	return param
}

// limit reads the parameter limit: a whole number from 1 to most.
func limit(c echo.Context, otherwise, most int) (int, error) {
	text := c.QueryParam("limit")
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, &graph.Error{Kind: graph.Invalid, Message: "The limit has to be a whole number from 1 on."}
	}
	return min(n, most), nil
}

// list keeps an empty list from becoming null in JSON.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
