package neo4jd

import (
	"context"
	"sync"
)

// State is the phase a managed server is in.
type State string

// The states of a server. Failed and Stopped are final.
const (
	Fetching   State = "fetching"   // program files are being checked or fetched
	Starting   State = "starting"   // Java runs for the first time, no answer yet
	Ready      State = "ready"      // a query has been answered
	Restarting State = "restarting" // it had stopped and is being started again
	Failed     State = "failed"     // it cannot run; Err and Message say why
	Stopped    State = "stopped"    // Close was called, or the context ended
)

// Status is what a server is doing.
type Status struct {
	State State
	// Message is one sentence, safe to show to anyone who may use the server.
	Message string
	// Err is the cause of Failed, or of the latest restart.
	Err error
	// Restarts counts how often Java was started again.
	Restarts int
}

// statusBoard keeps the latest status and tells everybody who waits for the next.
type statusBoard struct {
	mu      sync.Mutex
	now     Status
	changed chan struct{}
}

func newStatusBoard() statusBoard {
	return statusBoard{
		now:     Status{State: Fetching, Message: "The database is being prepared."},
		changed: make(chan struct{}),
	}
}

func (b *statusBoard) set(update func(*Status)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	update(&b.now)
	close(b.changed)
	b.changed = make(chan struct{})
}

func (b *statusBoard) get() (Status, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now, b.changed
}

// Status returns the latest status.
func (s *Server) Status() Status {
	now, _ := s.status.get()
	return now
}

// Changed returns a channel that is closed at the next change of the status.
// Ask for it before reading Status, or a change in between goes unnoticed.
func (s *Server) Changed() <-chan struct{} {
	_, changed := s.status.get()
	return changed
}

// WaitReady returns nil once the server answers queries, the reason when it
// cannot run, ErrStopped when it was stopped, and ctx's error when ctx ends.
func (s *Server) WaitReady(ctx context.Context) error {
	for {
		now, changed := s.status.get()
		switch now.State {
		case Ready:
			return nil
		case Failed:
			return now.Err
		case Stopped:
			return ErrStopped
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
