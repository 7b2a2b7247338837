package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"clew/views"
)

// routes is the table of all URLs.
func (s *Server) routes() *echo.Echo {
	e := echo.New()
	e.HTTPErrorHandler = s.handleError
	e.Use(s.logRequest, s.recover, securityHeaders, speak, s.checkHost, limitRequest, compress())

	get := func(path string, handler echo.HandlerFunc, middleware ...echo.MiddlewareFunc) {
		e.Match([]string{http.MethodGet, http.MethodHead}, path, handler, middleware...)
	}
	// What changes something says how large its body may be.
	post := func(path, limit string, handler echo.HandlerFunc) {
		e.POST(path, handler, s.sameOrigin, middleware.BodyLimit(limit), s.needsDatabase)
	}
	ready := s.needsDatabase

	get("/", s.explorePage, ready)
	get("/e/:id", s.entityPage, ready)
	get("/l/:id", s.linkPage, ready)
	get("/sources", s.sourcesPage, ready)
	get("/sources/new", s.sourceNew, ready)
	get("/sources/:id", s.sourcePage, ready)
	get("/sources/:id/received", s.sourceReceived, ready)
	post("/sources", sourceLimit, s.sourceAdd)
	get("/search", s.searchPage, ready)
	get("/paths", s.pathsPage, ready)
	get("/paths.txt", s.pathsText("text/plain", views.PathsText), ready)
	get("/paths.md", s.pathsText("text/markdown", views.PathsMarkdown), ready)
	get("/common", s.commonPage, ready)

	get("/views", s.viewsPage, ready)
	get("/v/:slug", s.viewPage, ready)
	get("/v/:slug/open", s.viewOpen, ready)
	get("/v/:slug/compare", s.viewCompare, ready)
	get("/v/:slug/history", s.viewHistory, ready)
	get("/v/:slug/embed", s.viewEmbed, ready)
	get("/v/:slug/picture.svg", s.viewSVG, ready)
	get("/v/:slug/picture.png", s.viewPNG, ready)
	get("/v/:slug/cite.bib", s.viewBibTeX, ready)
	get("/v/:slug/content.json", s.viewContent, ready)
	get("/v/:slug/download/:name", s.viewDownload, ready)
	post("/v/:slug/revoke", "1K", s.viewRevoke)
	get("/oembed", s.oEmbed, ready)

	get("/queries", s.queriesPage, ready)
	get("/queries/new", s.queryNew, ready)
	get("/queries/:id", s.queryPage, ready)
	get("/queries/:id/edit", s.queryEdit, ready)
	get("/queries/:id/history", s.queryHistory, ready)
	get("/queries/:id/file", s.queryFile, ready)
	get("/queries/:id/rows.csv", s.queryCSV, ready)
	get("/queries/:id/rows.json", s.queryJSON, ready)
	post("/queries", editLimit, s.querySave)
	post("/queries/import", importLimit, s.queriesImport)
	post("/queries/starters", "1K", s.queriesStarters)
	post("/queries/:id", editLimit, s.querySave)
	post("/queries/:id/delete", "1K", s.queryDelete)
	post("/queries/:id/restore", "1K", s.queryRestore)
	post("/queries/:id/duplicate", "1K", s.queryDuplicate)
	post("/queries/:id/watch", editLimit, s.queryWatch)
	get("/p/:id", s.place, ready)

	get("/watches", s.watchesPage, ready)
	get("/watches/:id", s.watchPage, ready)
	get("/watches/:id/changes/:change", s.watchChange, ready)
	get("/watches/:id/feed.atom", s.watchFeed, ready)
	post("/watches/:id/check", "1K", s.watchCheck)
	post("/watches/:id/stop", "1K", s.watchStop)
	post("/watches/:id/resume", "1K", s.watchResume)

	get("/panel/e/:id", s.entityPanel, ready)
	get("/panel/l/:id", s.linkPanel, ready)
	post("/panel/coverage", coverageLimit, s.coveragePanel)

	get("/api/search", s.apiSearch, ready)
	get("/api/groups", s.apiGroups, ready)
	get("/api/entities", s.apiEntities, ready)
	get("/api/common", s.apiCommon, ready)
	get("/api/paths", s.apiPathChoices, ready)
	get("/api/opening", s.apiOpening, ready)
	get("/api/status", s.apiStatus)
	get("/api/queries", s.apiQueries, ready)
	get("/api/schema", s.apiSchema, ready)
	get("/api/query/:id/options", s.apiOptions, ready)
	post("/api/check", checkLimit, s.apiCheck)
	get("/api/views/:slug", s.apiView, ready)
	get("/api/views/:slug/changes", s.apiViewChanges, ready)
	post("/api/facts", factsLimit, s.apiFacts)
	post("/api/facts/names", factsLimit, s.apiFactNames)
	post("/api/neighbourhood", askLimit, s.apiNeighbourhood)
	post("/api/neighbourhood/fact", askLimit, s.apiFact)
	post("/api/reach", askLimit, s.apiReach)
	post("/api/export", viewLimit, s.apiExport)
	post("/api/views", viewLimit, s.apiViewSave)
	post("/api/views/preview", viewLimit, s.apiViewPreview)

	get("/ws", echo.WrapHandler(s.socket))
	get("/healthz", s.healthz)
	get("/readyz", s.readyz)
	get("/assets/*", s.asset)
	return e
}
