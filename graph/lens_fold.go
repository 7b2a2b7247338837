package graph

import "slices"

// Fold says which events a canvas draws as links between their two
// neighbours: whole types but for some of their events, and single events.
// Lists are sorted.
type Fold struct {
	Types  []string `json:"types,omitempty"`
	Events []string `json:"events,omitempty"` // IDs, as those of Except
	Except []string `json:"except,omitempty"`
}

// maxFoldName bounds the name of a type or an ID, in bytes.
const maxFoldName = 500

func (f *Fold) check() error {
	for _, list := range [][]string{f.Types, f.Events, f.Except} {
		if len(list) > maxViewEntities || slices.ContainsFunc(list, func(name string) bool { return name == "" || len(name) > maxFoldName }) {
			return invalid("More is folded than a picture can keep.")
		}
	}
	return nil
}
