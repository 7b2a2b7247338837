package graph

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ID writes the columns that [dialect.id] reads, for the node v.
func (d dialect) ID(v string) string {
	if !d.Foreign {
		return v + ".id"
	}
	columns := fmt.Sprintf("elementId(%[1]s), labels(%[1]s)", v)
	for _, property := range d.keyProperties() {
		columns += ", " + v + "." + quoteName(property)
	}
	return columns
}

// idWidth is the number of columns of [dialect.ID].
func (d dialect) idWidth() int {
	if !d.Foreign {
		return 1
	}
	return 2 + len(d.keyProperties())
}

// id returns the id of an entity from the columns of [dialect.ID]. In a
// foreign graph that is the value of a property which a constraint keeps
// unique, written Label~property~text or Label~property~~integer, else the
// element id.
func (d dialect) id(columns []any) string {
	id, _ := columns[0].(string)
	if !d.Foreign || len(d.keys) == 0 {
		return id
	}
	properties := d.keyProperties()
	for _, label := range d.sortLabels(columns[1]) {
		for _, key := range d.keys {
			if key.Label != label {
				continue
			}
			if id, ok := key.format(columns[2+slices.Index(properties, key.Property)]); ok {
				return id
			}
		}
	}
	return id
}

// keyProperties returns the properties that identify nodes, each once.
func (d dialect) keyProperties() []string {
	var properties []string
	for _, key := range d.keys {
		if !slices.Contains(properties, key.Property) {
			properties = append(properties, key.Property)
		}
	}
	return properties
}

var tilde = strings.NewReplacer("%", "%25", "~", "%7E")
var untilde = strings.NewReplacer("%25", "%", "%7E", "~")

// format writes an id; false means that value cannot serve as one.
func (k nodeKey) format(value any) (string, bool) {
	prefix := tilde.Replace(k.Label) + "~" + tilde.Replace(k.Property) + "~"
	switch value := value.(type) {
	case string:
		return prefix + tilde.Replace(value), value != ""
	case int64:
		return prefix + "~" + strconv.FormatInt(value, 10), true
	}
	return "", false
}

// parseKey reads an id that [nodeKey.format] wrote; false means that it is
// none, or none of this graph's.
func (d dialect) parseKey(id string) (key nodeKey, value any, ok bool) {
	parts := strings.Split(id, "~")
	if len(parts) < 3 || !utf8.ValidString(id) {
		return nodeKey{}, nil, false
	}
	key = nodeKey{untilde.Replace(parts[0]), untilde.Replace(parts[1])}
	if !slices.Contains(d.keys, key) {
		return nodeKey{}, nil, false
	}
	switch {
	case len(parts) == 3:
		return key, untilde.Replace(parts[2]), true
	case len(parts) == 4 && parts[2] == "":
		n, err := strconv.ParseInt(parts[3], 10, 64)
		return key, n, err == nil
	}
	return nodeKey{}, nil, false
}

// match writes the clause that finds the entity with an id as the node v, and
// the value of its parameter $node.
func (d dialect) match(v, id string) (clause string, value any) {
	if !d.Foreign {
		return fmt.Sprintf("MATCH (%s:Entity {id: $node})", v), valid(id)
	}
	if key, value, ok := d.parseKey(id); ok {
		return fmt.Sprintf("MATCH (%s:%s {%s: $node})", v, quoteName(key.Label), quoteName(key.Property)), value
	}
	return byElement(v, "$node"), valid(id)
}

// byElement writes the clause that finds the entity v by its element id. What
// Clew keeps of its own in a foreign graph is none.
func byElement(v, id string) string {
	return fmt.Sprintf("MATCH (%[1]s) WHERE elementId(%[1]s) = %[2]s AND NOT any(label IN labels(%[1]s) WHERE label STARTS WITH 'Clew')", v, id)
}

// valid returns id, or what is nobody's id where Bolt could not carry it.
func valid(id string) string {
	if !utf8.ValidString(id) {
		return ""
	}
	return id
}

// A nodeSet finds the entities with given ids, or tells whether a node is one
// of them. Unknown ids find nothing.
type nodeSet struct {
	dialect
	name   string
	ways   []nodeKey // how to look up; the zero key is Clew's id or the element id
	Params map[string]any
}

// set makes a node set whose parameters' names begin with name.
func (d dialect) set(name string, ids []string) nodeSet {
	values := map[nodeKey][]any{{}: {}}
	for _, id := range ids {
		if key, value, ok := d.parseKey(id); ok {
			values[key] = append(values[key], value)
		} else {
			values[nodeKey{}] = append(values[nodeKey{}], valid(id))
		}
	}
	set := nodeSet{dialect: d, name: name, Params: map[string]any{}}
	// In a fixed order, so that equal sets are equal queries to the database.
	set.ways = slices.SortedFunc(maps.Keys(values), func(a, b nodeKey) int {
		return strings.Compare(a.Label+"~"+a.Property, b.Label+"~"+b.Property)
	})
	for i, way := range set.ways {
		set.Params[set.param(i)] = values[way]
	}
	return set
}

func (s nodeSet) param(i int) string { return fmt.Sprintf("%s%d", s.name, i) }

// Match writes the clause that binds v to each entity of the set, a row each.
func (s nodeSet) Match(v string) string {
	branches := make([]string, len(s.ways))
	for i, way := range s.ways {
		find := byElement(v, "id")
		if !s.Foreign {
			find = fmt.Sprintf("MATCH (%s:Entity {id: id})", v)
		} else if way.Label != "" {
			find = fmt.Sprintf("MATCH (%s:%s {%s: id})", v, quoteName(way.Label), quoteName(way.Property))
		}
		branches[i] = fmt.Sprintf("UNWIND $%s AS id %s RETURN %s", s.param(i), find, v)
	}
	return "CALL () { " + strings.Join(branches, " UNION ALL ") + " }"
}

// Holds writes the test whether the node v is in the set.
func (s nodeSet) Holds(v string) string {
	tests := make([]string, len(s.ways))
	for i, way := range s.ways {
		tests[i] = fmt.Sprintf("elementId(%s) IN $%s", v, s.param(i))
		if !s.Foreign {
			tests[i] = fmt.Sprintf("%s.id IN $%s", v, s.param(i))
		} else if way.Label != "" {
			tests[i] = fmt.Sprintf("%[1]s:%[2]s AND %[1]s.%[3]s IN $%[4]s",
				v, quoteName(way.Label), quoteName(way.Property), s.param(i))
		}
	}
	return "(" + strings.Join(tests, " OR ") + ")"
}

// matchAll writes the clause that finds the entities with these ids as the
// node v, a row each, and its parameters, whose names begin with name.
func (d dialect) matchAll(v, name string, ids []string) (clause string, params map[string]any) {
	set := d.set(name, ids)
	return set.Match(v), set.Params
}
