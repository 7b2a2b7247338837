package neo4jd

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/gofrs/flock"
)

// claim makes dir and locks it for this process. The lock ends with the
// process, however it ends.
func claim(dir string) (*flock.Flock, error) {
	for _, d := range []string{dir, confDir(dir), filepath.Join(dir, "logs")} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, diskError(dir, err)
		}
	}
	path := filepath.Join(dir, "lock")
	lock := flock.New(path, flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, diskError(dir, err)
	}
	if !locked {
		return nil, &InUseError{Dir: dir, PID: readPID(path)}
	}
	if err := os.WriteFile(path, []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		lock.Unlock()
		return nil, diskError(dir, err)
	}
	return lock, nil
}

func readPID(path string) int {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0
	}
	return pid
}

// neededMB is what an empty store, its logs and the first transactions take.
const neededMB = 64

// errNoSpace wraps ENOSPC so that it is explained like the real thing.
var errNoSpace = errors.Join(fmt.Errorf("less than %d MB are left", neededMB), syscall.ENOSPC)

func checkFreeSpace(dir string) error {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(dir, &stat); err != nil {
		return diskError(dir, err)
	}
	if uint64(stat.Bavail)*uint64(stat.Bsize) < neededMB<<20 {
		return diskError(dir, errNoSpace)
	}
	return nil
}

// freePort asks the system for a port nobody listens on. It is chosen before
// Java starts so that the address is known at once.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// writeFile replaces path as a whole, so that a crash or a full disk never
// leaves half of it.
func writeFile(path string, content []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err = tmp.Write(content); err == nil {
		err = tmp.Sync()
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
