package neo4jd

import (
	"context"
	"fmt"
	"net"
	"strings"
	"time"
)

// probeTarget is a server that is asked whether it answers.
type probeTarget struct {
	port     int
	password string
	patience time.Duration
	probe    func(ctx context.Context, uri, user, password string) error
}

// await returns nil once the server answers, and an error when its process has
// ended, when it refuses the password, or when it takes too long.
func (t probeTarget) await(ctx context.Context, c *child) error {
	ctx, cancel := context.WithTimeout(ctx, t.patience)
	defer cancel()
	for {
		err := t.ask(ctx, c)
		switch {
		case err == nil:
			return nil
		case strings.Contains(err.Error(), "Neo.ClientError.Security.Unauthorized"):
			return errWrongPassword
		}
		select {
		case <-c.done:
			return errExited
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", errSilent, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// ask tries once, for at most ten seconds and no longer than the child lives.
func (t probeTarget) ask(ctx context.Context, c *child) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	go func() {
		select {
		case <-c.done:
			cancel()
		case <-ctx.Done():
		}
	}()
	address := fmt.Sprintf("127.0.0.1:%d", t.port)
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	conn.Close()
	if t.probe == nil {
		return nil
	}
	return t.probe(ctx, "bolt://"+address, userName, t.password)
}

// watch returns why the server has to be started again, or when ctx ends; asked
// brings the wish of somebody else. After
// a failed write, such as on a full disk, Neo4j refuses all queries for the rest
// of its life although its process goes on; asking is the only way to know.
// Mere silence is not held against it: it may be busy.
func (t probeTarget) watch(ctx context.Context, c *child, asked <-chan string) error {
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	for {
		select {
		case <-c.done:
			return errExited
		case <-ctx.Done():
			return ctx.Err()
		case why := <-asked:
			return &askedFor{why}
		case <-ticker.C:
		}
		if err := t.ask(ctx, c); err != nil && strings.Contains(err.Error(), "needs to be restarted") {
			return fmt.Errorf("%w: %w", errBroken, err)
		}
	}
}
