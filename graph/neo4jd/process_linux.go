package neo4jd

import (
	"os/exec"
	"syscall"
)

// startGuarded starts cmd so that the kernel kills it when the calling thread
// ends, which happens however this process ends: exit, panic or SIGKILL.
// SIGKILL it is because nobody would be left to insist after a SIGTERM; Neo4j
// loses no committed transaction by it.
func startGuarded(cmd *exec.Cmd) (release func(), err error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	return func() {}, cmd.Start()
}
