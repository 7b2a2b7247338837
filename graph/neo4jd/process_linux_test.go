package neo4jd

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestAKilledServerComesBackWithItsDataAtTheSameAddress(t *testing.T) {
	s := shared(t)
	query := "CREATE (n:Kept {name: 'Ariadne'}) RETURN n.name"
	if _, err := ask(t.Context(), s.URI(), s.User(), s.Password(), query); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(javaOf(t, s.cfg.DataDir), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	down := awaitState(t, s, Restarting)
	if down.Message != "The database is restarting." || down.Restarts == 0 {
		t.Errorf("while it is down it says %+v", down)
	}
	awaitState(t, s, Ready)
	name, err := ask(t.Context(), s.URI(), s.User(), s.Password(), "MATCH (n:Kept) RETURN n.name")
	if name != "Ariadne" {
		t.Errorf("after the restart got %v, %v", name, err)
	}
}

func TestAQueryThatCannotBeStoppedEndsWithARestartThatIsAskedFor(t *testing.T) {
	s := shared(t)
	began, ended := time.Now(), make(chan error, 1)
	go func() {
		_, err := ask(context.Background(), s.URI(), s.User(), s.Password(), "RETURN any(x IN range(1, 9000000000) WHERE x < 0) AS never")
		ended <- err
	}()
	for busy := any(int64(0)); busy == any(int64(0)); {
		busy, _ = ask(t.Context(), s.URI(), s.User(), s.Password(), "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS 'never' AND NOT q STARTS WITH 'SHOW' RETURN count(*)")
	}
	s.Restart("A query could not be stopped.")
	down := awaitState(t, s, Restarting)
	if down.Message != "A query could not be stopped. The database is restarting; this takes a few seconds." {
		t.Errorf("meanwhile it says %q", down.Message)
	}
	if err := <-ended; err == nil {
		t.Error("the query came to its end")
	}
	awaitState(t, s, Ready)
	t.Logf("it answers again %v after the query began", time.Since(began))
}

func TestAServerThatCannotWriteAnyMoreIsStartedAgain(t *testing.T) {
	s := shared(t)
	noFiles := &unix.Rlimit{} // of any length; a full disk without a disk to fill
	if err := unix.Prlimit(javaOf(t, s.cfg.DataDir), unix.RLIMIT_FSIZE, noFiles, nil); err != nil {
		t.Fatal(err)
	}
	const create = "CREATE (n:Written) RETURN 1"
	if _, err := ask(t.Context(), s.URI(), s.User(), s.Password(), create); err == nil {
		t.Fatal("it could still write")
	}
	down := awaitState(t, s, Restarting)
	mustContain(t, down.Err.Error(), "Neo4j was stopped because it met an error")
	awaitState(t, s, Ready)
	if _, err := ask(t.Context(), s.URI(), s.User(), s.Password(), create); err != nil {
		t.Error(err)
	}
}

func TestADamagedJarIsFetchedAgainAndCloseLeavesNoProcess(t *testing.T) {
	cfg := small(filepath.Join(t.TempDir(), "new", "data"))
	cfg.CacheDir = copyCache(t)
	said := &transcript{}
	cfg.Progress = said.add
	jar := filepath.Join(cfg.CacheDir, "jars", "neo4j-kernel-"+Version+".jar")
	damage(t, jar)

	s, err := Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WaitReady(t.Context()); err != nil {
		t.Fatal(err)
	}
	if said.count("damaged") != 1 {
		t.Errorf("nobody was told: %q", said.lines)
	}
	pid := javaOf(t, cfg.DataDir)
	if pid == 0 {
		t.Fatal("it runs, but not where it was told to")
	}
	s.Close()
	s.Close()
	if left := javaOf(t, cfg.DataDir); left != 0 {
		t.Errorf("process %d is left", left)
	}
	if now := s.Status(); now.State != Stopped {
		t.Errorf("after Close it is %s", now.State)
	}
	if err := s.WaitReady(t.Context()); !errors.Is(err, ErrStopped) {
		t.Errorf("waiting for a closed server gave %v", err)
	}
}

// javaOf returns the process of the server whose files are in dir, 0 if none.
// A zombie counts as gone: it has no command line any more.
func javaOf(t *testing.T, dir string) int {
	t.Helper()
	paths, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		line, _ := os.ReadFile(path) // it may have ended since
		if strings.Contains(string(line), "--home-dir="+dir+"\x00") {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			return pid
		}
	}
	return 0
}

// awaitEnd returns when a process has ended, be it as a zombie.
func awaitEnd(t *testing.T, pid int) {
	t.Helper()
	fd, err := unix.PidfdOpen(pid, 0)
	if err == unix.ESRCH {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	for {
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, 30_000)
		if err == unix.EINTR {
			continue
		}
		if err != nil || n == 0 {
			t.Fatalf("process %d is still there after 30 s (%v)", pid, err)
		}
		return
	}
}

func TestTheServerEndsWithItsParentHoweverThatEnds(t *testing.T) {
	endings := []struct {
		name  string
		after string // what the parent has to log first
		end   func(p *os.Process, stdin io.Closer) error
	}{
		{"killed while it is in use", "neo4j is ready", func(p *os.Process, _ io.Closer) error { return p.Signal(syscall.SIGKILL) }},
		{"terminated", "neo4j is starting", func(p *os.Process, _ io.Closer) error { return p.Signal(syscall.SIGTERM) }},
		{"panics", "neo4j is starting", func(_ *os.Process, stdin io.Closer) error { return stdin.Close() }},
	}
	shared(t) // the jars are there
	for _, ending := range endings {
		t.Run(ending.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "NEO4JD_TEST_PARENT_OF="+dir)
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer cmd.Process.Kill()
			java := loggedPID(t, out, ending.after)
			if err := ending.end(cmd.Process, in); err != nil {
				t.Fatal(err)
			}
			cmd.Wait()
			awaitEnd(t, java)
		})
	}
}

// loggedPID reads log lines up to the one with the given message and returns
// the process it names.
func loggedPID(t *testing.T, log io.Reader, message string) int {
	t.Helper()
	lines := json.NewDecoder(log)
	for {
		var line struct {
			Msg string
			PID int
		}
		if err := lines.Decode(&line); err != nil {
			t.Fatalf("the parent ended before it logged %q: %v", message, err)
		}
		if line.Msg == message {
			return line.PID
		}
	}
}
