package mapping

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"clew/graph"
	"clew/graph/tables"
)

// Options say how a file is brought in.
type Options struct {
	Dry      bool                // nothing is written; what would be is counted
	Refused  func(Refusal) error // sees each row that is refused; may be nil
	Progress func(done Progress) // is told now and then; may be nil
}

// Progress is how far a run is.
type Progress struct {
	Step  string // “rows” are read and checked, then “entities” and “links” written
	Done  int
	Total int // 0 where it is not known
}

// Report says what a run did, or would do. Every row that was read is written
// or refused.
type Report struct {
	Read, Written, Refused int
	Duplicate              int // rows, of those written, that say what another one says
	Dangling               int // rows, of those refused, with a link to what is nowhere
	Entities, Links        graph.Count
}

func (r Report) String() string {
	return fmt.Sprintf("%d rows read, %d written, %d refused. %d repeat another row, %d have a link to what is neither in the file nor in the graph. Entities: %v. Links: %v.",
		r.Read, r.Written, r.Refused, r.Duplicate, r.Dangling, r.Entities, r.Links)
}

// Refusal is a row that is not written, or a link of it that is not.
type Refusal struct {
	Table  *tables.Table
	Line   int
	Reason string
	Cells  []string // by the table's columns
}

// Run brings a file into the graph: it reads it whole and checks it, then
// writes its entities, then reads it once more for its links. A file whose end
// can't be read is refused before anything is written.
func (p *Plan) Run(ctx context.Context, store *graph.Store, o Options) (Report, error) {
	r := &running{plan: p, options: o, fold: fold{limit: foldChunk}}
	defer r.fold.close()
	if err := r.check(ctx); err != nil {
		return r.report, err
	}
	done, err := store.ImportWith(ctx, r.entityItems(), graph.ImportOptions{Merge: true, Dry: o.Dry})
	r.report.Entities = done.Entities
	if err != nil {
		return r.report, err
	}
	done, err = store.ImportWith(ctx, r.linkItems(), graph.ImportOptions{Merge: true, Dry: o.Dry, Defined: r.defines, Committed: r.committed})
	r.report.Links = done.Links
	r.report.Written = r.report.Read - r.report.Refused
	return r.report, err
}

// running is a run on its way. Rows are counted through all tables.
type running struct {
	plan    *Plan
	options Options
	report  Report
	fold    fold
	ring    ring
	bad     []uint64 // a bit for each row that is refused
	defined []uint64 // hashes of the ids of entities that the file holds, in order
	links   int
	pending map[string]waiting // links that are not committed yet, by id
	failed  error              // of Refused, in a place that can't return it
}

// waiting is what is kept of a link until it is committed.
type waiting struct {
	refusal        Refusal
	row            int
	source, target string // keys
}

// check reads the file whole.
func (r *running) check(ctx context.Context) error {
	row := -1
	for o, err := range r.plan.Outcomes() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		row++
		r.report.Read++
		r.tell(Progress{Step: "rows", Done: r.report.Read})
		if o.Refused != "" {
			if err := r.refuse(row, refusalOf(o, o.Refused)); err != nil {
				return err
			}
			continue
		}
		if err := r.gather(row, &o); err != nil {
			return err
		}
	}
	r.ring.close()
	slices.Sort(r.defined)
	r.defined = slices.Compact(r.defined)
	return nil
}

// gather keeps of a row what the other passes need.
func (r *running) gather(row int, o *Outcome) error {
	for i := range o.Entities {
		e := &o.Entities[i]
		if e.Reference {
			continue
		}
		if e.Once {
			r.ring.add("entity "+e.ID, hashOf(fmt.Sprintf("%q %q %q %q %v", e.Type, e.Name, e.Aliases, e.About, e.Facts)), row)
		}
		r.defined = append(r.defined, hashOf(e.ID))
		if err := r.fold.add(row, e); err != nil {
			return err
		}
	}
	for i := range o.Links {
		l := &o.Links[i]
		r.ring.add("link "+l.same, hashOf(l.Source+l.Target)^contentOf(&l.LinkItem), row)
		r.links++
	}
	return nil
}

