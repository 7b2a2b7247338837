package neo4jd

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAServerAnswersWhoeverKnowsItsPasswordAndNobodyElse(t *testing.T) {
	s := shared(t)
	if err := ping(t.Context(), s.URI(), s.User(), s.Password()); err != nil {
		t.Error(err)
	}
	if err := ping(t.Context(), s.URI(), s.User(), "a guess"); err == nil {
		t.Error("a wrong password was accepted")
	}
	if len(s.Password()) < 20 {
		t.Errorf("the password has %d characters", len(s.Password()))
	}
}

func TestTheDataDirectoryAndThePasswordAreTheOwnersAlone(t *testing.T) {
	dir := shared(t).cfg.DataDir
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, "password"): 0o600} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o instead of %o", path, info.Mode().Perm(), want)
		}
	}
}

func TestQueriesCannotReadFilesOrCallAddresses(t *testing.T) {
	s := shared(t)
	for _, from := range []string{"file:///etc/hosts", "http://127.0.0.1/", "http://[::ffff:127.0.0.1]/"} {
		query := "LOAD CSV FROM '" + from + "' AS line RETURN line"
		_, err := ask(t.Context(), s.URI(), s.User(), s.Password(), query)
		if err == nil || strings.Contains(err.Error(), "refused: ") {
			t.Errorf("%s was tried: %v", from, err)
		}
	}
}

func TestASecondServerOnTheSameDirectorySaysWhoUsesIt(t *testing.T) {
	_, err := Start(t.Context(), small(shared(t).cfg.DataDir))
	var inUse *InUseError
	if !errors.As(err, &inUse) {
		t.Fatalf("got %v", err)
	}
	if inUse.PID != os.Getpid() {
		t.Errorf("it names process %d, not %d", inUse.PID, os.Getpid())
	}
	mustContain(t, err.Error(), inUse.Dir, "choose another data directory")
}

// damage changes one byte of a file.
func damage(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
