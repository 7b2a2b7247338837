//go:build unix && !linux

package neo4jd

import "golang.org/x/sys/unix"

// machineMemoryMB is this machine's memory; 0 when it does not say.
func machineMemoryMB() int {
	bytes, err := unix.SysctlUint64("hw.memsize")
	if err != nil {
		return 0
	}
	return int(bytes >> 20)
}
