package neo4jd

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// failure starts a server that cannot run and returns why.
func failure(t *testing.T, cfg Config) string {
	t.Helper()
	s, err := Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.WaitReady(t.Context())
	if err == nil {
		t.Fatal("it runs")
	}
	if now := s.Status(); now.State != Failed || now.Message == "" || !errors.Is(now.Err, err) {
		t.Errorf("its status is %+v", now)
	}
	return err.Error()
}

var wayOut = []string{"apt install", "brew install", "CLEW_NEO4J_URI", "docker compose up"}

// onlyPrograms makes the programs of a new directory, which are the named ones
// as they are installed here, the only ones there are.
func onlyPrograms(t *testing.T, names ...string) string {
	dir := t.TempDir()
	for _, name := range names {
		realProgram(t, dir, name)
	}
	t.Setenv("PATH", dir)
	t.Setenv("JAVA_HOME", "")
	t.Setenv("MAVEN_HOME", "")
	return dir
}

func TestWithoutJavaItSaysWhatToInstall(t *testing.T) {
	onlyPrograms(t)
	text := failure(t, small(t.TempDir()))
	mustContain(t, text, append(wayOut, "Java was not found", "Java 17 or 21", "jre")...)
}

func TestWithAnOldJavaItSaysWhichOneAndWhatToInstall(t *testing.T) {
	program(t, onlyPrograms(t), "java", `echo 'openjdk version "1.8.0_292"' >&2`)
	text := failure(t, small(t.TempDir()))
	mustContain(t, text, append(wayOut, "Java 8", "too old")...)
}

func TestAStaleJavaHomeIsPassedOverForAJavaThatWorks(t *testing.T) {
	t.Setenv("JAVA_HOME", t.TempDir())
	found, err := findJava(t.Context())
	if err != nil || found.major < oldestJava {
		t.Errorf("found %+v, %v", found, err)
	}
}

func TestWithoutMavenItSaysWhatToInstall(t *testing.T) {
	onlyPrograms(t, "java")
	cfg := small(t.TempDir())
	cfg.CacheDir = t.TempDir()
	mustContain(t, failure(t, cfg), append(wayOut, "Maven was not found", "maven")...)
}

func TestWithAnOldMavenItSaysWhichOneAndWhatToInstall(t *testing.T) {
	dir := onlyPrograms(t, "java")
	program(t, dir, "mvn", "echo 'Apache Maven 3.0.5 (r01de14724c)'")
	cfg := small(t.TempDir())
	cfg.CacheDir = t.TempDir()
	mustContain(t, failure(t, cfg), append(wayOut, "Maven 3.0.5", "too old", "3.6.3")...)
}

func TestMavenIsNotNeededOnceTheJarsAreThere(t *testing.T) {
	cache := &cache{dir: copyCache(t), jars: mustParseJarSums(t)}
	onlyPrograms(t, "java")
	j, err := findJava(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := cache.ensure(t.Context(), j); err != nil {
		t.Error(err)
	}
}

func TestWhenMavenFailsItPassesOnWhatMavenSaid(t *testing.T) {
	dir := onlyPrograms(t, "java")
	program(t, dir, "mvn", `case "$*" in
	*-version*) echo 'Apache Maven 3.9.9' ;;
	*) echo '[ERROR] Could not resolve host repository.example'; exit 1 ;;
	esac`)
	cfg := small(t.TempDir())
	cfg.CacheDir = t.TempDir()
	mustContain(t, failure(t, cfg), "could not be fetched", "Could not resolve host", "check the network")
	if left, _ := filepath.Glob(filepath.Join(cfg.CacheDir, "fetch-*")); len(left) != 0 {
		t.Errorf("it left %v behind", left)
	}
}

func TestTwoThatFindNoJarsFetchThemOnce(t *testing.T) {
	j, err := findJava(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dir, said := t.TempDir(), &transcript{}
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			c := &cache{dir: dir, jars: mustParseJarSums(t), progress: said.add, log: discard}
			if err := c.ensure(t.Context(), j); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if said.count("(about 95 MB, once)") != 1 {
		t.Errorf("it was said: %q", said.lines)
	}
}

func TestAnAbandonedFetchEndsAtOnceAndLeavesNothing(t *testing.T) {
	j, err := findJava(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	c := &cache{dir: dir, jars: mustParseJarSums(t), progress: func(string) { cancel() }, log: discard}
	if err := c.ensure(ctx, j); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != "lock" {
		t.Errorf("the cache holds %v, %v", entries, err)
	}
}
