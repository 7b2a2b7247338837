package neo4jd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// runOnce runs Java until it ends, which is always an error, or until ctx ends.
func (s *Server) runOnce(ctx context.Context, in installation, retry *retries) error {
	began := time.Now()
	archive := in.archive()
	text := &tail{}
	cmd := s.command(in, s.cfg.DataDir, archive.use()...)
	cmd.Stdout, cmd.Stderr = text, text
	c, err := start(cmd)
	if err != nil {
		return fmt.Errorf("Java could not be started: %w", err)
	}
	s.cfg.Log.Debug("neo4j is starting", "pid", cmd.Process.Pid)
	target := probeTarget{port: s.port, password: s.password, patience: retry.patience(), probe: s.cfg.Probe}
	if err := target.await(ctx, c); err != nil {
		c.stop(stopGrace)
		why := explain(err, c.err, text.String(), s.cfg.DataDir)
		if ctx.Err() == nil && errors.Is(err, errExited) && !why.known {
			archive.remove() // in case it is the culprit
		}
		return why
	}
	retry.ready()
	s.cfg.Progress(fmt.Sprintf("Neo4j is ready (%.1f s)", time.Since(began).Seconds()))
	s.cfg.Log.Info("neo4j is ready", "uri", s.URI(), "pid", cmd.Process.Pid, "took", time.Since(began))
	s.status.set(func(st *Status) { st.State, st.Message, st.Err = Ready, "The database is ready.", nil })
	s.makeArchive(ctx, in, archive)
	err = target.watch(ctx, c, s.asked)
	if errors.As(err, new(*askedFor)) {
		c.kill()
	}
	c.stop(stopGrace)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.cfg.Log.Debug("neo4j's last words", "output", text.String())
	return explain(err, c.err, text.String(), s.cfg.DataDir)
}

// command builds the call of Java for a server whose files are below home.
func (s *Server) command(in installation, home string, extra ...string) *exec.Cmd {
	args := []string{
		"-Xms64m", fmt.Sprintf("-Xmx%dm", s.cfg.HeapMB),
		"-XX:+ExitOnOutOfMemoryError", // the supervisor restarts it, half-dead it would stay
		"-XX:ErrorFile=" + filepath.Join(home, "logs", "java-crash.log"),
		"-XX:+DisableExplicitGC",
		"-Dfile.encoding=UTF-8",
		"-Djdk.nio.maxCachedBufferSize=1024",
		"-Dio.netty.tryReflectionSetAccessible=true",
		"-Dio.netty.leakDetection.level=DISABLED",
		"-Dlog4j2.disable.jmx=true",
		"-Dlog4j.shutdownHookEnabled=false", // too late to be installed, it made each stop end in an exception
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
	}
	if s.cfg.HeapMB <= 1024 {
		args = append(args, "-XX:+UseSerialGC") // smaller, and fast enough at this size
	}
	args = append(args, extra...)
	args = append(args, "org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+home, "--config-dir="+confDir(home),
		"--console-mode") // else it says nothing on its output when it fails
	cmd := exec.Command(in.java.path, args...)
	cmd.Dir = home
	cmd.Env = append(os.Environ(), "CLASSPATH="+in.cache.jars.classPath(in.cache.jarDir()))
	return cmd
}

// tail keeps the end of what a process prints. The child's writes come from
// one goroutine, which has ended when the child is done.
type tail struct{ text []byte }

const tailSize = 64 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	if extra := len(t.text) - tailSize; extra > 0 {
		t.text = append(t.text[:0], t.text[extra:]...)
	}
	return len(p), nil
}

func (t *tail) String() string { return string(t.text) }
