// Package neo4jd runs a private Neo4j Community server as a child process: it
// fetches the jars once, starts Java on a free loopback port with a random
// password, restarts it when it dies, and never leaves it behind. It knows
// nothing about what is stored in the database.
package neo4jd

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// Version is the Neo4j release that pom.xml and jars.sha256 describe.
const Version = "5.26.30"

// Config says where a managed Neo4j lives and how big it may grow.
type Config struct {
	// DataDir holds data, configuration, logs and the password. It is created
	// with mode 0700 and locked for as long as the server is in use.
	DataDir string
	// CacheDir holds the jars and the start-up archive, which all servers of one
	// user share. Empty means neo4j-VERSION below the user's cache directory.
	CacheDir string
	// HeapMB and PageCacheMB are in mebibytes; 0 means sized to the machine.
	HeapMB, PageCacheMB int
	// Probe returns nil once the server has answered a query over Bolt. It has
	// to respect its context. Without a probe an open port counts as ready.
	Probe func(ctx context.Context, uri, user, password string) error
	// Progress, if set, receives lines for people, one at a time.
	Progress func(line string)
	// Log, if set, receives the same events with their details.
	Log *slog.Logger
}

// Server is a managed Neo4j. Its methods may be called from any goroutine.
type Server struct {
	cfg      Config
	port     int
	password string
	lock     *flock.Flock
	cancel   context.CancelFunc
	done     chan struct{}
	archives sync.WaitGroup
	asked    chan string // why it shall be restarted; holds one

	status statusBoard
}

// Start claims the data directory, makes the password, chooses a port and
// returns; the rest (fetching, starting, restarting) goes on in the background
// until ctx ends or Close is called. An error is final and safe to show: an
// *InUseError when another process has the data directory, else a sentence
// saying why the directory cannot be used.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	cfg, err := withDefaults(cfg)
	if err != nil {
		return nil, err
	}
	lock, err := claim(cfg.DataDir)
	if err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, lock: lock, done: make(chan struct{}), asked: make(chan string, 1), status: newStatusBoard()}
	if err := s.prepare(); err != nil {
		lock.Unlock()
		return nil, err
	}
	ctx, s.cancel = context.WithCancel(ctx)
	go s.supervise(ctx)
	return s, nil
}

func withDefaults(cfg Config) (Config, error) {
	if cfg.CacheDir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return cfg, fmt.Errorf("there is no place to keep Neo4j's program files; set HOME or XDG_CACHE_HOME: %w", err)
		}
		cfg.CacheDir = filepath.Join(base, "clew", "neo4j-"+Version)
	}
	var err error
	if cfg.DataDir, err = filepath.Abs(cfg.DataDir); err != nil {
		return cfg, err
	}
	if cfg.CacheDir, err = filepath.Abs(cfg.CacheDir); err != nil {
		return cfg, err
	}
	if cfg.Progress == nil {
		cfg.Progress = func(string) {}
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	heap, pages := memoryFor(machineMemoryMB())
	if cfg.HeapMB == 0 {
		cfg.HeapMB = heap
	}
	if cfg.PageCacheMB == 0 {
		cfg.PageCacheMB = pages
	}
	return cfg, nil
}

// prepare writes all that Java will read, so that a directory that cannot be
// written is reported at once.
func (s *Server) prepare() error {
	var err error
	if err = checkFreeSpace(s.cfg.DataDir); err != nil {
		return err
	}
	if s.password, err = ensurePassword(s.cfg.DataDir); err != nil {
		return diskError(s.cfg.DataDir, err)
	}
	if s.port, err = freePort(); err != nil {
		return fmt.Errorf("no free port on this machine's loopback address: %w", err)
	}
	if err = writeConf(s.cfg, s.cfg.DataDir, s.port); err != nil {
		return diskError(s.cfg.DataDir, err)
	}
	if err = writeFile(filepath.Join(s.cfg.DataDir, addressFile), []byte(s.URI()+"\n")); err != nil {
		return diskError(s.cfg.DataDir, err)
	}
	return nil
}

// URI is the Bolt address. It is known from the beginning and never changes.
func (s *Server) URI() string { return fmt.Sprintf("bolt://127.0.0.1:%d", s.port) }

// User is the name to log in with.
func (s *Server) User() string { return userName }

// Password is the password to log in with.
func (s *Server) Password() string { return s.password }

// Restart ends Neo4j at once and starts it again: a query that can't be stopped
// keeps it from ending in peace. reason is a sentence for everybody's eyes.
// What was committed is kept. It returns at once; Status tells the rest.
func (s *Server) Restart(reason string) {
	select {
	case s.asked <- reason:
	default: // it is about to happen
	}
}

// Close stops the server, gently at first, waits until its processes are gone
// and gives the data directory back. Calling it again waits and does nothing.
func (s *Server) Close() error {
	s.cancel()
	<-s.done
	return nil
}
