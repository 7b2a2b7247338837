package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"clew/assets/words"
	"clew/views"
)

// The cookie that keeps what a reader chose with ?lang=.
const (
	languageCookie = "clew_lang"
	languageLasts  = 400 * 24 * 60 * 60 // seconds; browsers keep none longer
)

// speak sets the language of the answer: what the address asks for, which is
// kept, else what was kept, else what the browser prefers.
func speak(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if strings.HasPrefix(r.URL.Path, "/assets/") {
			return next(c) // the same in every language
		}
		c.Response().Header().Add("Vary", "Accept-Language, Cookie")
		l := words.Named(c.QueryParam(views.LanguageParam))
		if l != nil {
			c.SetCookie(&http.Cookie{
				Name: languageCookie, Value: l.Tag(), Path: "/", MaxAge: languageLasts,
				HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: c.Scheme() == "https",
			})
		} else {
			l = preferred(r)
		}
		c.SetRequest(r.WithContext(views.At(words.With(r.Context(), l), r.URL)))
		return next(c)
	}
}

func preferred(r *http.Request) *words.Language {
	chosen := ""
	if cookie, err := r.Cookie(languageCookie); err == nil {
		chosen = cookie.Value
	}
	return words.Choose(chosen, r.Header.Get("Accept-Language"))
}
