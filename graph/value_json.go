package graph

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
)

// maxExact is the largest whole number that every number of JavaScript's
// below it is told apart from.
const maxExact = 1 << 53

// AppendValue appends the JSON of a value. What JSON has no word for is an
// object with one field: {"entity":…}, {"link":…}, {"path":…}, {"record":…},
// {"time":…}, {"map":…}, {"int":"…"} for whole numbers beyond 2^53 and
// {"float":"NaN"} for what is no number.
func AppendValue(b []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int64:
		if v > maxExact || v < -maxExact {
			return append(strconv.AppendInt(append(b, `{"int":"`...), v, 10), `"}`...)
		}
		return strconv.AppendInt(b, v, 10)
	case float64:
		return appendFloat(b, v)
	case string:
		return appendText(b, v)
	case Temporal:
		return append(appendText(append(b, `{"time":`...), string(v)), '}')
	case []Value:
		return appendList(b, v, AppendValue)
	case map[string]Value:
		return append(appendMap(append(b, `{"map":`...), v), '}')
	case Entity:
		return append(appendEntity(append(b, `{"entity":`...), v), '}')
	case Link:
		return append(appendLink(append(b, `{"link":`...), v), '}')
	case Path:
		b = appendList(append(b, `{"path":{"entities":`...), v.Entities, appendEntity)
		return append(appendList(append(b, `,"links":`...), v.Links, appendLink), "}}"...)
	case Record:
		b = appendText(append(b, `{"record":{"label":`...), v.Label)
		b = appendText(append(b, `,"id":`...), v.ID)
		return append(appendMap(append(b, `,"properties":`...), v.Properties), "}}"...)
	}
	panic("not a value of a row") // cells makes no other
}

func appendFloat(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(strconv.AppendFloat(append(b, `{"float":"`...), f, 'g', -1, 64), `"}`...)
	}
	return strconv.AppendFloat(b, f, 'g', -1, 64)
}

func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, v)
	}
	return append(b, ']')
}

func appendMap(b []byte, m map[string]Value) []byte {
	b = append(b, '{')
	for i, name := range slices.Sorted(maps.Keys(m)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = AppendValue(append(appendText(b, name), ':'), m[name])
	}
	return append(b, '}')
}

func appendEntity(b []byte, e Entity) []byte {
	b = appendText(append(b, `{"id":`...), e.ID)
	b = appendText(append(b, `,"type":`...), e.Type)
	return append(appendText(append(b, `,"name":`...), e.Name), '}')
}

func appendLink(b []byte, l Link) []byte {
	b = appendText(append(b, `{"id":`...), l.ID)
	b = appendText(append(b, `,"type":`...), l.Type)
	b = appendText(append(b, `,"source":`...), l.Source)
	b = appendText(append(b, `,"target":`...), l.Target)
	for _, field := range []struct{ name, text string }{{"from", l.From}, {"until", l.Until}, {"status", string(l.Status)}} {
		if field.text != "" {
			b = appendText(append(append(append(b, `,"`...), field.name...), `":`...), field.text)
		}
	}
	b = strconv.AppendInt(append(b, `,"evidence":`...), int64(l.Evidence), 10)
	if l.Sources != 0 {
		b = strconv.AppendInt(append(b, `,"sources":`...), int64(l.Sources), 10)
	}
	if l.Known != "" {
		b = appendText(append(b, `,"known":`...), l.Known)
	}
	return append(b, '}')
}

// appendText appends a JSON string; encoding/json has the few that need care.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			quoted, err := json.Marshal(s)
			if err != nil {
				panic(err) // a string always has a JSON form
			}
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
