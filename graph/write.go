package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// batchRows is how many rows go into one transaction. A long text counts for
// as many rows as would be about its size.
const (
	batchRows = 5000
	rowBytes  = 2000
)

// batchTime bounds the writing of one batch.
const batchTime = 2 * time.Minute

// Count says what became of the things of one kind.
type Count struct{ Added, Changed, Unchanged int }

func (c Count) String() string {
	text := fmt.Sprintf("%d added, %d unchanged", c.Added, c.Unchanged)
	if c.Changed > 0 {
		text += fmt.Sprintf(", %d changed", c.Changed)
	}
	return text
}

func (c *Count) add(state string, n int) {
	switch state {
	case "added":
		c.Added += n
	case "changed":
		c.Changed += n
	case "unchanged":
		c.Unchanged += n
	}
}

// ImportResult says what an import did.
type ImportResult struct{ Sources, Passages, Entities, Links, Claims, Answers Count }

func (r ImportResult) String() string {
	text := fmt.Sprintf("Entities: %v. Links: %v. Claims: %v. Passages: %v. Sources: %v.",
		r.Entities, r.Links, r.Claims, r.Passages, r.Sources)
	if r.Answers != (Count{}) {
		text += fmt.Sprintf(" Claims about claims: %v.", r.Answers)
	}
	return text
}

// ImportOptions say how items are added.
type ImportOptions struct {
	Merge bool // what items leave unsaid stays, as in [Store.Merge]
	// Dry writes nothing and counts what would be done to entities and links.
	Dry bool
	// Defined tells a dry run which entities would be there by the time of the
	// links: those that items of another call bring.
	Defined func(id string) bool
	// Committed is called for each batch with the links of it that were left out
	// because an end of theirs is not there. Without it such a link is an error.
	Committed func([]Dangling)
}

// Dangling is a link of which an end is not in the graph: the source, the
// target or both.
type Dangling struct {
	Link           string // ID
	Source, Target bool   // what is missing
}

// Import adds items to the graph and brings those that it has up to date, in
// batches. What one that fails has written so far stays; importing again
// completes it. Errors of items end the import and are returned as they are.
// A foreign graph is refused.
func (s *Store) Import(ctx context.Context, items iter.Seq2[Item, error]) (ImportResult, error) {
	return s.ImportWith(ctx, items, ImportOptions{})
}

// Merge adds items in the manner of [Store.Import], but what they don't say of
// things that the graph has stays: they are a part of some graph, and may
// know less than this one. An opening is taken only where there is none.
func (s *Store) Merge(ctx context.Context, items iter.Seq2[Item, error]) (ImportResult, error) {
	return s.ImportWith(ctx, items, ImportOptions{Merge: true})
}

// ImportWith is [Store.Import] with options.
func (s *Store) ImportWith(ctx context.Context, items iter.Seq2[Item, error], o ImportOptions) (ImportResult, error) {
	if s.Schema().Foreign {
		return ImportResult{}, &Error{Forbidden, "This graph was not made by Clew, so Clew adds nothing to it.", nil}
	}
	w, err := newWriter(ctx, s, o)
	if err != nil {
		return ImportResult{}, err
	}
	for item, err := range items {
		if err == nil {
			err = w.add(ctx, item)
		}
		if err != nil {
			return w.result, err
		}
	}
	if err := w.flush(ctx); err != nil || o.Dry {
		return w.result, err
	}
	return w.result, s.RefreshSchema(ctx)
}

// row is one row of an import query's $rows.
type row = map[string]any

// writer gathers items into batches.
type writer struct {
	store    *Store
	options  ImportOptions
	unique   map[string]bool // constraints that keep the ids of a link type unique
	result   ImportResult
	size     int
	sources  []row
	entities []row
	links    []row
	passages map[string]row // by id: claims share passages
	claims   []row
	answers  []row
}

func newWriter(ctx context.Context, s *Store, o ImportOptions) (*writer, error) {
	w := &writer{store: s, options: o, unique: map[string]bool{}, passages: map[string]row{}}
	records, err := s.read(ctx, query("import_link_types"), nil)
	for _, record := range records {
		name, _ := record.Values[0].(string)
		w.unique[name] = true
	}
	return w, err
}

func (w *writer) reset() {
	w.size, w.sources, w.entities, w.links, w.claims, w.answers = 0, nil, nil, nil, nil, nil
	w.passages = map[string]row{}
}

func (w *writer) add(ctx context.Context, item Item) error {
	switch {
	case item.Source != nil:
		w.sources = append(w.sources, sourceRow(item.Source))
		w.size += len(item.Source.Text) / rowBytes
	case item.Entity != nil:
		return w.addEntity(ctx, item.Entity)
	case item.Link != nil:
		return w.addLink(ctx, item.Link)
	case item.Claim != nil:
		w.passages[item.Claim.Passage.ID] = passageRow(item.Claim)
		w.claims = append(w.claims, claimRow(item.Claim))
		w.answers = append(w.answers, answerRows(item.Claim)...)
		w.size += len(item.Claim.Answers)
	case item.Opening != nil:
		return w.writeOpening(ctx, item.Opening)
	}
	return w.grown(ctx)
}

// grown counts an item and writes the batch when it is full.
func (w *writer) grown(ctx context.Context) error {
	if w.size++; w.size < batchRows {
		return nil
	}
	return w.flush(ctx)
}

func (w *writer) addEntity(ctx context.Context, e *EntityItem) error {
	for _, name := range append([]string{e.Type}, e.Also...) {
		if err := CheckEntityType(name); err != nil {
			return err
		}
	}
	w.entities = append(w.entities, entityRow(e))
	return w.grown(ctx)
}