func (r *running) defines(id string) bool {
	_, known := slices.BinarySearch(r.defined, hashOf(id))
	return known
}

func (r *running) refuse(row int, refusal Refusal) error {
	if r.isBad(row) {
		return nil
	}
	for len(r.bad) <= row/64 {
		r.bad = append(r.bad, 0)
	}
	r.bad[row/64] |= 1 << (row % 64)
	r.report.Refused++
	if r.options.Refused == nil {
		return nil
	}
	return r.options.Refused(refusal)
}

func (r *running) isBad(row int) bool {
	return row/64 < len(r.bad) && r.bad[row/64]&(1<<(row%64)) != 0
}

func (r *running) tell(p Progress) {
	if r.options.Progress != nil {
		r.options.Progress(p)
	}
}

// refusalOf copies a row, which is valid only until the next one.
func refusalOf(o Outcome, reason string) Refusal {
	refusal := Refusal{Table: o.Table, Line: o.Row.Line, Reason: reason, Cells: make([]string, len(o.Table.Columns))}
	for i, text := range o.Row.Cells() {
		if i < len(refusal.Cells) {
			refusal.Cells[i] = text
		}
	}
	return refusal
}

// entityItems are the entities of the rows that no other row contradicts.
func (r *running) entityItems() iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		n := 0
		for e, err := range r.fold.entities(func(row int) bool { return r.ring.again[row] < 0 }) {
			if !yield(graph.Item{Entity: e}, err) || err != nil {
				return
			}
			n++
			r.tell(Progress{Step: "entities", Done: n, Total: len(r.defined)})
		}
	}
}

// linkItems reads the file once more for its links.
func (r *running) linkItems() iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		r.pending = map[string]waiting{}
		row, n := -1, 0
		for o, err := range r.plan.Outcomes() {
			if err == nil {
				err = r.failed
			}
			if err != nil {
				yield(graph.Item{}, err)
				return
			}
			if row++; r.isBad(row) {
				continue
			}
			if _, first := r.ring.lines[row]; first {
				r.ring.lines[row] = o.Row.Line
			}
			if of, again := r.ring.again[row]; again {
				if err := r.repeated(row, of, o); err != nil {
					yield(graph.Item{}, err)
					return
				}
				continue
			}
			for i := range o.Links {
				l := &o.Links[i]
				if _, twice := r.pending[l.ID]; twice {
					continue
				}
				r.pending[l.ID] = r.wait(row, &o, l)
				if !yield(graph.Item{Link: &l.LinkItem}, nil) {
					return
				}
				n++
				r.tell(Progress{Step: "links", Done: n, Total: r.links})
			}
		}
		if r.failed != nil {
			yield(graph.Item{}, r.failed)
		}
	}
}

// repeated is about a row that says again what another one said.
func (r *running) repeated(row, of int, o Outcome) error {
	if of >= 0 {
		r.report.Duplicate++
		return nil
	}
	return r.refuse(row, refusalOf(o, fmt.Sprintf("line %d has the same key, and says something else", r.ring.lines[-1-of])))
}

func (r *running) wait(row int, o *Outcome, l *FoundLink) waiting {
	w := waiting{refusal: refusalOf(*o, ""), row: row}
	for i := range o.Entities {
		switch o.Entities[i].ID {
		case l.Source:
			w.source = o.Entities[i].Key
		case l.Target:
			w.target = o.Entities[i].Key
		}
	}
	return w
}

// committed refuses the rows of a batch whose links have no ends.
func (r *running) committed(dangling []graph.Dangling) {
	for _, d := range dangling {
		w := r.pending[d.Link]
		key := w.source
		if d.Target {
			key = w.target
		}
		if !r.isBad(w.row) {
			r.report.Dangling++
		}
		w.refusal.Reason = fmt.Sprintf("there is no entity %q in this file or in the graph", short(key))
		if err := r.refuse(w.row, w.refusal); err != nil {
			r.failed = err
		}
	}
	clear(r.pending)
}
