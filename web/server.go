// Package web serves Clew's pages, its API and its websocket over HTTP.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"clew/assets"
	"clew/graph"
	"clew/graph/readable"
	"clew/views"
	"clew/web/socket"
)

// Config is what a server needs.
type Config struct {
	Store    *graph.Store
	Database socket.Database
	Log      *slog.Logger
	// Hosts are names under which browsers reach the server, beside IP
	// addresses and localhost: https://NAME may open websockets, too.
	Hosts []string
	// Starters are saved queries that readers may add to their library.
	Starters []graph.SavedQuery
	// Socket overrides limits of the websocket; its CheckOrigin and Log are
	// set by the server.
	Socket socket.Options
	// ReadPDF returns the text of a PDF; without it none can be added.
	ReadPDF readable.PDFReader
}

// Server is an [http.Handler], and the HTTP server around it.
type Server struct {
	store    *graph.Store
	database socket.Database
	log      *slog.Logger
	hosts    []string
	starters []graph.SavedQuery
	readPDF  readable.PDFReader
	exposed  atomic.Bool // reachable from other machines: see [Server.hostAllowed]
	assets   map[string]*asset
	painter  *views.Painter
	socket   *socket.Server
	echo     *echo.Echo
	http     *http.Server
}

// New makes a server. [Server.Shutdown] has to be called to free it.
func New(cfg Config) (*Server, error) {
	files, err := readAssets(assets.FS())
	if err != nil {
		return nil, err
	}
	painter, err := views.NewPainter(assets.Types, readIcon)
	if err != nil {
		return nil, err
	}
	s := &Server{store: cfg.Store, database: cfg.Database, log: cfg.Log, hosts: cfg.Hosts, starters: cfg.Starters, readPDF: cfg.ReadPDF, assets: files, painter: painter}
	if s.log == nil {
		s.log = slog.Default()
	}
	cfg.Socket.CheckOrigin, cfg.Socket.Log = s.originAllowed, s.log
	s.socket = socket.New(cfg.Store, cfg.Database, cfg.Socket)
	s.echo = s.routes()
	s.http = &http.Server{
		Handler:           s.echo,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      60 * time.Second, // the longest query takes 20
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// Serve answers on l until [Server.Shutdown], then returns
// [http.ErrServerClosed].
func (s *Server) Serve(l net.Listener) error {
	address, ok := l.Addr().(*net.TCPAddr)
	s.exposed.Store(ok && !address.IP.IsLoopback())
	return s.http.Serve(l)
}

// Shutdown takes no more requests, closes every websocket and waits for all
// that is under way, or for ctx.
func (s *Server) Shutdown(ctx context.Context) error {
	sockets := make(chan error, 1) // http.Server doesn't know of them
	go func() { sockets <- s.socket.Shutdown(ctx) }()
	err := s.http.Shutdown(ctx)
	return errors.Join(err, <-sockets)
}
