package neo4jd

import (
	"bufio"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// The checksums of all jars are part of the program: whatever Maven, a mirror
// or a disk hands over, only these bytes are run. After a change of pom.xml:
// mvn dependency:copy-dependencies, then LC_ALL=C sha256sum *.jar > jars.sha256.
//
//go:embed jars.sha256
var jarSums string

// jarSet maps names of jars to their SHA-256 in hexadecimal.
type jarSet map[string]string

// parseJarSums reads the format of sha256sum: a checksum, two spaces, a name.
func parseJarSums(text string) (jarSet, error) {
	jars := jarSet{}
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		raw, err := hex.DecodeString(sum)
		if !ok || err != nil || len(raw) != sha256.Size || !validJarName(name) {
			return nil, fmt.Errorf("not a line of sha256sum about a jar: %q", lines.Text())
		}
		jars[name] = strings.ToLower(sum)
	}
	return jars, lines.Err()
}

func validJarName(name string) bool {
	return strings.HasSuffix(name, ".jar") && filepath.Base(name) == name
}

// verify returns nil when dir holds exactly these jars. It reads them all:
// 93 MB take a fifth of a second, and Java is about to read them anyway.
func (jars jarSet) verify(ctx context.Context, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) != len(jars) {
		return fmt.Errorf("%s holds %d files instead of %d", dir, len(entries), len(jars))
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.NumCPU())
	for name, sum := range jars {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return verifyFile(filepath.Join(dir, name), sum)
		})
	}
	return group.Wait()
}

func verifyFile(path, want string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return err
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != want {
		return fmt.Errorf("%s is not what it should be: its SHA-256 is %s instead of %s", path, got, want)
	}
	return nil
}

// classPath lists the jars in a fixed order, which a start-up archive needs.
func (jars jarSet) classPath(dir string) string {
	var paths []string
	for name := range jars {
		paths = append(paths, filepath.Join(dir, name))
	}
	slices.Sort(paths)
	return strings.Join(paths, string(os.PathListSeparator))
}
