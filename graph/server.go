package graph

import (
	"context"
	"fmt"
)

// The oldest Neo4j that understands all of Clew's queries.
const oldestMajor, oldestMinor = 5, 26

// checkServer refuses a Neo4j that is too old, rather than fail on the first
// query that it can't read. A login that may not ask is believed.
func (s *Store) checkServer(ctx context.Context) error {
	records, err := s.read(ctx, query("server_version"), nil)
	if KindOf(err) == Forbidden || err == nil && len(records) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	version, _ := records[0].Values[0].(string)
	if tooOld(version) {
		return invalid("The server is Neo4j %s. Clew needs Neo4j %d.%d or newer.", version, oldestMajor, oldestMinor)
	}
	return nil
}

// tooOld reads a version such as 5.26.30, 5.27-aura or 2025.06.0. One that it
// can't read is believed to be new.
func tooOld(version string) bool {
	var major, minor int
	if n, _ := fmt.Sscanf(version, "%d.%d", &major, &minor); n < 2 {
		return false
	}
	return major < oldestMajor || major == oldestMajor && minor < oldestMinor
}
