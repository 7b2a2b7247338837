package web

import (
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"clew/graph"
)

// contentSecurityPolicy lets a page load what this server serves, run no
// inline script or style, and be framed by nobody.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "private, no-cache") // the graph changes; assets say otherwise
		return next(c)
	}
}

// maxURI is the longest request target, in bytes.
const maxURI = 8 << 10

// limitRequest refuses what no page of ours sends.
func limitRequest(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if len(r.RequestURI) > maxURI {
			return echo.NewHTTPError(http.StatusRequestURITooLong, "This address is too long.")
		}
		if r.ContentLength != 0 && r.Method != http.MethodPost {
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge, "Nothing can be uploaded here.")
		}
		return next(c)
	}
}

// compress packs text. The canvas's socket packs nothing: it would cost more
// time than it saves.
func compress() echo.MiddlewareFunc {
	return middleware.GzipWithConfig(middleware.GzipConfig{
		MinLength: 1 << 10,
		Skipper: func(c echo.Context) bool {
			path := c.Request().URL.Path // assets are packed once for all
			return path == "/ws" || strings.HasPrefix(path, "/assets/")
		},
	})
}

// checkHost refuses names that are not ours, so that no other site can have
// its name point here and so read the graph in a visitor's browser.
func (s *Server) checkHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if host := c.Request().Host; !s.hostAllowed(hostname(host)) {
			return echo.NewHTTPError(http.StatusMisdirectedRequest,
				"Clew does not answer under this name. Start it with --host and the name to allow it.")
		}
		return next(c)
	}
}

// hostAllowed says whether name is ours. A server that other machines can
// reach and that was told no names can't know, and takes any.
func (s *Server) hostAllowed(name string) bool {
	if _, err := netip.ParseAddr(name); err == nil || name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	return s.listed(name) || len(s.hosts) == 0 && s.exposed.Load()
}

func (s *Server) listed(name string) bool {
	return slices.ContainsFunc(s.hosts, func(host string) bool { return strings.EqualFold(host, name) })
}

// originAllowed says whether a page may open a websocket: one of this host,
// or of a name of ours that a proxy has replaced. Programs send no origin.
func (s *Server) originAllowed(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && (strings.EqualFold(u.Host, r.Host) || s.listed(u.Hostname()))
}

// sameOrigin refuses forms that another site sends in a reader's name.
// Browsers say with every POST where it comes from.
func (s *Server) sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !s.originAllowed(c.Request()) {
			return &graph.Error{Kind: graph.Forbidden, Message: "This was sent from another site, so Clew did not do it."}
		}
		return next(c)
	}
}

// hostname cuts the port off a Host header.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}

// needsDatabase answers in the database's place while it is away.
func (s *Server) needsDatabase(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if ready, _, message := s.database.Status(); !ready {
			return &graph.Error{Kind: graph.Unavailable, Message: message}
		}
		return next(c)
	}
}

// logRequest logs failures of ours, and at debug level every request. Queries
// are left out: what people look for is theirs.
func (s *Server) logRequest(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		if err := next(c); err != nil {
			c.Error(err) // now, so that the status is known
		}
		level := slog.LevelDebug
		if c.Response().Status == http.StatusInternalServerError {
			level = slog.LevelError
		}
		r := c.Request()
		s.log.Log(r.Context(), level, "request", "method", r.Method, "route", c.Path(),
			"status", c.Response().Status, "bytes", c.Response().Size, "took", time.Since(start).Round(time.Microsecond))
		return nil
	}
}

func (s *Server) recover(next echo.HandlerFunc) echo.HandlerFunc {
	return middleware.RecoverWithConfig(middleware.RecoverConfig{
		DisableErrorHandler: true, // logRequest hands the error on
		DisableStackAll:     true,
		LogErrorFunc: func(c echo.Context, err error, stack []byte) error {
			s.log.Error("a page panicked", "route", c.Path(), "err", err, "stack", string(stack))
			return err
		},
	})(next)
}
