package neo4jd

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

func TestTheServerEndsWithItsParentHoweverThatEnds(t *testing.T) {
	endings := map[string]func(p *os.Process, stdin io.Closer) error{
		"SIGKILL": func(p *os.Process, _ io.Closer) error { return p.Signal(syscall.SIGKILL) },
		"SIGTERM": func(p *os.Process, _ io.Closer) error { return p.Signal(syscall.SIGTERM) },
		"panic":   func(_ *os.Process, stdin io.Closer) error { return stdin.Close() },
	}
	shared(t) // the jars are there
	for name, end := range endings {
		t.Run(name, func(t *testing.T) {
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
			defer cmd.Wait()
			defer cmd.Process.Kill()
			if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
				t.Fatalf("it said %q, %v", line, err)
			}
			java := javaOf(t, dir)
			if java == 0 {
				t.Fatal("its server does not run")
			}
			if err := end(cmd.Process, in); err != nil {
				t.Fatal(err)
			}
			cmd.Wait()
			awaitEnd(t, java)
		})
	}
}
