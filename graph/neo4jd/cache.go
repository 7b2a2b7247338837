package neo4jd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// cache is the directory of jars that all servers of one user share.
type cache struct {
	dir      string
	jars     jarSet
	progress func(string)
	log      *slog.Logger
}

func (c *cache) jarDir() string { return filepath.Join(c.dir, "jars") }

// ensure makes sure that the cache holds the right jars, and fetches them if
// it does not. Its errors are final and safe to show.
func (c *cache) ensure(ctx context.Context, j java) error {
	err := c.jars.verify(ctx, c.jarDir())
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return cacheError(c.dir, err)
	}
	lock, err := c.acquire(ctx)
	if err != nil {
		return err
	}
	defer lock.Unlock()
	err = c.jars.verify(ctx, c.jarDir()) // another process may have fetched them meanwhile
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, fs.ErrNotExist) {
		c.log.Info("neo4j is not in the cache", "cache", c.dir)
	} else {
		c.log.Warn("the cache of neo4j is damaged", "cache", c.dir, "error", err)
		c.progress("Neo4j's program files are damaged or incomplete; fetching them again…")
	}
	return c.fetch(ctx, j)
}

// acquire locks the cache against other processes that would fetch, too.
func (c *cache) acquire(ctx context.Context) (*flock.Flock, error) {
	lock := flock.New(filepath.Join(c.dir, "lock"))
	locked, err := lock.TryLock()
	if err == nil && !locked {
		c.progress("Another Clew is fetching Neo4j; waiting for it…")
		_, err = lock.TryLockContext(ctx, 200*time.Millisecond)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, cacheError(c.dir, err)
	}
	return lock, nil
}

// fetch has Maven copy the jars next to their place, checks them and moves them
// there in one step. Should the user's Maven repository give wrong bytes, a
// second round asks the network alone and leaves that repository as it is.
func (c *cache) fetch(ctx context.Context, j java) error {
	mvn, err := findMaven(ctx, j)
	if err != nil {
		return err
	}
	c.removeLeftovers()
	c.progress(fmt.Sprintf("Fetching Neo4j %s (about 95 MB, once)…", Version))
	for _, ownRepository := range []bool{false, true} {
		if err = c.fetchOnce(ctx, mvn, ownRepository); err == nil || ctx.Err() != nil {
			break
		}
		c.log.Warn("fetching neo4j failed", "error", err, "own repository", ownRepository)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case isDiskError(err):
		return cacheError(c.dir, err)
	case err != nil:
		return fmt.Errorf("Neo4j %s could not be fetched (%w); check the network and Maven's settings and start Clew again, %s", Version, err, otherWays)
	}
	return nil
}

func (c *cache) fetchOnce(ctx context.Context, mvn maven, ownRepository bool) error {
	work, err := os.MkdirTemp(c.dir, "fetch-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	repository := ""
	if ownRepository {
		repository = filepath.Join(work, "repository")
	}
	if err := mvn.copyJars(ctx, work, repository, c.counter()); err != nil {
		return err
	}
	jars := filepath.Join(work, "jars")
	if err := c.jars.verify(ctx, jars); err != nil {
		return err
	}
	return c.install(jars, filepath.Join(work, "old"))
}

// counter reports each tenth of the jars that have come.
func (c *cache) counter() func(jar string) {
	seen := map[string]bool{}
	shown := 0
	return func(jar string) {
		if c.jars[jar] == "" || seen[jar] {
			return
		}
		seen[jar] = true
		if tenths := len(seen) * 10 / len(c.jars); tenths > shown {
			shown = tenths
			c.progress(fmt.Sprintf("Fetching Neo4j %s: %d of %d files", Version, len(seen), len(c.jars)))
		}
	}
}

// install replaces the jars. Archives made from the old ones fit no longer. A
// server that runs on the old ones keeps them open and does not notice.
func (c *cache) install(jars, trash string) error {
	c.removeAll("archive-*")
	if err := os.Rename(c.jarDir(), trash); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(jars, c.jarDir())
}

// removeLeftovers removes what killed processes left behind.
func (c *cache) removeLeftovers() { c.removeAll("fetch-*") }

func (c *cache) removeAll(pattern string) {
	paths, _ := filepath.Glob(filepath.Join(c.dir, pattern)) // only a bad pattern is an error
	for _, path := range paths {
		if err := os.RemoveAll(path); err != nil {
			c.log.Warn("a leftover in the cache stays", "error", err)
		}
	}
}
