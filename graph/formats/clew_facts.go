package formats

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graph"
)

// The fields that a fact can't be called by: they are stored beside the facts.
var (
	entityFields = []string{"id", "name", "aliases", "about"}
	linkFields   = []string{"id", "from", "until", "status", "note", "passages"}
)

// facts checks names and values, and turns numbers into what is stored.
func facts(facts map[string]any, taken []string) error {
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		if !factName(name) || slices.Contains(taken, name) || graph.IsDerived(name) {
			return mistake("a fact can't be called %q", name)
		}
		value, err := factValue(facts[name])
		if err != nil {
			return mistake("the fact “%s” %s", name, graph.MessageOf(err))
		}
		facts[name] = value
	}
	return nil
}

func factName(name string) bool {
	return strings.TrimSpace(name) == name && name != "" && utf8.RuneCountInString(name) <= 64
}

func factValue(value any) (any, error) {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n, nil
		}
		n, err := v.Float64()
		if err != nil {
			return nil, mistake("is too large")
		}
		return n, nil
	case []any:
		return factList(v)
	case string, bool:
		return v, nil
	}
	return nil, mistake("is neither text, a number, true or false, nor a list of these")
}

// factList refuses what a property of the database can't hold: lists in lists,
// and lists of mixed kinds.
func factList(list []any) (any, error) {
	values := make([]any, len(list))
	for i := range list {
		value, err := factValue(list[i])
		if err != nil {
			return nil, err
		}
		if _, nested := value.([]any); nested || fmt.Sprintf("%T", value) != fmt.Sprintf("%T", values[0]) && i > 0 {
			return nil, mistake("is a list of different kinds of values")
		}
		values[i] = value
	}
	return values, nil
}
