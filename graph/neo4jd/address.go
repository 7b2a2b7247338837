package neo4jd

import (
	"os"
	"path/filepath"
	"strings"
)

// Address is how to reach a server over Bolt.
type Address struct{ URI, User, Password string }

const addressFile = "address"

// AddressOf is how to reach the server that another process runs on a data
// directory: see [InUseError]. It may not be ready yet.
func AddressOf(dir string) (Address, error) {
	uri, err := os.ReadFile(filepath.Join(dir, addressFile))
	if err != nil {
		return Address{}, err
	}
	password, err := os.ReadFile(filepath.Join(dir, "password"))
	if err != nil {
		return Address{}, err
	}
	return Address{strings.TrimSpace(string(uri)), userName, strings.TrimSpace(string(password))}, nil
}
