package mapping

import (
	"fmt"
	"slices"

	"clew/graph"
)

// told is what one row tells of an entity.
type told struct {
	Key     string            `json:"k"`
	Type    string            `json:"t,omitempty"`
	Also    []string          `json:"o,omitempty"`
	Name    string            `json:"n,omitempty"`
	Aliases []string          `json:"a,omitempty"`
	About   string            `json:"b,omitempty"`
	Facts   map[string]tagged `json:"f,omitempty"`
}

// tagged keeps whole numbers apart from others through JSON.
type tagged struct {
	Whole  []int64   `json:"w,omitempty"`
	Number []float64 `json:"n,omitempty"`
	Bool   []bool    `json:"b,omitempty"`
	Text   []string  `json:"s,omitempty"`
}

func tag(value any) tagged {
	switch v := value.(type) {
	case int64:
		return tagged{Whole: []int64{v}}
	case float64:
		return tagged{Number: []float64{v}}
	case bool:
		return tagged{Bool: []bool{v}}
	case []any:
		var t tagged
		for _, one := range v {
			t = t.with(tag(one))
		}
		return t
	}
	return tagged{Text: []string{fmt.Sprint(value)}}
}

// with adds values that are not there yet. What comes as several kinds becomes
// text.
func (t tagged) with(u tagged) tagged {
	t.Whole, t.Number = union(t.Whole, u.Whole), union(t.Number, u.Number)
	t.Bool, t.Text = union(t.Bool, u.Bool), union(t.Text, u.Text)
	return t
}

// maxValues bounds the values that one fact gathers from many rows.
const maxValues = 10_000

func union[T comparable](a, b []T) []T {
	for _, v := range b {
		if len(a) < maxValues && !slices.Contains(a, v) {
			a = append(a, v)
		}
	}
	return a
}

func (t tagged) value() any {
	var kinds int
	var list []any
	for _, n := range []int{len(t.Whole), len(t.Number), len(t.Bool), len(t.Text)} {
		if n > 0 {
			kinds++
		}
	}
	list = appendAll(appendAll(appendAll(appendAll(list, t.Whole), t.Number), t.Bool), t.Text)
	if len(list) == 1 {
		return list[0]
	}
	if kinds > 1 {
		for i := range list {
			list[i] = fmt.Sprint(list[i])
		}
	}
	return list
}

func appendAll[T any](list []any, values []T) []any {
	for _, v := range values {
		list = append(list, v)
	}
	return list
}

// addTo adds what a row tells. A second name is another name; the first type and
// description stay.
func (t *told) addTo(e *graph.EntityItem, facts map[string]tagged) {
	names := t.Aliases
	switch {
	case e.Name == "":
		e.Name = t.Name
	case t.Name != "" && t.Name != e.Name:
		names = append([]string{t.Name}, names...)
	}
	e.Aliases = union(e.Aliases, names)
	if e.Type == "" {
		e.Type = t.Type
	} else if t.Type != "" && t.Type != e.Type {
		e.Also = union(e.Also, []string{t.Type})
	}
	e.Also = union(e.Also, t.Also)
	if e.About == "" {
		e.About = t.About
	}
	for name, value := range t.Facts {
		facts[name] = facts[name].with(value)
	}
}

// completed gives an entity that no row names its key as a name.
func completed(e *graph.EntityItem, key string, facts map[string]tagged) *graph.EntityItem {
	if e.Name == "" {
		e.Name = key
	}
	if e.Type == "" {
		e.Type = "Thing"
	}
	e.Aliases = slices.DeleteFunc(e.Aliases, func(alias string) bool { return alias == e.Name })
	e.Also = slices.DeleteFunc(e.Also, func(name string) bool { return name == e.Type })
	e.Facts = map[string]any{}
	for name, value := range facts {
		e.Facts[name] = value.value()
	}
	return e
}
