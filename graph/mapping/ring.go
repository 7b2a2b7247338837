package mapping

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// ring finds rows that mean the same thing, in 24 bytes a row: keys and contents
// are known by their hashes.
type ring struct {
	entries []entry
	again   map[int]int // rows that say what another one did: which; below zero where it differs
	lines   map[int]int // where these others stand, as far as they have been read again
}

type entry struct {
	key     uint64
	content uint64
	row     int // counted through all tables
}

func hashOf(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}

func (r *ring) add(key string, content uint64, row int) {
	r.entries = append(r.entries, entry{hashOf(key), content, row})
}

// close finds what stands there twice. Within one row it is no mistake.
func (r *ring) close() {
	slices.SortFunc(r.entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.row, b.row)) })
	r.again, r.lines = map[int]int{}, map[int]int{}
	for i, first := 1, 0; i < len(r.entries); i++ {
		e := r.entries[i]
		if f := r.entries[first]; e.key != f.key {
			first = i
		} else if e.row != f.row {
			r.lines[f.row] = 0
			if e.content == f.content {
				if _, known := r.again[e.row]; !known {
					r.again[e.row] = f.row
				}
			} else {
				r.again[e.row] = -1 - f.row
			}
		}
	}
	r.entries = nil
}
