package neo4jd

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// archive is a class-data-sharing archive: Java's classes parsed in advance,
// which takes a third off each start. It fits one build of Java and the jars
// beside it; Java ignores one that does not fit.
//
// It is made by a second, empty server, at the lowest priority, after the real
// one is ready. The real one could write it when it stops, but then the first
// Ctrl-C would take 8 s; it could write it on demand, but then it would stand
// still meanwhile, and jcmd, which asks for it, is not part of a Java runtime.
type archive struct{ path string }

// trainTimeout is long: at the lowest priority a busy machine takes its time,
// and nobody waits for it.
const trainTimeout = 10 * time.Minute

func (in installation) archive() archive {
	return archive{filepath.Join(in.cache.dir, "archive-"+in.java.build+".jsa")}
}

// use returns the flags with which Java uses the archive, none without one.
func (a archive) use() []string {
	if info, err := os.Stat(a.path); err != nil || info.Size() == 0 {
		return nil
	}
	return []string{"-XX:SharedArchiveFile=" + a.path, "-Xshare:auto"}
}

func (a archive) remove() { os.Remove(a.path) }

// makeArchive makes a missing archive in the background. Nothing depends on it,
// so that its errors are only logged.
func (s *Server) makeArchive(ctx context.Context, in installation, a archive) {
	if _, err := os.Stat(a.path); !errors.Is(err, fs.ErrNotExist) {
		return
	}
	s.archives.Go(func() {
		err := s.train(ctx, in, a)
		if ctx.Err() != nil {
			return
		}
		s.cfg.Log.Debug("made a start-up archive", "path", a.path, "error", err)
	})
}

// train runs a server of its own in a directory that is removed afterwards and
// has it write the archive when it stops. One process at a time does so.
func (s *Server) train(ctx context.Context, in installation, a archive) error {
	lock := flock.New(filepath.Join(in.cache.dir, "archive.lock"))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return err
	}
	defer lock.Unlock()
	in.cache.removeAll("train-*")
	home, err := os.MkdirTemp(in.cache.dir, "train-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	dump := filepath.Join(home, "archive.jsa")
	if err := s.trainIn(ctx, in, home, dump); err != nil {
		return err
	}
	if _, err := os.Stat(dump); errors.Is(err, fs.ErrNotExist) {
		return os.WriteFile(a.path, nil, 0o600) // this Java cannot; the empty file saves the next attempt
	}
	return os.Rename(dump, a.path)
}

func (s *Server) trainIn(ctx context.Context, in installation, home, dump string) error {
	port, err := freePort()
	if err != nil {
		return err
	}
	password, err := ensurePassword(home)
	if err != nil {
		return err
	}
	if err := writeConf(s.cfg, home, port); err != nil {
		return err
	}
	c, err := start(politely(s.command(in, home, "-XX:ArchiveClassesAtExit="+dump, "-Xlog:disable")))
	if err != nil {
		return err
	}
	defer c.kill()
	target := probeTarget{port: port, password: password, patience: trainTimeout, probe: s.cfg.Probe}
	if err := target.await(ctx, c); err != nil {
		return err
	}
	end := context.AfterFunc(ctx, c.kill)
	defer end()
	c.stop(trainTimeout)
	return ctx.Err()
}

// politely lowers a command's priority where the system can.
func politely(cmd *exec.Cmd) *exec.Cmd {
	nice, err := exec.LookPath("nice")
	if err != nil {
		return cmd
	}
	cmd.Args = append([]string{nice, "-n", "19", cmd.Path}, cmd.Args[1:]...)
	cmd.Path = nice
	return cmd
}
