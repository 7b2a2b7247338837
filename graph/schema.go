package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Schema is what Clew knows of the graph's shape.
type Schema struct {
	Foreign bool     // a graph that Clew did not make: nothing is written to it
	Labels  []string // node labels that are entities, most specific first
	Types   []string // relationship types that are links, sorted

	rank     map[string]int  // foreign: position of each label in Labels
	captions []caption       // foreign: what may name a node, best first
	named    map[string]bool // foreign: labels whose nodes have names
	dates    []string        // foreign: properties that may say since when a thing is there, best first
	ends     []string        // foreign: properties that may say until when
	keys     []nodeKey       // foreign: properties that identify nodes, best first
	fullText []string        // foreign: names of the full-text indexes over nodes
}

// nodeKey is a property that identifies the nodes of a label, by a uniqueness
// constraint of the database.
type nodeKey struct{ Label, Property string }

// Labels and relationship types of Clew's own records. They are no entities
// and no links.
var (
	recordLabels = []string{"Claim", "Passage", "Source"}
	recordTypes  = []string{"QUOTES", "PASSAGE_OF"}
)

// generic are the labels that stand beside a more specific one on what Clew
// wrote, the broadest last.
var generic = []string{"Person", "Event", "Entity"}

// isRecord tells Clew's own records from the entities and links of a graph.
func isRecord(word string, foreign bool, own []string) bool {
	return strings.HasPrefix(word, "Clew") || strings.HasPrefix(word, "CLEW_") ||
		!foreign && slices.Contains(own, word)
}

// readSchema reads the shape of the graph, which is foreign or Clew's own. It
// takes as long as reading a few dozen nodes of each label.
func (s *Store) readSchema(ctx context.Context, foreign bool) (*Schema, error) {
	schema := &Schema{Foreign: foreign}
	for _, part := range []struct {
		query string
		into  *[]string
		own   []string
	}{{"schema_labels", &schema.Labels, recordLabels}, {"schema_types", &schema.Types, recordTypes}} {
		records, err := s.read(ctx, query(part.query), nil)
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			if word, _ := record.Values[0].(string); !isRecord(word, foreign, part.own) {
				*part.into = append(*part.into, word)
			}
		}
		slices.Sort(*part.into)
	}
	if !foreign {
		slices.SortStableFunc(schema.Labels, func(a, b string) int {
			return cmp.Compare(slices.Index(generic, a), slices.Index(generic, b))
		})
		return schema, nil
	}
	return schema, s.readForeign(ctx, schema)
}

// readForeign learns how the nodes of a foreign graph are named and told
// apart. The rarest label of a node is taken as its most specific.
func (s *Store) readForeign(ctx context.Context, schema *Schema) error {
	counts, err := s.labelCounts(ctx, schema.Labels)
	if err != nil {
		return err
	}
	slices.SortStableFunc(schema.Labels, func(a, b string) int { return cmp.Compare(counts[a], counts[b]) })
	schema.rank = make(map[string]int, len(schema.Labels))
	for i, label := range schema.Labels {
		schema.rank[label] = i
	}
	texts, err := s.textProperties(ctx, schema.Labels)
	if err != nil {
		return err
	}
	schema.setCaptions(texts)
	// A login may be barred from the rest: then ids are element ids, and
	// search reads captions.
	for _, read := range []func(context.Context, *Schema) error{s.readKeys, s.readFullText, s.readDates} {
		if err := read(ctx, schema); err != nil {
			if KindOf(err) != Forbidden {
				return err
			}
			s.log.Info("the login may not see the whole schema", "err", err)
		}
	}
	return nil
}

// labelsPerQuery bounds the text of queries that are generated per label.
const labelsPerQuery = 50

// labelCounts returns the number of nodes of each label, from the count store.
func (s *Store) labelCounts(ctx context.Context, labels []string) (map[string]int, error) {
	counts := make(map[string]int, len(labels))
	return counts, s.perLabel(ctx, labels,
		"MATCH (n:%s) RETURN %d AS label, null AS key, count(n) AS count",
		func(label, _ string, count int) { counts[label] = count })
}

