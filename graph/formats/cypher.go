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

const cypherHead = `// Made by Clew, for an empty database of Neo4j 5.26 or later: cypher-shell -f FILE
// Running it once more changes nothing.
CREATE CONSTRAINT clew_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
`

// What is done with each row of a statement.
const (
	cypherSource = "MERGE (n:Source {id: row.id}) SET n = row"
	cypherEntity = "MERGE (n:Entity {id: row.properties.id}) SET n = row.properties, n:$(row.labels)"
	cypherLink   = "MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:%s {id: row.properties.id}]->(b) SET r = row.properties"
	cypherClaim  = "MATCH (s:Source {id: row.source}) MERGE (p:Passage {id: row.passage.id}) SET p = row.passage MERGE (p)-[:PASSAGE_OF]->(s) " +
		"MERGE (c:Claim {id: row.claim.id}) SET c = row.claim MERGE (c)-[:QUOTES]->(p)"
	cypherAnswer = "MERGE (a:ClewAnswer {id: row.id}) SET a = row"
)

// WriteCypher writes facts as a script that makes the graph in an empty
// database: a row a line, some rows a statement.
func WriteCypher(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	w.text(cypherHead)
	sources, entities, links, claims := cypherRows{w: w, do: cypherSource}, cypherRows{w: w, do: cypherEntity}, cypherRows{w: w}, cypherRows{w: w, do: cypherClaim}
	writeEach(w, facts.Sources, func(s graph.Source) { sources.add(s.Properties()) })
	sources.end()
	writeEach(w, facts.Entities, func(e graph.EntityFacts) {
		entities.add(map[string]any{"labels": append([]string{e.Type}, e.Also...), "properties": e.Properties()})
	})
	entities.end()
	writeEach(w, facts.Links, func(l graph.LinkFacts) {
		if len(l.Passages) == 0 {
			l.Passages = passagesOf(l.Claims)
		}
		if do := fmt.Sprintf(cypherLink, graph.QuoteName(l.Type)); do != links.do {
			links.end()
			links.do = do
		}
		links.add(map[string]any{"source": l.Source, "target": l.Target, "properties": l.Properties()})
	})
	links.end()
	writeEach(w, facts.Entities, func(e graph.EntityFacts) { claims.addClaims(e.Claims) })
	writeEach(w, facts.Links, func(l graph.LinkFacts) { claims.addClaims(l.Claims) })
	claims.end()
	answers := cypherRows{w: w, do: cypherAnswer}
	writeEach(w, facts.Entities, func(e graph.EntityFacts) { answers.addAnswers(e.Claims) })
	writeEach(w, facts.Links, func(l graph.LinkFacts) { answers.addAnswers(l.Claims) })
	answers.end()
	return w.end()
}

// rowsPerStatement keeps statements short enough to be planned fast.
const rowsPerStatement = 100

// cypherRows writes rows, a number of them to a statement.
type cypherRows struct {
	w  *writer
	do string
	n  int
}

func (r *cypherRows) add(row map[string]any) {
	if r.n == 0 {
		r.w.text("UNWIND [\n")
	} else {
		r.w.text(",\n")
	}
	r.w.text(cypherValue(row))
	if r.n++; r.n == rowsPerStatement {
		r.end()
	}
}

func (r *cypherRows) addClaims(claims []graph.Claim) {
	for _, c := range claims {
		claim, passage := c.Properties()
		r.add(map[string]any{"source": c.Source.ID, "passage": passage, "claim": claim})
	}
}

func (r *cypherRows) addAnswers(claims []graph.Claim) {
	for _, c := range claims {
		for _, answer := range c.AnswerProperties() {
			r.add(answer)
		}
	}
}

func (r *cypherRows) end() {
	if r.n > 0 {
		r.w.text("\n] AS row\n" + r.do + ";\n")
	}
	r.n = 0
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
