package graph

import (
	"encoding/json"
	"slices"
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
// name, else the first that holds entities or links, else the whole row.
func diffRows(columns []string, key string, before, after []Row) RowDiff {
	column := keyColumn(columns, key, append(slices.Clone(after), before...))
	was, is := keyed(column, before), keyed(column, after)
	left := map[string]int{} // how often each row was there
	for _, r := range before {
		left[rowText(r)]++
	}
	var diff RowDiff
	for _, r := range after {
		text, k := rowText(r), keyOf(column, r)
		switch {
		case left[text] > 0:
			left[text]--
		case len(was[k]) == 1 && len(is[k]) == 1:
			diff.Changed = append(diff.Changed, RowPair{was[k][0], r})
			left[rowText(was[k][0])]--
		default:
			diff.Added = append(diff.Added, r)
		}
	}
	for _, r := range before {
		if text := rowText(r); left[text] > 0 {
			left[text]--
			diff.Gone = append(diff.Gone, r)
		}
	}
	return diff
}

// keyColumn is the index of the column that tells rows apart, or -1.
func keyColumn(columns []string, key string, rows []Row) int {
	if i := slices.Index(columns, key); i >= 0 {
		return i
	}
	for i := range columns {
		for _, r := range rows {
			switch r[i].(type) {
			case Entity, Link:
				return i
			}
		}
	}
	return -1
}

func keyed(column int, rows []Row) map[string][]Row {
	byKey := make(map[string][]Row, len(rows))
	for _, r := range rows {
		k := keyOf(column, r)
		byKey[k] = append(byKey[k], r)
	}
	return byKey
}

func keyOf(column int, r Row) string {
	if column < 0 {
		return rowText(r)
	}
	switch v := r[column].(type) {
	case Entity:
		return "entity " + v.ID
	case Link:
		return "link " + v.ID
	default:
		return string(AppendValue(nil, v))
	}
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
