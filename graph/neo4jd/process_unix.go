//go:build unix && !linux

package neo4jd

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// startGuarded starts cmd and, as only Linux kills a child with its parent, a
// small shell beside it that reads from a pipe of ours. The pipe ends when this
// process does, however that happens, and the shell then kills cmd.
func startGuarded(cmd *exec.Cmd) (release func(), err error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	if err := cmd.Start(); err != nil {
		write.Close()
		return nil, err
	}
	guard := exec.Command("/bin/sh", "-c", `read -r _; kill -KILL "$1"`, "sh", strconv.Itoa(cmd.Process.Pid))
	guard.Stdin = read
	guard.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := guard.Start(); err != nil {
		write.Close()
		cmd.Process.Kill()
		cmd.Wait()
		return nil, err
	}
	return func() {
		guard.Process.Kill()
		guard.Wait()
		write.Close()
	}, nil
}
