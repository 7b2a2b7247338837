package neo4jd

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("NEO4JD_TEST_PARENT_OF"); dir != "" {
		parent(dir)
		return
	}
	dir, err := os.MkdirTemp("", "neo4jd-")
	if err != nil {
		panic(err)
	}
	sharedConfig.DataDir = filepath.Join(dir, "data")
	code := m.Run()
	if sharedServer != nil {
		sharedServer.Close()
	}
	os.RemoveAll(dir)
	if err := goleak.Find(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// parent is the main function of a process that starts a server in dir, logs to
// its standard output, and panics when its standard input ends.
func parent(dir string) {
	cfg := small(dir)
	cfg.Log = slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if _, err := Start(context.Background(), cfg); err != nil {
		cfg.Log.Error(err.Error())
		return
	}
	io.Copy(io.Discard, os.Stdin)
	panic("as the test wants it")
}

func small(dir string) Config {
	return Config{DataDir: dir, HeapMB: 256, PageCacheMB: 32, Probe: ping}
}

var (
	sharedConfig = small("")
	sharedOnce   sync.Once
	sharedServer *Server
)

// shared returns a running server that tests may use and even kill, but not close.
func shared(t *testing.T) *Server {
	t.Helper()
	sharedOnce.Do(func() {
		var err error
		if sharedServer, err = Start(context.Background(), sharedConfig); err != nil {
			t.Fatal(err)
		}
	})
	if err := sharedServer.WaitReady(t.Context()); err != nil {
		t.Fatal(err)
	}
	return sharedServer
}

// ping asks what a caller's probe would ask.
func ping(ctx context.Context, uri, user, password string) error {
	_, err := ask(ctx, uri, user, password, "RETURN 1")
	return err
}

// ask runs a query and returns the first value of its first record.
func ask(ctx context.Context, uri, user, password, query string) (any, error) {
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth(user, password, ""))
	if err != nil {
		return nil, err
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return record.Values[0], nil
}

// awaitState returns the first status from now on that is in the given state.
func awaitState(t *testing.T, s *Server, state State) Status {
	t.Helper()
	for {
		changed := s.Changed()
		now := s.Status()
		if now.State == state {
			return now
		}
		if now.State == Failed || now.State == Stopped {
			t.Fatalf("the server is %s instead of %s: %v", now.State, state, now.Err)
		}
		select {
		case <-changed:
		case <-t.Context().Done():
			t.Fatal("the test ended first")
		}
	}
}

// transcript collects progress lines.
type transcript struct {
	mu    sync.Mutex
	lines []string
}

func (t *transcript) add(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lines = append(t.lines, line)
}

func (t *transcript) count(part string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := 0
	for _, line := range t.lines {
		if strings.Contains(line, part) {
			n++
		}
	}
	return n
}

// copyCache returns a copy of the user's cache that a test may damage.
func copyCache(t *testing.T) string {
	t.Helper()
	copied := t.TempDir()
	jars := filepath.Join(shared(t).cfg.CacheDir, "jars")
	if err := os.CopyFS(filepath.Join(copied, "jars"), os.DirFS(jars)); err != nil {
		t.Fatal(err)
	}
	return copied
}

// program makes an executable script in dir.
func program(t *testing.T, dir, name, script string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// realProgram makes name, as it is installed here, available in dir.
func realProgram(t *testing.T, dir, name string) {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func mustContain(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q does not mention %q", text, part)
		}
	}
}
