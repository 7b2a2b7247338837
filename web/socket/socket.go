package socket

import (
	"context"
	"iter"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"clew/graph"
)

// Graph is what a socket needs of the graph: [graph.Store] has it.
type Graph interface {
	Expand(request graph.ExpandRequest) (*graph.Expansion, error)
	Among(ctx context.Context, added, shown []string) iter.Seq2[graph.Patch, error]
	Paths(ctx context.Context, request graph.PathRequest) (*graph.PathSearch, error)
	Run(ctx context.Context, request graph.RunRequest) (*graph.Results, error)
	Query(ctx context.Context, id string) (graph.SavedQuery, error)
	FillForm(ctx context.Context, query graph.SavedQuery, form url.Values) (graph.Form, error)
	QueryRan(ctx context.Context, id string) error
}

// Database tells how the database behind the graph is. Changed returns a
// channel that is closed at the next change of Status.
type Database interface {
	Status() (ready bool, state, message string)
	Changed() <-chan struct{}
}

// Options limit what one browser can use. Zero fields take the value named.
type Options struct {
	Connections  int           // open at once; 1,000
	Streams      int           // running at once on a connection; 4
	Queries      int           // waiting for their first rows at once, of all connections; 16
	Credit       int           // patches sent and not yet acknowledged, per stream; 4
	ReadLimit    int64         // bytes of a message from the browser; 64 KiB
	FrameSize    int           // bytes of a patch, about; 64 KiB
	Identifiers  int           // in all frames of one among; 50,000
	Strikes      int           // malformed messages before the connection is closed; 10
	ReadTimeout  time.Duration // without a message or pong; 60 s
	PingInterval time.Duration // 25 s
	WriteTimeout time.Duration // of one message; 10 s
	AckTimeout   time.Duration // of a stream that waits for the browser; 30 s
	// CheckOrigin tells whether a page of the request's Origin may connect;
	// nil: only one from the same host.
	CheckOrigin func(*http.Request) bool
	Log         *slog.Logger
}

func (o Options) withDefaults() Options {
	orElse(&o.Connections, 1000)
	orElse(&o.Streams, 4)
	orElse(&o.Queries, 16)
	orElse(&o.Credit, 4)
	orElse(&o.ReadLimit, 64<<10)
	orElse(&o.FrameSize, 64<<10)
	orElse(&o.Identifiers, 50_000)
	orElse(&o.Strikes, 10)
	orElse(&o.ReadTimeout, 60*time.Second)
	orElse(&o.PingInterval, 25*time.Second)
	orElse(&o.WriteTimeout, 10*time.Second)
	orElse(&o.AckTimeout, 30*time.Second)
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

func orElse[T comparable](value *T, otherwise T) {
	if *value == *new(T) {
		*value = otherwise
	}
}

// Server turns requests into connections and owns them until they end.
type Server struct {
	graph    Graph
	database Database
	options  Options
	upgrader websocket.Upgrader
	buffers  sync.Pool     // of *buffer
	turns    chan struct{} // holds one for each stream at its query: see turn
	ctx      context.Context
	stop     context.CancelCauseFunc

	mu    sync.Mutex // guards open, and the start of conns against their end
	open  int
	conns sync.WaitGroup
}

// ioBuffer is the size of a connection's own read and pooled write buffer.
// Patches are written past the latter, so that small ones cost nothing.
const ioBuffer = 1 << 10

// New makes a server. [Server.Shutdown] has to be called to free it.
func New(g Graph, db Database, options Options) *Server {
	s := &Server{graph: g, database: db, options: options.withDefaults()}
	s.turns = make(chan struct{}, s.options.Queries)
	s.ctx, s.stop = context.WithCancelCause(context.Background())
	s.buffers.New = func() any { return new(buffer) }
	s.upgrader = websocket.Upgrader{
		Subprotocols:     []string{Protocol},
		ReadBufferSize:   ioBuffer,
		WriteBufferSize:  ioBuffer,
		WriteBufferPool:  new(sync.Pool),
		HandshakeTimeout: s.options.WriteTimeout,
		CheckOrigin:      s.options.CheckOrigin,
		Error:            refuse,
	}
	return s
}

// ServeHTTP upgrades the request and returns; the connection lives on.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.admit() {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "Too many pages are connected. Try again in a moment.", http.StatusServiceUnavailable)
		return
	}
	ws, err := s.upgrader.Upgrade(w, r, nil)
	if err != nil {
		s.depart()
		s.options.Log.Info("a websocket was refused", "err", err, "origin", r.Header.Get("Origin"))
		return
	}
	go func() {
		defer s.depart()
		serve(s, ws)
	}()
}

func refuse(w http.ResponseWriter, _ *http.Request, status int, _ error) {
	message := "This address is for the canvas of Clew's own pages."
	if status == http.StatusForbidden {
		message = "Only pages of this Clew may connect here."
	}
	http.Error(w, message, status)
}

func (s *Server) admit() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ctx.Err() != nil || s.open >= s.options.Connections {
		return false
	}
	s.open++
	s.conns.Add(1)
	return true
}

func (s *Server) depart() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open--
	s.conns.Done()
}

// Open returns the number of connections.
func (s *Server) Open() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open
}

// Shutdown tells every browser that the server is stopping, ends every
// stream with its transaction, and waits until all are gone or ctx is done.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	s.stop(closing{closeStopping, "Clew is stopping."})
	s.mu.Unlock()
	gone := make(chan struct{})
	go func() {
		s.conns.Wait()
		close(gone)
	}()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
