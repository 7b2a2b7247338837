package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Lasting tells whether an entity's ID keeps meaning the same entity. The
// element ids of a foreign graph do not: the database may reuse them.
func (s *Store) Lasting(id string) bool {
	d := s.dialect()
	if !d.Foreign {
		return true
	}
	_, _, ok := d.parseKey(id)
	return ok
}

// Key returns a short name of this graph that no other graph has, under which
// a browser may keep what belongs to it.
func (s *Store) Key(ctx context.Context) (string, error) {
	records, err := s.read(ctx, query("key"), nil)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(fmt.Append(nil, records[0].Values...))
	return hex.EncodeToString(sum[:8]), nil
}
