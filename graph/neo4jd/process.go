package neo4jd

import (
	"context"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// child is a process that does not outlive this one.
type child struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended and been waited for
	err  error         // how it ended; read after done
}

// start starts cmd in a process group of its own, so that a terminal's Ctrl-C
// reaches us alone and we decide how the child ends. Linux kills the child when
// the *thread* that started it ends, hence the goroutine that keeps its thread.
func start(cmd *exec.Cmd) (*child, error) {
	c := &child{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		guard, err := startGuarded(cmd)
		started <- err
		if err != nil {
			return
		}
		c.err = cmd.Wait()
		guard()
		close(c.done)
	}()
	return c, <-started
}

// run starts cmd and waits for its end.
func run(cmd *exec.Cmd) error {
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	c, err := start(cmd)
	if err != nil {
		return err
	}
	<-c.done
	return c.err
}

// stop ends the child gently, and by force when grace has passed.
func (c *child) stop(grace time.Duration) {
	c.cmd.Process.Signal(syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	select {
	case <-c.done:
	case <-ctx.Done():
		c.kill()
	}
}

// kill ends the child and its process group at once.
func (c *child) kill() {
	select {
	case <-c.done:
		return
	default:
	}
	syscall.Kill(-c.cmd.Process.Pid, syscall.SIGKILL)
	<-c.done
}
