package views

import (
	"cmp"
	"slices"
	"strings"

	"clew/graph"
)

// paragraph is one paragraph of a source's text, followed by the line breaks
// that set it apart.
type paragraph struct {
	pieces []piece
	gap    string
}

// piece is either plain text or a passage (or a part of one), which may hold
// further passages. first and last tell whether it opens or closes its passage.
type piece struct {
	text        string
	passage     *markedPassage
	inner       []piece
	first, last bool
}

// markedPassage is a passage with the number and the claims that the page
// shows for it.
type markedPassage struct {
	graph.Passage
	Number  int
	Claims  []graph.Claim
	found   bool // the stored text holds it
	current bool // the reader came for it
}

// passagesOf gathers the passages of a page's claims, each once, numbered in
// the order of the text and on from the pages before. Passages that the text
// does not hold come without being found.
func passagesOf(data SourcePageData) []*markedPassage {
	runes := []rune(data.Source.Text)
	byID := map[string]*markedPassage{}
	var passages []*markedPassage
	for _, claim := range data.Drawn.Claims {
		passage := byID[claim.Passage.ID]
		if passage == nil {
			passage = &markedPassage{Passage: claim.Passage}
			passage.find(runes)
			byID[claim.Passage.ID] = passage
			passages = append(passages, passage)
		}
		passage.Claims = append(passage.Claims, claim)
		if data.At != "" && (data.At == claim.ID || data.At == passage.ID) {
			passage.current = true
		}
	}
	slices.SortStableFunc(passages, func(a, b *markedPassage) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	for i, passage := range passages {
		passage.Number = data.Drawn.Passages + i + 1
	}
	return passages
}

// find checks that the passage lies within the text, and takes line breaks off
// its ends: what stands between paragraphs cannot be marked.
func (p *markedPassage) find(runes []rune) {
	if p.Start < 0 || p.End > len(runes) {
		return
	}
	for p.Start < p.End && isBreak(runes[p.Start]) {
		p.Start++
	}
	for p.Start < p.End && isBreak(runes[p.End-1]) {
		p.End--
	}
	p.found = p.Start < p.End
}

func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// markText splits a text into paragraphs and marks its passages in them. All
// pieces and gaps together are the text again. Passages that cross each other
// or the end of a paragraph are marked in parts.
func markText(text string, passages []*markedPassage) []paragraph {
	runes := []rune(text)
	passages = slices.DeleteFunc(slices.Clone(passages), func(p *markedPassage) bool { return !p.found })
	var paragraphs []paragraph
	for start := 0; start < len(runes); {
		end, next := paragraphEnd(runes, start)
		paragraphs = append(paragraphs, paragraph{
			pieces: nest(segments(runes, start, end, passages), 0),
			gap:    string(runes[end:next]),
		})
		start = next
	}
	return paragraphs
}

// paragraphEnd finds where the paragraph at start ends and the next begins:
// around line breaks with an empty line between them.
func paragraphEnd(runes []rune, start int) (end, next int) {
	for end = start; end < len(runes); end++ {
		next = end
		for next < len(runes) && isBreak(runes[next]) {
			next++
		}
		if strings.Count(string(runes[end:next]), "\n") > 1 {
			return end, next
		}
	}
	return end, end
}

// segment is a run of text within the same passages, outermost first.
type segment struct {
	runes      []rune
	start, end int
	passages   []*markedPassage
}

// segments cuts the text between start and end wherever a passage begins or
// ends. The passages come sorted, so the outermost stands first in each.
func segments(runes []rune, start, end int, passages []*markedPassage) []segment {
	cuts := []int{start, end}
	for _, p := range passages {
		for _, cut := range []int{p.Start, p.End} {
			if start < cut && cut < end {
				cuts = append(cuts, cut)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 1; i < len(cuts); i++ {
		s := segment{runes: runes, start: cuts[i-1], end: cuts[i]}
		for _, p := range passages {
			if p.Start < s.end && s.start < p.End {
				s.passages = append(s.passages, p)
			}
		}
		out = append(out, s)
	}
	return out
}

// nest turns runs of segments that share a passage at this depth into one
// piece that holds them.
func nest(run []segment, depth int) []piece {
	var out []piece
	for len(run) > 0 {
		if len(run[0].passages) == depth {
			out = append(out, piece{text: string(run[0].runes[run[0].start:run[0].end])})
			run = run[1:]
			continue
		}
		passage := run[0].passages[depth]
		n := 1
		for n < len(run) && depth < len(run[n].passages) && run[n].passages[depth] == passage {
			n++
		}
		out = append(out, piece{
			passage: passage,
			inner:   nest(run[:n], depth+1),
			first:   run[0].start <= passage.Start,
			last:    run[n-1].end >= passage.End,
		})
		run = run[n:]
	}
	return out
}
