package neo4jd

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

const (
	startTimeout = 90 * time.Second // a loaded laptop needs many times the usual 3 s
	watchEvery   = 5 * time.Second
	stopGrace    = 20 * time.Second // Neo4j waits some 10 s for a query that cannot be stopped
	firstPause   = 500 * time.Millisecond
	longestPause = 30 * time.Second
	healthyAfter = time.Minute // a run this long starts the pauses over
	mostFailures = 5           // first starts in a row before giving up
)

// supervise owns every process and file of the server until its end.
func (s *Server) supervise(ctx context.Context) {
	defer close(s.done)
	defer s.lock.Unlock()
	err := s.keepRunning(ctx)
	s.cancel()
	s.archives.Wait()
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		s.status.set(func(st *Status) { st.State, st.Message = Stopped, "The database is stopped." })
		return
	}
	s.cfg.Log.Error("neo4j cannot run", "error", err)
	s.cfg.Progress("Neo4j cannot run: " + err.Error())
	s.status.set(func(st *Status) {
		st.State, st.Message, st.Err = Failed, "The database cannot run; the program's log says why.", err
	})
}

// keepRunning returns ctx's error, or one that trying again cannot mend.
func (s *Server) keepRunning(ctx context.Context) error {
	installed, err := s.install(ctx)
	if err != nil {
		return err
	}
	retry := retries{}
	for {
		if s.Status().State == Fetching {
			s.status.set(func(st *Status) { st.State, st.Message = Starting, "The database is starting." })
			s.cfg.Progress("Starting Neo4j…")
		}
		s.forget()
		err := s.runOnce(ctx, installed, &retry)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		pause, final := retry.after(err)
		if final != nil {
			return final
		}
		s.announceRestart(err, pause)
		if err := sleep(ctx, pause); err != nil {
			return err
		}
		if err := installed.cache.ensure(ctx, installed.java); err != nil {
			return err
		}
	}
}

// forget drops a restart that was asked for while the server was down.
func (s *Server) forget() {
	select {
	case <-s.asked:
	default:
	}
}

// installation is what it takes to run the server.
type installation struct {
	java  java
	cache *cache
}

func (s *Server) install(ctx context.Context) (installation, error) {
	jars, err := parseJarSums(jarSums)
	if err != nil {
		return installation{}, err
	}
	j, err := findJava(ctx)
	if err != nil {
		return installation{}, err
	}
	if j.major != 17 && j.major != 21 {
		s.cfg.Progress(fmt.Sprintf("Java %d is not what Neo4j %s is made for; should it fail, install Java 17 or 21.", j.major, Version))
	}
	s.cfg.Log.Debug("found java", "path", j.path, "version", j.major)
	c := &cache{dir: s.cfg.CacheDir, jars: jars, progress: s.cfg.Progress, log: s.cfg.Log}
	return installation{java: j, cache: c}, c.ensure(ctx, j)
}

func (s *Server) announceRestart(err error, pause time.Duration) {
	s.cfg.Log.Warn("neo4j stopped", "error", err, "retry in", pause)
	s.cfg.Progress(fmt.Sprintf("%s Starting it again in %.1f s…", sentence(err), pause.Seconds()))
	s.status.set(func(st *Status) {
		st.State, st.Message, st.Err = Restarting, restartMessage(err), err
		st.Restarts++
	})
}

func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// retries decides how long to wait and when to give up.
type retries struct {
	everReady bool
	readyAt   time.Time // zero while the latest run has not been ready
	failures  int       // runs in a row that were never ready
	pause     time.Duration
}

func (r *retries) ready() {
	r.everReady, r.readyAt, r.failures = true, time.Now(), 0
}

// patience is how long the next run may take to answer. It doubles with each
// failure: where the machine is too busy, starting over makes it no faster.
func (r *retries) patience() time.Duration {
	return startTimeout << min(r.failures, 3)
}

// after returns the pause that follows a run which ended with err, or an error
// when there shall be no further run.
func (r *retries) after(err error) (time.Duration, error) {
	if !r.readyAt.IsZero() && time.Since(r.readyAt) >= healthyAfter {
		r.pause = 0
	}
	if r.readyAt.IsZero() {
		r.failures++
	}
	r.readyAt = time.Time{}
	var reason *reason
	known := errors.As(err, &reason)
	if known && reason.final {
		return 0, err
	}
	if !r.everReady && r.failures >= mostFailures && !(known && reason.heals) {
		return 0, err
	}
	r.pause = min(max(2*r.pause, firstPause), longestPause)
	return r.pause, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
