package web

import (
	"net/http"
	"regexp"

	"github.com/labstack/echo/v4"

	"clew/graph"
)

// The cookie that proves which views a browser saved. It is set when it first
// saves one, says nothing else, and never stands in an address.
const (
	ownerCookie = "clew_owner"
	ownerLasts  = 400 * 24 * 60 * 60 // seconds; browsers keep none longer
)

var ownerForm = regexp.MustCompile(`^[A-Za-z0-9_-]{22}$`)

// owner is who the browser proves to be; nobody without the cookie.
func owner(c echo.Context) graph.Owner {
	cookie, err := c.Cookie(ownerCookie)
	if err != nil || !ownerForm.MatchString(cookie.Value) {
		return ""
	}
	return graph.Owner(cookie.Value)
}

// ownerForSaving is the same, and makes an owner of a browser that is none.
func ownerForSaving(c echo.Context) graph.Owner {
	me := owner(c)
	if me == "" {
		me = graph.NewOwner()
	}
	c.SetCookie(&http.Cookie{
		Name: ownerCookie, Value: string(me), Path: "/", MaxAge: ownerLasts,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: c.Scheme() == "https",
	})
	return me
}

// origin is the scheme and host under which the reader reaches the server.
func origin(c echo.Context) string { return c.Scheme() + "://" + c.Request().Host }
