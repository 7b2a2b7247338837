package neo4jd

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

// machineMemoryMB is what this machine, or the container it is, may use.
func machineMemoryMB() int {
	total := 0
	var info syscall.Sysinfo_t
	if err := syscall.Sysinfo(&info); err == nil {
		total = int(uint64(info.Totalram) * uint64(info.Unit) >> 20)
	}
	text, err := os.ReadFile("/sys/fs/cgroup/memory.max")
	if err != nil {
		return total
	}
	if limit, ok := parseMemoryLimit(string(text)); ok && limit < total {
		return limit
	}
	return total
}

// parseMemoryLimit reads a control group's limit, in mebibytes; false means
// that there is none.
func parseMemoryLimit(text string) (mb int, limited bool) {
	bytes, err := strconv.ParseUint(strings.TrimSpace(text), 10, 63)
	return int(bytes >> 20), err == nil
}
