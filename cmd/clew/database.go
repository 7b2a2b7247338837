package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"clew/graph"
	"clew/graph/neo4jd"
)

// database is the graph together with the server that holds it, ours or the
// user's, and keeps everybody told of whether it can be used.
type database struct {
	store  *graph.Store
	server *neo4jd.Server // nil when the Neo4j is the user's own
	log    *slog.Logger
	onOpen func(context.Context, *graph.Store) error // run once, after the schema is in place
	done   chan struct{}
	end    context.CancelFunc

	refreshed time.Time // the schema, last; only keep uses it

	warming sync.WaitGroup
	cool    context.CancelFunc // ends the warming

	mu      sync.Mutex
	now     condition
	changed chan struct{}
}

type condition struct {
	ready          bool
	state, message string
	err            error // final: it will not become ready
}

// openDatabase returns at once; the database becomes ready later, or never.
// progress is told each step in words. onOpen may be nil.
func openDatabase(ctx context.Context, s *Settings, log *slog.Logger, progress func(string), onOpen func(context.Context, *graph.Store) error) (*database, error) {
	d := &database{log: log, onOpen: onOpen, done: make(chan struct{}), changed: make(chan struct{}), cool: func() {},
		now: condition{state: "starting", message: "The database is starting."}}
	cfg := graph.Config{URI: s.Neo4jURI, User: s.Neo4jUser, Password: s.Neo4jPassword, Database: s.Neo4jDatabase, Log: log}
	if s.Neo4jURI == "" {
		server, err := neo4jd.Start(ctx, neo4jd.Config{
			DataDir: filepath.Join(s.DataDir, "neo4j"), CacheDir: filepath.Join(s.CacheDir, "neo4j-"+neo4jd.Version),
			HeapMB: s.HeapMB, PageCacheMB: s.PageCacheMB, Probe: probe, Progress: progress, Log: log,
		})
		if err != nil {
			return nil, err
		}
		d.server = server
		cfg.URI, cfg.User, cfg.Password, cfg.Database = server.URI(), server.User(), server.Password(), ""
		cfg.Overrun = server.Restart
	}
	store, err := graph.Open(cfg)
	if err != nil {
		d.closeServer()
		return nil, err
	}
	d.store = store
	life, end := context.WithCancel(ctx)
	d.end = end
	go d.keep(life)
	return d, nil
}

// probe answers whether a Bolt query is answered, for neo4jd.
func probe(ctx context.Context, uri, user, password string) error {
	store, err := graph.Open(graph.Config{URI: uri, User: user, Password: password})
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx))
	return store.Ping(ctx)
}

// Status tells whether the graph can be used, and what to tell a reader.
func (d *database) Status() (ready bool, state, message string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now.ready, d.now.state, d.now.message
}

// Changed returns a channel that is closed at the next change of Status.
func (d *database) Changed() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.changed
}

func (d *database) set(c condition) (changed bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.now.state == c.state && d.now.message == c.message {
		return false
	}
	d.now = c
	close(d.changed)
	d.changed = make(chan struct{})
	return true
}

