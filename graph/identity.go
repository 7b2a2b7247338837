package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// id returns the id of an entity from the columns of [dialect.Entity]. In a
// foreign graph that is the value of a property which a constraint keeps
// unique, written Label~property~text or Label~property~~integer, else the
// element id.
func (d dialect) id(labels []string, columns []any) string {
	if d.Foreign {
		properties := d.keyProperties()
		for _, label := range labels {
			for _, key := range d.keys {
				if key.Label != label {
					continue
				}
				if id, ok := key.format(columns[4+slices.Index(properties, key.Property)]); ok {
					return id
				}
			}
		}
	}
	id, _ := columns[0].(string)
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
	if len(parts) < 3 {
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
	return fmt.Sprintf("MATCH (%[1]s) WHERE elementId(%[1]s) = $node", v), valid(id)
}

// valid returns id, or what is nobody's id where Bolt could not carry it.
func valid(id string) string {
	if !utf8.ValidString(id) {
		return ""
	}
	return id
}

// matchAll writes the clause that finds the entities with these ids as the
// node v, one row each, and its parameters, whose names begin with name.
// Unknown ids give no row.
func (d dialect) matchAll(v, name string, ids []string) (clause string, params map[string]any) {
	if !d.Foreign {
		return fmt.Sprintf("UNWIND $%[2]s AS %[2]s_id MATCH (%[1]s:Entity {id: %[2]s_id})", v, name),
			map[string]any{name: validAll(ids)}
	}
	values := map[string][]any{} // by the clause that finds them
	for _, id := range ids {
		find := fmt.Sprintf("MATCH (%[1]s) WHERE elementId(%[1]s) = id", v)
		value := any(valid(id))
		if key, keyValue, ok := d.parseKey(id); ok {
			find = fmt.Sprintf("MATCH (%s:%s {%s: id})", v, quoteName(key.Label), quoteName(key.Property))
			value = keyValue
		}
		values[find] = append(values[find], value)
	}
	return union(v, name, values)
}

// union writes a subquery of one branch for each way to find nodes.
func union(v, name string, values map[string][]any) (clause string, params map[string]any) {
	params = map[string]any{}
	var branches []string
	for i, find := range sortedKeys(values) {
		param := fmt.Sprintf("%s%d", name, i)
		params[param] = values[find]
		branches = append(branches, fmt.Sprintf("UNWIND $%s AS id %s RETURN %s", param, find, v))
	}
	if len(branches) == 0 {
		return "UNWIND [] AS none MATCH (" + v + ")", params
	}
	return "CALL () { " + strings.Join(branches, " UNION ALL ") + " }", params
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func validAll(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !utf8.ValidString(id) })
}
