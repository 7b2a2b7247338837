package neo4jd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// ErrStopped says that the server was closed before it was ready.
var ErrStopped = errors.New("the database was stopped")

// InUseError says that another process uses the data directory.
type InUseError struct {
	Dir string
	PID int // 0 when unknown
}

func (e *InUseError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("another Clew is using %s; stop it, or choose another data directory", e.Dir)
	}
	return fmt.Sprintf("another Clew is using %s (process %d); stop it, or choose another data directory", e.Dir, e.PID)
}

// diskError turns what the file system said about dir into a sentence.
func diskError(dir string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("the disk that holds %s is full; free some space, or choose another data directory: %w", dir, err)
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s cannot be written; change its permissions, or choose another data directory: %w", dir, err)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is not a directory; choose another data directory: %w", dir, err)
	}
	return fmt.Errorf("%s cannot be used as a data directory: %w", dir, err)
}

// cacheError does the same for the cache directory.
func cacheError(dir string, err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("the disk that holds %s is full; free some space (Neo4j's program files take 95 MB): %w", dir, err)
	}
	return fmt.Errorf("Neo4j's program files cannot be kept in %s; change its permissions, or set XDG_CACHE_HOME to another directory: %w", dir, err)
}

// isDiskError tells trouble with our own files from trouble with Maven.
func isDiskError(err error) bool {
	var path *fs.PathError
	var link *os.LinkError
	return errors.Is(err, syscall.ENOSPC) || errors.As(err, &path) || errors.As(err, &link)
}
