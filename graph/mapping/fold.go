package mapping

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"clew/graph"
)

// fold puts together what many rows tell of each entity. What does not fit into
// memory is sorted in temporary files, so that files may be larger than that.
type fold struct {
	chunk []part
	size  int
	runs  []*os.File
	limit int // bytes of a chunk
}

// part is what one row tells of an entity.
type part struct {
	id   string
	row  int
	text []byte // JSON of a told
}

const foldChunk = 32 << 20

func (f *fold) add(row int, e *Found) error {
	t := told{Key: e.Key, Type: e.Type, Also: e.Also, Name: e.Name, Aliases: e.Aliases, About: e.About}
	for name, value := range e.Facts {
		if t.Facts == nil {
			t.Facts = map[string]tagged{}
		}
		t.Facts[name] = tag(value)
	}
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	f.chunk = append(f.chunk, part{e.ID, row, text})
	if f.size += len(text) + 100; f.size < f.limit {
		return nil
	}
	return f.spill()
}

func (f *fold) sort() {
	slices.SortFunc(f.chunk, comparePart)
}

func comparePart(a, b part) int {
	if order := strings.Compare(a.id, b.id); order != 0 {
		return order
	}
	return a.row - b.row
}

// spill writes the chunk to a temporary file, which nobody else sees.
func (f *fold) spill() error {
	file, err := os.CreateTemp("", "clew-import-")
	if err != nil {
		return err
	}
	f.runs = append(f.runs, file)
	_ = os.Remove(file.Name()) // it lives until it is closed
	f.sort()
	w := bufio.NewWriterSize(file, 256<<10)
	for _, p := range f.chunk {
		head := binary.AppendUvarint(nil, uint64(len(p.id)))
		head = append(head, p.id...)
		head = binary.AppendUvarint(head, uint64(p.row))
		head = binary.AppendUvarint(head, uint64(len(p.text)))
		_, _ = w.Write(head)
		_, _ = w.Write(p.text) // a failure is told by Flush
	}
	f.chunk, f.size = nil, 0
	return w.Flush()
}

// close frees the temporary files.
func (f *fold) close() {
	for _, file := range f.runs {
		_ = file.Close()
	}
	f.runs, f.chunk = nil, nil
}

// run is a sorted list of parts that is being merged with others.
type run struct {
	next func() (part, error)
	head part
}

type runs []*run

func (r runs) Len() int           { return len(r) }
func (r runs) Less(i, j int) bool { return comparePart(r[i].head, r[j].head) < 0 }
func (r runs) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r *runs) Push(x any)        { *r = append(*r, x.(*run)) }
func (r *runs) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}

// parts are all parts, those of one entity together and in the order of rows.
func (f *fold) parts() iter.Seq2[part, error] {
	return func(yield func(part, error) bool) {
		f.sort()
		at := 0
		all := runs{{next: func() (part, error) {
			if at == len(f.chunk) {
				return part{}, io.EOF
			}
			at++
			return f.chunk[at-1], nil
		}}}
		for _, file := range f.runs {
			if _, err := file.Seek(0, io.SeekStart); err != nil {
				yield(part{}, err)
				return
			}
			from := bufio.NewReaderSize(file, 256<<10)
			all = append(all, &run{next: func() (part, error) { return readPart(from) }})
		}
		merge(all, yield)
	}
}

func merge(all runs, yield func(part, error) bool) {
	var open runs
	for _, r := range all {
		var err error
		if r.head, err = r.next(); err == nil {
			open = append(open, r)
		} else if err != io.EOF {
			yield(part{}, err)
			return
		}
	}
	heap.Init(&open)
	for len(open) > 0 {
		r := open[0]
		if !yield(r.head, nil) {
			return
		}
		var err error
		switch r.head, err = r.next(); err {
		case nil:
			heap.Fix(&open, 0)
		case io.EOF:
			heap.Pop(&open)
		default:
			yield(part{}, err)
			return
		}
	}
}

func readPart(from *bufio.Reader) (part, error) {
	field := func() ([]byte, error) {
		n, err := binary.ReadUvarint(from)
		if err != nil {
			return nil, err
		}
		text := make([]byte, n)
		_, err = io.ReadFull(from, text)
		return text, err
	}
	id, err := field()
	if err != nil {
		return part{}, err // io.EOF between two parts
	}
	row, err1 := binary.ReadUvarint(from)
	text, err2 := field()
	return part{string(id), int(row), text}, errors.Join(err1, err2)
}

// entities are the entities, each with all that is told of it by rows that are
// not to be skipped.
func (f *fold) entities(skip func(row int) bool) iter.Seq2[*graph.EntityItem, error] {
	return func(yield func(*graph.EntityItem, error) bool) {
		var now *graph.EntityItem
		var facts map[string]tagged
		var key string
		hand := func() bool {
			return now == nil || yield(completed(now, key, facts), nil)
		}
		for p, err := range f.parts() {
			var t told
			if err == nil {
				err = json.Unmarshal(p.text, &t)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if skip(p.row) {
				continue
			}
			if now == nil || now.ID != p.id {
				if !hand() {
					return
				}
				now, facts, key = &graph.EntityItem{ID: p.id}, map[string]tagged{}, t.Key
			}
			t.addTo(now, facts)
		}
		hand()
	}
}
