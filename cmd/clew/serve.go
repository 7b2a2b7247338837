package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"clew/graph"
	"clew/graph/demo"
	"clew/web"
)

const defaultListen = "127.0.0.1:7788"

type serveCommand struct {
	Listen string   `default:"${listen}" help:"Address to serve on. Default: ${default}, or the next free port."`
	Host   []string `placeholder:"NAME" help:"Names under which browsers may reach Clew, beside the address itself; for use behind a proxy."`
	Demo   bool     `help:"Load the demo: how a court took Xiaomi off a list."`

	listening func(url string) // for tests: called when pages are served
	ready     func()           // for tests: called when the graph is open
}

// Run serves until ctx ends or the database turns out to be unusable.
func (c *serveCommand) Run(ctx context.Context, s *Settings) error {
	log := s.logger()
	listener, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	db, err := openDatabase(ctx, s, log, say, c.onOpen)
	if err != nil {
		return err
	}
	queries, err := starters()
	if err != nil {
		return errors.Join(err, db.close())
	}
	site, err := web.New(web.Config{Store: db.store, Database: db, Log: log, Hosts: c.Host, Starters: queries, ReadPDF: readPDF})
	if err != nil {
		return errors.Join(err, db.close())
	}
	url := "http://" + listener.Addr().String()
	say("Clew is at " + url + "/  (Ctrl-C stops it)")
	if c.listening != nil {
		c.listening(url)
	}
	served := make(chan error, 1)
	go func() { served <- site.Serve(listener) }()
	watching, stopWatching := context.WithCancel(ctx)
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		watchQueries(watching, db, log)
	}()
	err = c.wait(ctx, db, served, url)
	say("Stopping…")
	stopWatching()
	<-watched
	return errors.Join(err, shutdown(site), db.close())
}

// wait returns nil when the user asks to stop, else why Clew can't go on. A
// database that can't be had is told on the pages, too, while they are up.
func (c *serveCommand) wait(ctx context.Context, db *database, served <-chan error, url string) error {
	opened := make(chan error, 1)
	go func() { opened <- db.waitReady(ctx) }()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-served:
			if errors.Is(err, http.ErrServerClosed) {
				return nil
			}
			return err
		case err := <-opened:
			if err != nil && ctx.Err() == nil {
				return err
			}
			db.warm(ctx)
			say("Ready: open " + url + "/ in a browser.")
			if c.ready != nil {
				c.ready()
			}
			opened = nil
		}
	}
}

func shutdown(site *web.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return site.Shutdown(ctx)
}

// listen takes the address, or the next free port when nobody asked for a
// particular one.
func (c *serveCommand) listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil && c.Listen == defaultListen && errors.Is(err, syscall.EADDRINUSE) {
		return net.Listen("tcp", "127.0.0.1:0")
	}
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("another program is using %s; choose another address with --listen", c.Listen)
	}
	return listener, err
}

func (c *serveCommand) onOpen(ctx context.Context, store *graph.Store) error {
	if !c.Demo {
		return nil
	}
	if store.Schema().Foreign {
		fmt.Fprintln(os.Stderr, "The graph was not made by Clew, so the demo is not loaded into it.")
		return nil
	}
	if err := loadDemo(ctx, store, demo.Facts()); err != nil {
		return err
	}
	return loadStarters(ctx, store)
}
