package neo4jd

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const userName = "neo4j"

// ensurePassword returns the password kept in dir, making one the first time,
// and leaves its hash where a new database looks for its first user.
func ensurePassword(dir string) (string, error) {
	path := filepath.Join(dir, "password")
	text, err := os.ReadFile(path)
	password := strings.TrimSpace(string(text))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if password, err = newPassword(dir); err != nil {
			return "", err
		}
		if err = writeFile(path, []byte(password+"\n")); err != nil {
			return "", err
		}
	case err != nil:
		return "", err
	case password == "":
		return "", fmt.Errorf("the file %s is empty; restore it, or remove the data directory to begin anew", path)
	}
	return password, writeInitialUser(dir, password)
}

// newPassword refuses when there is a database already: it would know another.
func newPassword(dir string) (string, error) {
	if _, err := os.Stat(filepath.Join(dir, "data", "databases", "system")); err == nil {
		return "", fmt.Errorf("a database is there but its file \"password\" is missing; restore it, or choose another data directory")
	}
	return rand.Text(), nil
}

// writeInitialUser writes the file from which Neo4j takes its first user when
// it makes its system database; afterwards it is not read.
func writeInitialUser(dir, password string) error {
	dbms := filepath.Join(dir, "data", "dbms")
	if err := os.MkdirAll(dbms, 0o700); err != nil {
		return err
	}
	salt := make([]byte, sha256.Size)
	rand.Read(salt)
	return writeFile(filepath.Join(dbms, "auth.ini"), []byte(userLine(password, salt)+"\n"))
}

// userLine is a user in Neo4j's own format: name, algorithm, hash, salt and
// number of iterations. The password is random, so a fast hash is enough.
func userLine(password string, salt []byte) string {
	const iterations = 1024
	hash := sha256.Sum256(append(salt[:len(salt):len(salt)], password...))
	for range iterations - 1 {
		hash = sha256.Sum256(hash[:])
	}
	return fmt.Sprintf("%s:SHA-256,%s,%s,%d:", userName, hex.EncodeToString(hash[:]), hex.EncodeToString(salt), iterations)
}
