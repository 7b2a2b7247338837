package graph

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/text/unicode/norm"
)

// Bounds of a search.
const (
	maxHits       = 100
	maxCandidates = 200              // that an index returns to be ranked
	scanTime      = 10 * time.Second // of captions, where there is no index
	scanNodes     = 200_000          // of a label
	scanHits      = 50               // of a label
)

// searching fills the gaps of cypher/search*.cypher.
type searching struct {
	dialect
	Label  string
	Folded bool // captions are read without diacritics: dearer
}

// Extra writes what is read of a hit besides the entity's columns.
func (s searching) Extra(v string) string {
	if s.Foreign {
		return "null AS aliases, null AS about, null AS text"
	}
	return fmt.Sprintf("%[1]s.aliases, coalesce(%[1]s.about, %[1]s.publisher), coalesce(%[1]s.text, %[1]s.title)", v)
}

// Search finds entities, quotes and sources by what their names and texts
// hold, the best matches first. The text is words, never a query language;
// words may be cut short or have a slip in them. An ID finds its entity. No
// words find nothing.
func (s *Store) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	limit = min(max(limit, 0), maxHits)
	tokens := tokenize(text)
	candidates, err := s.byID(ctx, strings.TrimSpace(text))
	if err != nil {
		return nil, err
	}
	if len(tokens) > 0 {
		found, err := s.byWords(ctx, tokens)
		if err != nil {
			return nil, err
		}
		candidates = append(candidates, found...)
	}
	hits := ranked(candidates, limit)
	return hits, s.addQuoted(ctx, hits)
}

// byID finds the entity whose ID was searched for.
func (s *Store) byID(ctx context.Context, id string) ([]candidate, error) {
	if len(id) > 2*maxSearch || !s.looksLikeID(id) {
		return nil, nil
	}
	entities, err := s.Entities(ctx, []string{id})
	if err != nil || len(entities) == 0 {
		return nil, err
	}
	return []candidate{{Hit: entityHit(entities[0]), match: sameID}}, nil
}

// looksLikeID spares the database a question for what can be no ID.
func (s *Store) looksLikeID(text string) bool {
	d := s.dialect()
	if !d.Foreign {
		return len(text) == 26 && !strings.ContainsAny(text, " ~:")
	}
	_, _, isKey := d.parseKey(text)
	return isKey || strings.Count(text, ":") == 2 && !strings.Contains(text, " ")
}

func entityHit(e Entity) Hit {
	return Hit{Kind: EntityHit, ID: e.ID, Type: e.Type, Name: e.Name, Degree: e.Degree}
}

// byWords asks for all the words together and, while nothing has them, for
// pieces of all words, then for any of the words.
func (s *Store) byWords(ctx context.Context, tokens []token) ([]candidate, error) {
	for _, way := range []wording{allWords, allPieces, anyWord} {
		found, err := s.askIndexes(ctx, lucene(tokens, way), tokens)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return s.scan(ctx, tokens)
}

// ownIndex is the full-text index that Clew's first migration makes.
const ownIndex = "clew_text"

func (s *Store) askIndexes(ctx context.Context, text string, tokens []token) ([]candidate, error) {
	d := s.dialect()
	indexes := []string{ownIndex}
	if d.Foreign {
		indexes = d.fullText
	}
	var found []candidate
	for _, index := range indexes {
		records, err := s.read(ctx, fill("search", searching{dialect: d}),
			map[string]any{"index": index, "text": text, "limit": maxCandidates})
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			found = append(found, d.candidate(record, tokens)...)
		}
	}
	return found, nil
}