// waitReady returns nil once the graph can be used, or why it never will be.
func (d *database) waitReady(ctx context.Context) error {
	for {
		d.mu.Lock()
		now, changed := d.now, d.changed
		d.mu.Unlock()
		switch {
		case now.ready:
			return nil
		case now.err != nil:
			return now.err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}

// keep follows the server's health until ctx ends.
func (d *database) keep(ctx context.Context) {
	defer close(d.done)
	for ctx.Err() == nil {
		up, wake := d.health(ctx)
		if up && !d.prepare(ctx) {
			wake = after(askWhenDown)
		}
		select {
		case <-ctx.Done():
		case <-wake:
		case <-after(refreshEvery):
		}
	}
}

// health asks the server how it is, and returns what to wait for before the
// next question.
func (d *database) health(ctx context.Context) (up bool, wake <-chan struct{}) {
	if d.server == nil {
		return d.healthOfOwn(ctx)
	}
	wake = d.server.Changed()
	switch status := d.server.Status(); status.State {
	case neo4jd.Ready:
		return true, wake
	case neo4jd.Failed:
		d.set(condition{state: "failed", message: status.Message, err: failure(status)})
	default:
		d.set(condition{state: string(status.State), message: status.Message})
	}
	return false, wake
}

func failure(status neo4jd.Status) error {
	if status.Err != nil {
		return status.Err
	}
	return fmt.Errorf("%s", status.Message)
}

// How often the user's own server is asked whether it still answers.
const (
	askWhenUp   = 5 * time.Second
	askWhenDown = time.Second
)

func (d *database) healthOfOwn(ctx context.Context) (up bool, wake <-chan struct{}) {
	err := d.store.Ping(ctx)
	if err == nil {
		return true, after(askWhenUp)
	}
	if graph.KindOf(err) == graph.Forbidden { // asked too often, Neo4j locks the login
		d.refuse(ctx, err)
		return false, after(refreshEvery)
	}
	d.refuse(ctx, err)
	return false, after(askWhenDown)
}

func after(wait time.Duration) <-chan struct{} {
	woken := make(chan struct{})
	time.AfterFunc(wait, func() { close(woken) })
	return woken
}

// prepare brings the schema up to date the first time and after each restart,
// and says whether the graph can be used now.
func (d *database) prepare(ctx context.Context) bool {
	if ready, _, _ := d.Status(); ready {
		d.refresh(ctx)
		return true
	}
	if err := d.store.Prepare(ctx); err != nil {
		return d.refuse(ctx, err)
	}
	if d.onOpen != nil {
		if err := d.onOpen(ctx, d.store); err != nil {
			return d.refuse(ctx, err)
		}
		d.onOpen = nil
	}
	d.set(condition{ready: true, state: "ready"})
	return true
}

// refreshEvery is how soon Clew learns of types that somebody else has added:
// another Clew, or clew import.
const refreshEvery = time.Minute

func (d *database) refresh(ctx context.Context) {
	if time.Since(d.refreshed) < refreshEvery {
		return
	}
	d.refreshed = time.Now()
	if err := d.store.RefreshSchema(ctx); err != nil && ctx.Err() == nil {
		d.log.Warn("reading the schema again", "err", err)
	}
}

// refuse records why the graph can't be used. Only an unavailable database is
// worth waiting for.
func (d *database) refuse(ctx context.Context, err error) (usable bool) {
	if ctx.Err() != nil {
		return false
	}
	c := condition{state: "unavailable", message: graph.MessageOf(err)}
	if kind := graph.KindOf(err); kind != graph.Unavailable && kind != graph.Timeout {
		c.err = err
	}
	if d.set(c) {
		d.log.Warn("the graph cannot be used", "err", err)
	}
	return false
}

// warmTime bounds the questions that warm the database.
const warmTime = 30 * time.Second

// warm asks the usual questions once, beside what the readers ask, until close.
func (d *database) warm(ctx context.Context) {
	bounded, cancel := context.WithTimeout(ctx, warmTime)
	d.cool = cancel
	d.warming.Go(func() {
		defer cancel()
		if err := d.store.Warm(bounded); err != nil {
			d.log.Debug("warming the database", "err", err)
		}
	})
}

// close ends the connections and stops the server that openDatabase started.
func (d *database) close() error {
	d.end()
	<-d.done
	d.cool()
	d.warming.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := d.store.Close(ctx); err != nil {
		d.log.Debug("closing connections", "err", err)
	}
	return d.closeServer()
}

func (d *database) closeServer() error {
	if d.server == nil {
		return nil
	}
	return d.server.Close()
}

// say is how set-up reports its steps: plain lines for the person waiting.
func say(line string) { fmt.Fprintln(os.Stderr, line) }
