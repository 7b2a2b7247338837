package formats

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"clew/graph"
)

const cypherHead = `// Made by Clew, for an empty database: cypher-shell -f FILE
// Running it once more changes nothing.
CREATE CONSTRAINT clew_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
`

// WriteCypher writes facts as a script that makes the graph in an empty
// database: one statement a line.
func WriteCypher(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	w.text(cypherHead)
	writeEach(w, facts.Sources, func(s graph.Source) { cypherNode(w, s.ID, []string{"Source"}, s.Properties()) })
	writeEach(w, facts.Entities, func(e graph.EntityFacts) {
		cypherNode(w, e.ID, append([]string{"Entity", e.Type}, e.Also...), e.Properties())
		cypherClaims(w, e.Claims)
	})
	writeEach(w, facts.Links, func(l graph.LinkFacts) {
		if len(l.Passages) == 0 {
			l.Passages = passagesOf(l.Claims)
		}
		w.text(fmt.Sprintf("MATCH (a:Entity {id: %s}), (b:Entity {id: %s}) MERGE (a)-[r:%s {id: %s}]->(b) SET r = %s;\n",
			cypherText(l.Source), cypherText(l.Target), graph.QuoteName(l.Type), cypherText(l.ID), cypherValue(l.Properties())))
		cypherClaims(w, l.Claims)
	})
	return w.end()
}

func passagesOf(claims []graph.Claim) []string {
	var ids []string
	for _, c := range claims {
		if !slices.Contains(ids, c.Passage.ID) {
			ids = append(ids, c.Passage.ID)
		}
	}
	return ids
}

func cypherNode(w *writer, id string, labels []string, properties map[string]any) {
	more := ""
	for _, label := range labels[1:] {
		more += ", n:" + graph.QuoteName(label)
	}
	w.text(fmt.Sprintf("MERGE (n:%s {id: %s}) SET n = %s%s;\n", graph.QuoteName(labels[0]), cypherText(id), cypherValue(properties), more))
}

func cypherClaims(w *writer, claims []graph.Claim) {
	for _, c := range claims {
		claim, passage := c.Properties()
		w.text(fmt.Sprintf("MATCH (s:Source {id: %s}) MERGE (p:Passage {id: %s}) SET p = %s MERGE (p)-[:PASSAGE_OF]->(s) "+
			"MERGE (c:Claim {id: %s}) SET c = %s MERGE (c)-[:QUOTES]->(p);\n",
			cypherText(c.Source.ID), cypherText(c.Passage.ID), cypherValue(passage), cypherText(c.ID), cypherValue(claim)))
	}
}

// cypherValue writes a property, or all of them, as a literal.
func cypherValue(value any) string {
	switch v := value.(type) {
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, graph.QuoteName(name)+": "+cypherValue(v[name]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		return cypherList(v)
	case []string:
		return cypherList(v)
	case string:
		return cypherText(v)
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return floatText(v)
		}
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	return cypherText(fmt.Sprint(value))
}

func cypherList[T any](list []T) string {
	parts := make([]string, len(list))
	for i, value := range list {
		parts[i] = cypherValue(value)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// cypherText writes a text as a literal in one line. A backslash is written by
// its number, twice: the parser decodes numbers before it reads the text, so
// that one that stands before a u would be taken for the start of another.
func cypherText(text string) string {
	var literal strings.Builder
	literal.WriteByte('\'')
	for _, r := range text {
		switch {
		case r == '\\':
			literal.WriteString(`\u005C\u005C`)
		case r == '\'':
			literal.WriteString(`\'`)
		case r == '\n':
			literal.WriteString(`\n`)
		case r < ' ' || r == 0x7F || r == 0x85 || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&literal, `\u%04X`, r)
		default:
			literal.WriteRune(r)
		}
	}
	return literal.String() + "'"
}
