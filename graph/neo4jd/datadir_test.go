package neo4jd

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestAFileInPlaceOfTheDataDirectoryIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), small(path))
	if err == nil {
		t.Fatal("it started")
	}
	mustContain(t, err.Error(), path, "not a directory", "choose another")
}

// Nobody, not even root, can make a directory in sysfs.
func TestADirectoryThatCannotBeWrittenIsNamed(t *testing.T) {
	_, err := Start(t.Context(), small("/sys/clew"))
	if err == nil {
		t.Fatal("it started")
	}
	mustContain(t, err.Error(), "/sys/clew cannot be written", "permissions")
}

// /dev/full answers each write as a full disk does.
func TestAFullDiskIsReportedAsOne(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(confDir(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/full", filepath.Join(confDir(dir), "neo4j.conf")); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), small(dir))
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v", err)
	}
	mustContain(t, err.Error(), dir, "is full", "free some space")
}

func TestAfterAFailedStartTheDirectoryIsFreeAgain(t *testing.T) {
	dir := t.TempDir()
	database := filepath.Join(dir, "data", "databases", "system")
	if err := os.MkdirAll(database, 0o700); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := Start(t.Context(), small(dir))
		if err == nil {
			t.Fatal("it made a password for a database that has one")
		}
		mustContain(t, err.Error(), dir, `"password" is missing`)
	}
}

func TestAPasswordThatIsNotTheDatabasesIsNotTriedForEver(t *testing.T) {
	running := shared(t)
	c, err := start(exec.Command("sleep", "600"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.kill()
	target := probeTarget{port: running.port, password: "not the right one", patience: time.Minute, probe: ping}
	err = explain(target.await(t.Context(), c), nil, "", "/some/where")
	mustContain(t, err.Error(), "/some/where", `restore the file "password"`)
	if _, final := (&retries{}).after(err); final == nil {
		t.Error("it would be tried again")
	}
}
