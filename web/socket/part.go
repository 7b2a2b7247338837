package socket

import (
	"iter"
	"strconv"

	"clew/graph"
)

// part is a patch, or rows, on its way out.
type part interface {
	// frame appends a frame with as much as fits into about size bytes; rest
	// is nil when nothing is left.
	frame(b []byte, stream, seq int64, size int) (data []byte, items int, rest part)
}

type patchPart graph.Patch

func (p patchPart) frame(b []byte, stream, seq int64, size int) ([]byte, int, part) {
	b, rest := appendPatch(b, stream, seq, graph.Patch(p), size)
	items := len(p.Links) - len(rest.Links)
	if len(rest.Entities)+len(rest.Links) == 0 {
		return b, items, nil
	}
	return b, items, patchPart(rest)
}

// patches makes parts of patches; an empty patch is none.
func patches(all iter.Seq2[graph.Patch, error]) iter.Seq2[part, error] {
	return func(yield func(part, error) bool) {
		for p, err := range all {
			if (err != nil || len(p.Entities)+len(p.Links) > 0) && !yield(patchPart(p), err) {
				return
			}
		}
	}
}

// expansion is the kind of stream that sends patches.
var expansion = kind{turns: true, done: func(s *stream, d delivery, cut string) any {
	done := Done{Op: "done", Stream: s.number, Sent: s.items, Total: max(s.total, s.items), Cut: cut}
	if d.next != nil {
		if done.Next = d.next(); done.Next != "" {
			done.Cut = CutLimit
		}
	}
	return done
}}

type rowsPart []graph.Row

func (p rowsPart) frame(b []byte, stream, seq int64, size int) ([]byte, int, part) {
	start := len(b)
	b = strconv.AppendInt(append(b, `{"op":"rows","stream":`...), stream, 10)
	b = strconv.AppendInt(append(b, `,"seq":`...), seq, 10)
	b = append(b, `,"rows":[`...)
	n := 0
	for n < len(p) && (n == 0 || len(b)-start < size) {
		b = append(appendComma(b, n), '[')
		for i, value := range p[n] {
			b = graph.AppendValue(appendComma(b, i), value)
		}
		b = append(b, ']')
		n++
	}
	b = append(b, "]}"...)
	if n == len(p) {
		return b, n, nil
	}
	return b, n, p[n:]
}

func pages(all iter.Seq2[[]graph.Row, error]) iter.Seq2[part, error] {
	return func(yield func(part, error) bool) {
		for rows, err := range all {
			if !yield(rowsPart(rows), err) {
				return
			}
		}
	}
}
