package graph

import (
	"encoding/json"
	"slices"
	"strings"
)

// RowDiff is what has changed between two results of one query.
type RowDiff struct {
	Added, Gone []Row
	Changed     []RowPair
}

// RowPair is a row as it was and as it is.
type RowPair struct{ Before, After Row }

// diffRows compares results whatever the order of their rows. A row has changed
// where both results have one row of its key. The key is the column of that
// name, else all entities and links of the row, else the first of them. Rows
// with none are only added and gone.
func diffRows(columns []string, key string, before, after []Row) RowDiff {
	gone, added := without(before, after), without(after, before)
	var diff RowDiff
	for _, keyOf := range keysOf(columns, key) {
		was, is, free := keyed(before, keyOf), keyed(after, keyOf), keyed(gone, keyOf)
		changed := map[string]bool{}
		for _, r := range added {
			k := keyOf(r)
			if k != "" && len(was[k]) == 1 && len(is[k]) == 1 && len(free[k]) == 1 {
				diff.Changed = append(diff.Changed, RowPair{was[k][0], r})
				changed[k] = true
			}
		}
		paired := func(r Row) bool { return changed[keyOf(r)] }
		gone, added = slices.DeleteFunc(gone, paired), slices.DeleteFunc(added, paired)
	}
	diff.Gone, diff.Added = gone, added
	return diff
}

// without returns the rows that others don't hold, or not as often.
func without(rows, others []Row) []Row {
	held := map[string]int{}
	for _, r := range others {
		held[rowText(r)]++
	}
	var left []Row
	for _, r := range rows {
		if text := rowText(r); held[text] > 0 {
			held[text]--
		} else {
			left = append(left, r)
		}
	}
	return left
}

// keysOf are the ways to tell rows apart, the surest first. A row may have no
// such key: "".
func keysOf(columns []string, key string) []func(Row) string {
	if i := slices.Index(columns, key); i >= 0 {
		return []func(Row) string{func(r Row) string { return cellKey(r[i]) }}
	}
	all := func(r Row) string {
		keys := make([]string, 0, len(r))
		for _, v := range r {
			if isThing(v) {
				keys = append(keys, cellKey(v))
			}
		}
		return strings.Join(keys, "\n")
	}
	first := func(r Row) string {
		if i := slices.IndexFunc(r, isThing); i >= 0 {
			return cellKey(r[i])
		}
		return ""
	}
	return []func(Row) string{all, first}
}

func keyed(rows []Row, keyOf func(Row) string) map[string][]Row {
	byKey := make(map[string][]Row, len(rows))
	for _, r := range rows {
		k := keyOf(r)
		byKey[k] = append(byKey[k], r)
	}
	return byKey
}

// isThing tells entities and links, which stay the same when they change.
func isThing(v Value) bool {
	switch v.(type) {
	case Entity, Link:
		return true
	}
	return false
}

func cellKey(v Value) string {
	switch v := v.(type) {
	case Entity:
		return "entity " + v.ID
	case Link:
		return "link " + v.ID
	}
	return string(AppendValue(nil, v))
}

// rowText is a row as JSON: equal for equal rows.
func rowText(r Row) string { return string(AppendValue(nil, []Value(r))) }

// readRow reads what rowText wrote.
func readRow(text string) (Row, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal([]byte(text), &raw); err != nil {
		return nil, err
	}
	return readValues(raw)
}

func readValues(raw []json.RawMessage) ([]Value, error) {
	values := make([]Value, len(raw))
	for i, one := range raw {
		var err error
		if values[i], err = readValue(one); err != nil {
			return nil, err
		}
	}
	return values, nil
}