func (w *writer) addLink(ctx context.Context, l *LinkItem) error {
	if name := "clew_link_" + l.Type; !w.unique[name] {
		if err := CheckLinkType(l.Type); err != nil {
			return err
		}
		if w.options.Dry {
			w.unique[name] = true
		}
	}
	if name := "clew_link_" + l.Type; !w.unique[name] {
		constraint := fill("import_link_type", map[string]string{"Name": quoteName(name), "Type": quoteName(l.Type)})
		if err := w.store.execute(ctx, constraint, nil); err != nil {
			return wrap(ctx, err)
		}
		w.unique[name] = true
	}
	row := linkRow(l)
	if d := w.options.Defined; d != nil && w.options.Dry {
		row["sourceComes"], row["targetComes"] = d(l.Source), d(l.Target)
	}
	w.links = append(w.links, row)
	return w.grown(ctx)
}

// flush writes the batch in one transaction: first what others refer to.
func (w *writer) flush(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, batchTime)
	defer cancel()
	mode, execute := neo4j.AccessModeWrite, neo4j.ExecuteWrite[*batch]
	if w.options.Dry {
		mode, execute = neo4j.AccessModeRead, neo4j.ExecuteRead[*batch]
	}
	session := w.store.session(bounded, mode)
	defer w.store.end(ctx, session)
	done, err := execute(bounded, session, func(tx neo4j.ManagedTransaction) (*batch, error) {
		b := &batch{ctx: bounded, tx: tx, options: w.options, result: w.result} // a retry counts anew
		b.write(w)
		return b, b.err
	}, neo4j.WithTxTimeout(batchTime))
	if err != nil {
		return wrap(ctx, err)
	}
	w.result = done.result
	w.reset()
	if w.options.Committed != nil {
		w.options.Committed(done.dangling)
	}
	return nil
}

// batch is one transaction of an import. After an error it does nothing more.
type batch struct {
	ctx      context.Context
	tx       neo4j.ManagedTransaction
	options  ImportOptions
	result   ImportResult
	dangling []Dangling
	err      error
}

func (b *batch) write(w *writer) {
	if b.options.Dry {
		b.nodes("Entity", w.entities, &b.result.Entities)
		b.links(w.links)
		return
	}
	revised := b.revised(w.sources)
	b.nodes("Source", w.sources, &b.result.Sources)
	b.nodes("Entity", w.entities, &b.result.Entities)
	b.links(w.links)
	passages := slices.Collect(maps.Values(w.passages))
	b.nodes("Passage", passages, &b.result.Passages)
	b.join("Passage", "PASSAGE_OF", "Source", passages)
	b.nodes("Claim", w.claims, &b.result.Claims)
	b.join("Claim", "QUOTES", "Passage", w.claims)
	unanswered := b.unanswered(w.claims)
	b.nodes("ClewAnswer", w.answers, &b.result.Answers)
	b.weigh(w, revised, unanswered)
}

func (b *batch) nodes(label string, rows []row, count *Count) {
	b.each(fill("import_nodes", map[string]any{"Label": label, "Merge": b.options.Merge, "Dry": b.options.Dry}), rows, func(record *neo4j.Record) error {
		state, _ := record.Values[0].(string)
		count.add(state, number(record.Values[1]))
		return nil
	})
}

func (b *batch) links(rows []row) {
	b.each(fill("import_links", map[string]any{"Merge": b.options.Merge, "Dry": b.options.Dry}), rows, func(record *neo4j.Record) error {
		state, _ := record.Values[0].(string)
		if state == "dangling" {
			return b.dangle(record.Values[2])
		}
		b.result.Links.add(state, number(record.Values[1]))
		return nil
	})
}

// dangle remembers the links that were left out.
func (b *batch) dangle(list any) error {
	if b.options.Committed == nil {
		return invalid("A link joins entities of which one is not in the graph.")
	}
	links, _ := list.([]any)
	for _, link := range links {
		if v, ok := link.([]any); ok && len(v) == 3 {
			b.dangling = append(b.dangling, Dangling{textOf(v[0]), v[1] == true, v[2] == true})
		}
	}
	return nil
}

func (b *batch) join(from, name, to string, rows []row) {
	text := fill("import_joins", map[string]string{"From": from, "Type": name, "To": to})
	b.each(text, rows, func(record *neo4j.Record) error {
		if number(record.Values[0]) < len(rows) {
			return invalid("A %s belongs to a %s that is not in the graph.", strings.ToLower(from), strings.ToLower(to))
		}
		return nil
	})
}

// each runs a query for rows, if there are any, and shows its records to see.
func (b *batch) each(text string, rows []row, see func(*neo4j.Record) error) {
	if b.err != nil || len(rows) == 0 {
		return
	}
	result, err := b.tx.Run(b.ctx, text, map[string]any{"rows": rows})
	if err != nil {
		b.err = err
		return
	}
	for result.Next(b.ctx) {
		if b.err = see(result.Record()); b.err != nil {
			return
		}
	}
	b.err = result.Err()
}

// writeOpening replaces the opening. Its entities are written by then.
func (w *writer) writeOpening(ctx context.Context, o *OpeningItem) error {
	if err := w.flush(ctx); err != nil {
		return err
	}
	_, err := w.store.write(ctx, fill("import_opening", map[string]any{"Merge": w.options.Merge}), map[string]any{"properties": openingProperties(o)})
	return err
}

func sha256Hex(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
