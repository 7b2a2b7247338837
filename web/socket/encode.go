package socket

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"clew/graph"
)

// appendPatch appends a patch frame holding as much of p as fits into about
// size bytes, and at least one item; it returns the rest. Entities go first,
// since links name them. It is written by hand because encoding/json takes
// four times as long, which shows at 10,000 links.
func appendPatch(b []byte, stream, seq int64, p graph.Patch, size int) ([]byte, graph.Patch) {
	start := len(b)
	b = append(b, `{"op":"patch","stream":`...)
	b = strconv.AppendInt(b, stream, 10)
	b = append(b, `,"seq":`...)
	b = strconv.AppendInt(b, seq, 10)
	b = append(b, `,"entities":[`...)
	n := 0
	for n < len(p.Entities) && (n == 0 || len(b)-start < size) {
		b = appendEntity(appendComma(b, n), &p.Entities[n])
		n++
	}
	b = append(b, `],"links":[`...)
	m := 0
	for n == len(p.Entities) && m < len(p.Links) && (n+m == 0 || len(b)-start < size) {
		b = appendLink(appendComma(b, m), &p.Links[m])
		m++
	}
	return append(b, "]}"...), graph.Patch{Entities: p.Entities[n:], Links: p.Links[m:]}
}

func appendComma(b []byte, index int) []byte {
	if index == 0 {
		return b
	}
	return append(b, ',')
}

func appendEntity(b []byte, e *graph.Entity) []byte {
	b = appendString(append(b, `{"id":`...), e.ID)
	b = appendString(append(b, `,"type":`...), e.Type)
	b = appendString(append(b, `,"name":`...), e.Name)
	b = strconv.AppendInt(append(b, `,"degree":`...), int64(e.Degree), 10)
	b = appendText(b, `,"from":`, e.From)
	b = appendText(b, `,"until":`, e.Until)
	b = appendText(b, `,"status":`, string(e.Status))
	b = appendNumber(b, `,"evidence":`, e.Evidence)
	b = appendNumber(b, `,"sources":`, e.Sources)
	b = appendText(b, `,"known":`, e.Known)
	return append(b, '}')
}

func appendLink(b []byte, l *graph.Link) []byte {
	b = appendString(append(b, `{"id":`...), l.ID)
	b = appendString(append(b, `,"type":`...), l.Type)
	b = appendString(append(b, `,"source":`...), l.Source)
	b = appendString(append(b, `,"target":`...), l.Target)
	b = appendText(b, `,"from":`, l.From)
	b = appendText(b, `,"until":`, l.Until)
	b = appendText(b, `,"status":`, string(l.Status))
	b = strconv.AppendInt(append(b, `,"evidence":`...), int64(l.Evidence), 10)
	b = appendNumber(b, `,"sources":`, l.Sources)
	b = appendText(b, `,"known":`, l.Known)
	return append(b, '}')
}

// appendText appends a field that is left out when it is empty.
func appendText(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	return appendString(append(b, name...), text)
}

func appendNumber(b []byte, name string, n int) []byte {
	if n == 0 {
		return b
	}
	return strconv.AppendInt(append(b, name...), int64(n), 10)
}

// appendString appends s as a JSON string. The rare string that needs
// escaping is left to encoding/json.
func appendString(b []byte, s string) []byte {
	if !plain(s) {
		quoted, err := json.Marshal(s)
		if err != nil {
			panic(err) // a string always has a JSON form
		}
		return append(b, quoted...)
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

// What a byte means for a string that holds it.
const (
	escaped  = 1 << iota // it needs an escape
	notASCII             // it is part of a longer character, or of none
)

var meaning = func() (table [256]byte) {
	for c := range table {
		switch {
		case c < ' ' || c == '"' || c == '\\':
			table[c] = escaped
		case c >= utf8.RuneSelf:
			table[c] = notASCII
		}
	}
	return table
}()

// plain tells whether s stands in JSON as it is. It looks at every byte that
// is sent, hence the table.
func plain(s string) bool {
	seen := byte(0)
	for i := range len(s) {
		seen |= meaning[s[i]]
	}
	return seen&escaped == 0 && (seen == 0 || utf8.ValidString(s))
}
