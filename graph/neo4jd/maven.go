package neo4jd

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

//go:embed pom.xml
var pom []byte

// maven is an installed Maven that can fetch the jars.
type maven struct {
	path string
	env  []string
}

// findMaven looks at MAVEN_HOME, then at PATH. Maven runs on the same Java as
// the server, so that a JAVA_HOME gone stale does no harm.
func findMaven(ctx context.Context, j java) (maven, error) {
	env := os.Environ()
	if home := j.home(); home != "" {
		env = append(env, "JAVA_HOME="+home)
	}
	const install = "install it (Debian, Ubuntu: apt install maven; macOS: brew install maven), " + otherWays
	var tooOld string
	for _, path := range programs("MAVEN_HOME", "mvn") {
		cmd := exec.CommandContext(ctx, path, "-B", "-version")
		cmd.Env = env
		answer, err := output(cmd)
		if ctx.Err() != nil {
			return maven{}, ctx.Err()
		}
		if err != nil {
			continue
		}
		version, ok := parseMavenVersion(answer)
		if ok {
			return maven{path: path, env: env}, nil
		}
		tooOld = version
	}
	if tooOld != "" {
		return maven{}, fmt.Errorf("Maven %s is too old to fetch Neo4j, which takes Maven 3.6.3 or newer; %s", tooOld, install)
	}
	return maven{}, fmt.Errorf("Maven was not found, and Neo4j is fetched with it once; %s", install)
}

var mavenVersion = regexp.MustCompile(`Apache Maven (\d{1,4})\.(\d{1,4})\.(\d{1,4})`)

// parseMavenVersion finds the version in what mvn -version prints and says
// whether the plugin that copies the jars runs on it.
func parseMavenVersion(answer string) (version string, newEnough bool) {
	match := mavenVersion.FindStringSubmatch(answer)
	if match == nil {
		return "", false
	}
	var have [3]int
	for i := range have {
		have[i], _ = strconv.Atoi(match[i+1])
	}
	version = fmt.Sprintf("%d.%d.%d", have[0], have[1], have[2])
	switch {
	case have[0] != 3:
		return version, have[0] > 3
	case have[1] != 6:
		return version, have[1] > 6
	}
	return version, have[2] >= 3
}

// copyJars has Maven put the jars of pom.xml into dir/jars. An empty repository
// means the user's own. Each jar that comes over the network is given to fetched.
func (m maven) copyJars(ctx context.Context, dir, repository string, fetched func(jar string)) error {
	if err := os.WriteFile(filepath.Join(dir, "pom.xml"), pom, 0o600); err != nil {
		return err
	}
	args := []string{"-B", "--strict-checksums", "dependency:copy-dependencies",
		"-DincludeScope=runtime", "-DoutputDirectory=" + filepath.Join(dir, "jars")}
	if repository != "" {
		args = append(args, "-Dmaven.repo.local="+repository)
	}
	cmd := exec.CommandContext(ctx, m.path, args...)
	cmd.Dir, cmd.Env = dir, m.env
	var complaint string
	err := runLines(cmd, func(line string) {
		if jar := downloadedJar(line); jar != "" {
			fetched(jar)
		}
		if text, ok := strings.CutPrefix(line, "[ERROR] "); ok && complaint == "" {
			complaint = text
		}
	})
	if err != nil && complaint != "" {
		return errors.New(complaint)
	}
	return err
}

var downloaded = regexp.MustCompile(`Downloaded from \S+: \S*/([^/\s]+\.jar)(?:\s|$)`)

// downloadedJar returns the name of the jar whose arrival a line of Maven's
// output reports, or "".
func downloadedJar(line string) string {
	if match := downloaded.FindStringSubmatch(line); match != nil {
		return match[1]
	}
	return ""
}

// runLines runs cmd as a guarded child and gives each line it prints to f.
func runLines(cmd *exec.Cmd, f func(line string)) error {
	reader, writer := io.Pipe()
	cmd.Stdout, cmd.Stderr = writer, writer
	read := make(chan struct{})
	go func() {
		defer close(read)
		lines := bufio.NewReader(reader)
		for {
			line, err := lines.ReadString('\n')
			if line != "" {
				f(strings.TrimRight(line, "\r\n"))
			}
			if err != nil {
				return
			}
		}
	}()
	err := run(cmd)
	writer.Close()
	<-read
	return err
}

// output runs cmd as a guarded child and returns all it prints.
func output(cmd *exec.Cmd) (string, error) {
	var text strings.Builder
	err := runLines(cmd, func(line string) { text.WriteString(line + "\n") })
	return text.String(), err
}