// textProperties samples nodes of each label: its short string properties,
// the most frequent first.
func (s *Store) textProperties(ctx context.Context, labels []string) (map[string][]string, error) {
	texts := make(map[string][]string, len(labels))
	return texts, s.perLabel(ctx, labels,
		"MATCH (n:%s) WITH n LIMIT 30 UNWIND keys(n) AS key WITH key, n[key] AS value"+
			" WHERE value IS :: STRING NOT NULL AND size(value) <= 120"+
			" RETURN %d AS label, key, count(*) AS count ORDER BY count DESC, key",
		func(label, key string, _ int) { texts[label] = append(texts[label], key) })
}

// perLabel runs a query for each label, several at a time, and gives each row
// to see.
func (s *Store) perLabel(ctx context.Context, labels []string, format string, see func(label, key string, count int)) error {
	for chunk := range slices.Chunk(labels, labelsPerQuery) {
		parts := make([]string, len(chunk))
		for i, label := range chunk {
			parts[i] = "CALL () { " + fmt.Sprintf(format, quoteName(label), i) + " } RETURN label, key, count"
		}
		records, err := s.read(ctx, strings.Join(parts, " UNION ALL "), nil)
		if err != nil {
			return err
		}
		for _, record := range records {
			key, _ := record.Values[1].(string)
			see(chunk[number(record.Values[0])], key, number(record.Values[2]))
		}
	}
	return nil
}

// maxKeys bounds how many properties are read to tell a node's id. Nodes that
// only rarer ones identify go by their element id.
const maxKeys = 8

// readKeys reads the uniqueness constraints that cover one node property.
func (s *Store) readKeys(ctx context.Context, schema *Schema) error {
	records, err := s.read(ctx, query("schema_keys"), nil)
	if err != nil {
		return err
	}
	var properties []string
	for _, record := range records {
		key := nodeKey{record.Values[0].(string), record.Values[1].(string)}
		known := slices.Contains(properties, key.Property)
		if !slices.Contains(schema.Labels, key.Label) || !known && len(properties) == maxKeys {
			continue
		}
		if !known {
			properties = append(properties, key.Property)
		}
		schema.keys = append(schema.keys, key)
	}
	slices.SortStableFunc(schema.keys, func(a, b nodeKey) int {
		return cmp.Or(cmp.Compare(keyRank(a), keyRank(b)), cmp.Compare(a.Property, b.Property))
	})
	return nil
}

// keyRank prefers what is made to identify over what merely happens to.
func keyRank(key nodeKey) int {
	if strings.HasSuffix(strings.ToLower(key.Property), "id") {
		return 0
	}
	return 1
}

func (s *Store) readFullText(ctx context.Context, schema *Schema) error {
	records, err := s.read(ctx, query("schema_fulltext"), nil)
	if err != nil {
		return err
	}
	for _, record := range records {
		schema.fullText = append(schema.fullText, record.Values[0].(string))
	}
	return nil
}

func (s *Store) readDates(ctx context.Context, schema *Schema) error {
	records, err := s.read(ctx, query("schema_properties"), nil)
	if err != nil {
		return err
	}
	var names []string
	for _, record := range records {
		name, _ := record.Values[0].(string)
		names = append(names, name)
	}
	schema.dates, schema.ends = namedLike(names, beginNames), namedLike(names, endNames)
	return nil
}

// quoteName writes a label, relationship type or property name so that Cypher
// takes it as a name, whatever it holds.
func quoteName(name string) string {
	// The parser decodes \uXXXX before it looks at backticks.
	name = strings.ReplaceAll(name, `\u`, `\u005Cu`)
	return "`" + strings.ReplaceAll(name, "`", "``") + "`"
}

func number(value any) int {
	n, _ := value.(int64)
	return int(n)
}
