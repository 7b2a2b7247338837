package neo4jd

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

const (
	oldestJava = 17
	newestJava = 21 // the newest that Neo4j 5.26 is released for
)

// otherWays ends each message about a missing tool.
const otherWays = `or set CLEW_NEO4J_URI to a Neo4j of yours, or run Clew with "docker compose up"`

// java is an installed Java that can run the server.
type java struct {
	path  string // of the program
	major int    // 17, 21, …
	build string // identifies the exact build
}

// findJava looks at JAVA_HOME, then at PATH, and takes the first that is new
// enough.
func findJava(ctx context.Context) (java, error) {
	var tooOld *java
	for _, path := range programs("JAVA_HOME", "java") {
		found, err := askJava(ctx, path)
		if ctx.Err() != nil {
			return java{}, ctx.Err()
		}
		if err != nil {
			continue
		}
		if found.major >= oldestJava {
			return found, nil
		}
		tooOld = &found
	}
	const install = "install Java 17 or 21 (Debian, Ubuntu: apt install default-jre-headless; macOS: brew install openjdk@21, and set JAVA_HOME to what brew --prefix openjdk@21 prints), " + otherWays
	if tooOld != nil {
		return java{}, fmt.Errorf("Java %d (%s) is too old for Neo4j; %s", tooOld.major, tooOld.path, install)
	}
	return java{}, fmt.Errorf("Java was not found, and Neo4j needs it; %s", install)
}

// programs returns where a program may be: in bin below the directory that a
// variable names, then on PATH.
func programs(homeVariable, name string) []string {
	var paths []string
	if home := os.Getenv(homeVariable); home != "" {
		paths = append(paths, filepath.Join(home, "bin", name))
	}
	if path, err := exec.LookPath(name); err == nil {
		paths = append(paths, path)
	}
	return paths
}

func askJava(ctx context.Context, path string) (java, error) {
	answer, err := output(exec.CommandContext(ctx, path, "-version"))
	if err != nil {
		return java{}, err
	}
	major, err := parseJavaVersion(answer)
	if err != nil {
		return java{}, err
	}
	sum := sha256.Sum256([]byte(answer))
	return java{path: path, major: major, build: hex.EncodeToString(sum[:6])}, nil
}

var javaVersion = regexp.MustCompile(`version "(?:1\.)?(\d{1,4})`)

// parseJavaVersion finds the major version in what java -version prints;
// 1.8 and its elders count as 8 and so on.
func parseJavaVersion(answer string) (int, error) {
	match := javaVersion.FindStringSubmatch(answer)
	if match == nil {
		return 0, fmt.Errorf("no version in %q", answer)
	}
	return strconv.Atoi(match[1])
}

// home is Java's installation directory, or empty where path is only a stub.
func (j java) home() string {
	real, err := filepath.EvalSymlinks(j.path)
	if err != nil {
		return ""
	}
	home := filepath.Dir(filepath.Dir(real))
	if _, err := os.Stat(filepath.Join(home, "lib", "modules")); err != nil {
		return ""
	}
	return home
}