// scan looks through the captions of a foreign graph, which may have no
// full-text index, or none over what is searched for: as they are written,
// then without diacritics.
func (s *Store) scan(ctx context.Context, tokens []token) ([]candidate, error) {
	if !s.dialect().Foreign {
		return nil, nil
	}
	bounded, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	for _, folded := range []bool{false, true} {
		found, err := s.scanLabels(bounded, tokens, folded)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// scanLabels looks at the rarest labels first, and makes do with what it has
// found when time is up.
func (s *Store) scanLabels(ctx context.Context, tokens []token, folded bool) ([]candidate, error) {
	d := s.dialect()
	params := map[string]any{"words": scanWords(tokens, folded), "scan": scanNodes, "limit": scanHits}
	var found []candidate
	for _, label := range d.Labels {
		if !d.named[label] {
			continue
		}
		cypher := fill("search_label", searching{d, quoteName(label), folded})
		for record, err := range s.stream(ctx, scanTime, cypher, params) {
			if err != nil && len(found) > 0 && KindOf(err) == Timeout {
				return found, nil
			}
			if err != nil {
				return nil, err
			}
			found = append(found, d.candidate(record, tokens)...)
		}
	}
	return found, nil
}

// scanWords returns what captions have to hold: the words as they were typed,
// or patterns of their letters, each with any diacritics.
func scanWords(tokens []token, folded bool) []string {
	var wanted []string
	for _, t := range significant(tokens) {
		if !folded {
			wanted = append(wanted, t.raw)
			continue
		}
		pattern := "(?s).*"
		for _, letter := range norm.NFD.String(t.folded) {
			pattern += regexp.QuoteMeta(string(letter)) + `\p{M}*`
		}
		wanted = append(wanted, pattern+".*")
	}
	return wanted
}

// candidate reads a record of cypher/search*.cypher; nothing comes of Clew's
// own records but quotes and sources.
func (d dialect) candidate(record *neo4j.Record, tokens []token) []candidate {
	width := d.entityWidth()
	columns, extra := record.Values[:width], record.Values[width:]
	c := candidate{match: likeText}
	c.score, _ = extra[3].(float64)
	labels, _ := columns[1].([]any)
	text, _ := extra[2].(string)
	entity := d.entity(columns)
	switch {
	case d.Foreign && entity.Type == "":
		return nil
	case !d.Foreign && slices.Contains(labels, any("Passage")):
		c.Hit, c.match = Hit{Kind: QuoteHit, ID: entity.ID, Type: "Quote", Name: text}, quoted
	case !d.Foreign && slices.Contains(labels, any("Source")):
		c.Hit = Hit{Kind: SourceHit, ID: entity.ID, Type: "Source", Name: text}
		c.Context, _ = extra[1].(string)
		c.match = matchName(text, tokens)
	default:
		c.Hit = entityHit(entity)
		aliases := texts(extra[0])
		var alias string
		if c.match, alias = matchEntity(entity.Name, aliases, tokens); alias != "" {
			c.Context = "also " + alias
		} else {
			c.Context, _ = extra[1].(string)
		}
	}
	return []candidate{c}
}

// addQuoted tells of each quote where it is from and what it supports.
func (s *Store) addQuoted(ctx context.Context, hits []Hit) error {
	at := map[string]*Hit{}
	for i := range hits {
		if hits[i].Kind == QuoteHit {
			at[hits[i].ID] = &hits[i]
		}
	}
	if len(at) == 0 {
		return nil
	}
	records, err := s.read(ctx, query("search_quotes"), map[string]any{"ids": slices.Collect(maps.Keys(at))})
	if err != nil {
		return err
	}
	var ends []string
	for _, record := range records {
		ends = append(ends, texts(record.Values[4])...)
	}
	entities, err := s.Entities(ctx, ends)
	if err != nil {
		return err
	}
	for _, record := range records {
		hit := at[record.Values[0].(string)]
		hit.Source, _ = record.Values[1].(string)
		hit.Context, _ = record.Values[2].(string)
		hit.Link, _ = record.Values[3].(string)
		for _, id := range texts(record.Values[4]) {
			if i := slices.IndexFunc(entities, func(e Entity) bool { return e.ID == id }); i >= 0 {
				hit.Ends = append(hit.Ends, entities[i])
			}
		}
	}
	return nil
}
