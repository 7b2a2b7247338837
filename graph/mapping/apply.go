package mapping

import (
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"time"

	"clew/graph"
	"clew/graph/tables"
)

// Outcome is what becomes of a row: things, or why it is refused.
type Outcome struct {
	Table    *tables.Table
	Row      tables.Row
	Entities []Found
	Links    []FoundLink
	Refused  string
}

// Found is what a row tells of an entity.
type Found struct {
	graph.EntityItem
	Key       string // for readers
	Once      bool
	Reference bool
}

// FoundLink is a link that a row holds. No two rows may use its key for links
// that differ.
type FoundLink struct {
	graph.LinkItem
	Key  string // for readers; none where the link is told by all that it says
	same string // rows that have this in common mean the same link
}

// Outcomes reads every row of the tables that are mapped.
func (p *Plan) Outcomes() iter.Seq2[Outcome, error] {
	return func(yield func(Outcome, error) bool) {
		for _, t := range p.tables {
			for row, err := range t.Rows() {
				if err != nil {
					yield(Outcome{Table: t.Table}, err)
					return
				}
				if !yield(p.outcome(t, row), nil) {
					return
				}
			}
		}
	}
}

func (p *Plan) outcome(t *planned, row tables.Row) Outcome {
	o := Outcome{Table: t.Table, Row: row, Refused: row.Wrong}
	if row.Wrong != "" {
		return o
	}
	r := &reader{row: row, nulls: p.nulls}
	byID := map[string][]int{} // the entities that a mapped one stands for in this row
	err := p.entities(t.by, r, &o, byID)
	for i := 0; i < len(t.by.Links) && err == nil; i++ {
		err = p.links(&t.by.Links[i], r, &o, byID)
	}
	if err == nil && len(o.Links) == 0 && !slices.ContainsFunc(o.Entities, func(f Found) bool { return !f.Reference }) {
		err = mistake("%s", t.by.nothing(r))
	}
	if err != nil {
		o.Entities, o.Links, o.Refused = nil, nil, graph.MessageOf(err)
	}
	return o
}

// nothing says why a row holds nothing.
func (t *Table) nothing(r *reader) string {
	for i := range t.Entities {
		for _, column := range t.Entities[i].Key.Columns {
			if r.holds(t.Entities[i].When) && r.text(column) == "" {
				return fmt.Sprintf("“%s” is empty", column)
			}
		}
	}
	return "nothing in it is part of the mapping"
}

func (p *Plan) entities(t *Table, r *reader, o *Outcome, byID map[string][]int) error {
	for i := range t.Entities {
		e := &t.Entities[i]
		if !r.holds(e.When) {
			continue
		}
		values := []string{""}
		one := *r
		if e.Each != nil {
			values, one.each = r.texts(e.Each.Column, e.Each.Split), e.Each.Column
		}
		for _, value := range values {
			one.value = value
			found, err := p.entity(e, &one)
			if err != nil {
				return err
			}
			if found.ID != "" {
				byID[e.ID] = append(byID[e.ID], len(o.Entities))
				o.Entities = append(o.Entities, found)
			}
		}
	}
	return nil
}

// entity reads one entity; without an ID where the row has none.
func (p *Plan) entity(e *Entity, r *reader) (Found, error) {
	f := Found{Once: e.Once, Reference: e.Reference}
	f.Key = r.joined(e.Key.Columns, " · ")
	f.Name, f.Aliases = r.name(e)
	f.About = r.text(e.About)
	if f.Key == "" {
		if f.Name != "" {
			return f, mistake("“%s” is empty, so “%s” has no key", e.Key.Columns[0], short(f.Name))
		}
		return f, nil
	}
	f.ID = p.id(e.Key, f.Key)
	if e.Reference {
		return f, nil
	}
	var err error
	if f.Type, err = r.word(e.Type, EntityType); err != nil {
		return f, err
	}
	f.Also = e.Also
	for i := range e.Aliases {
		for _, alias := range r.texts(e.Aliases[i].Column, e.Aliases[i].Split) {
			if alias != f.Name && !slices.Contains(f.Aliases, alias) {
				f.Aliases = append(f.Aliases, alias)
			}
		}
	}
	f.Facts, err = r.facts(e.Facts)
	return f, err
}

func (r *reader) facts(list []Fact) (map[string]any, error) {
	facts := map[string]any{}
	for i := range list {
		value, err := r.fact(&list[i])
		if err != nil {
			return nil, err
		}
		if value != nil {
			facts[list[i].Name] = value
		}
	}
	return facts, nil
}

// sharedDataset is where the keys of public registers count.
const sharedDataset = "keys that mean the same everywhere"

// epoch is when a dataset that tells no time began: ids are made with it.
var epoch = time.Unix(0, 0)

func (p *Plan) id(k Key, key string) string {
	dataset := p.Mapping.Dataset
	if k.Shared {
		dataset = sharedDataset
	}
	if k.Space != "" {
		key = k.Space + "\n" + key
	}
	return graph.DerivedID(dataset, epoch, "entity", key)
}

// links reads one link for each pair of its ends; none where one is missing.
func (p *Plan) links(l *Link, r *reader, o *Outcome, byID map[string][]int) error {
	if !r.holds(l.When) {
		return nil
	}
	for _, source := range byID[l.Source] {
		for _, target := range byID[l.Target] {
			link, err := p.link(l, r, o.Entities[source].ID, o.Entities[target].ID)
			if err != nil {
				return err
			}
			o.Links = append(o.Links, link)
		}
	}
	return nil
}

func (p *Plan) link(l *Link, r *reader, source, target string) (FoundLink, error) {
	link := FoundLink{LinkItem: graph.LinkItem{Link: graph.Link{Source: source, Target: target}, Note: r.text(l.Note)}}
	var errs [5]error
	var status string
	link.Type, errs[0] = r.word(l.Type, LinkType)
	link.From, errs[1] = r.date(l.From)
	link.Until, errs[2] = r.date(l.Until)
	status, errs[3] = r.word(l.Status, statusWord)
	link.Status = graph.Status(status)
	link.Facts, errs[4] = r.facts(l.Facts)
	if err := firstError(errs[:]...); err != nil {
		return link, err
	}
	if link.Type == "" {
		return link, mistake("“%s” is empty, so the link has no type", l.Type.Column)
	}
	if known := min(len(link.From), len(link.Until)); link.From[:known] > link.Until[:known] {
		return link, mistake("it ends (%s) before it begins (%s)", link.Until, link.From)
	}
	link.Key = r.joined(l.Key, " · ")
	key := link.Key
	if key == "" {
		key = fmt.Sprintf("%x", contentOf(&link.LinkItem))
	}
	link.ID = graph.DerivedID(p.Mapping.Dataset, epoch, "link", fmt.Sprintf("%s %s %s %s", key, link.Type, source, target))
	if link.same = link.ID; link.Key != "" && l.keyedAlone(p) {
		link.same = link.Key
	}
	return link, nil
}

// keyedAlone tells whether one row makes one link of this mapping, so that its
// key can't stand in two.
func (l *Link) keyedAlone(p *Plan) bool {
	for _, t := range p.tables {
		if len(t.by.Links) == 1 && &t.by.Links[0] == l {
			return !slices.ContainsFunc(t.by.Entities, func(e Entity) bool { return e.Each != nil })
		}
	}
	return false
}

// contentOf is a hash of all that a link says.
func contentOf(l *graph.LinkItem) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%q %q %q %q %q %v", l.Type, l.From, l.Until, l.Status, l.Note, l.Facts) // maps are printed in order
	return h.Sum64()
}
