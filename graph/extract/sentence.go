package extract

import (
	"strings"
	"unicode/utf8"
)

// sentence is a run of tokens: first is in it, last is too.
type sentence struct {
	Span
	first, last int
	paragraph   int
	headline    bool   // its words begin with capitals as those of a title do
	label       string // who speaks, in a transcript: "HOST"
}

// shortLine is the length in bytes below which a line that ends without a full
// stop is a heading and not the beginning of a wrapped sentence.
const shortLine = 60

// split finds the sentences.
func (r *reader) split() {
	first, paragraph, label := 0, 0, ""
	for i := range r.tokens {
		end, newParagraph := r.boundary(i)
		if !end {
			continue
		}
		s := sentence{Span: Span{r.tokens[first].Start, r.tokens[i].End}, first: first, last: i, paragraph: paragraph, label: label}
		if said, ok := r.label(s); ok {
			label = said
		} else {
			s.headline = newParagraph && r.isHeadline(s)
			r.sentences = append(r.sentences, s)
		}
		first = i + 1
		if newParagraph {
			paragraph, label = paragraph+1, ""
		}
	}
}

// boundary says whether a sentence ends with token i, and a paragraph too.
func (r *reader) boundary(i int) (end, paragraph bool) {
	if i+1 == len(r.tokens) {
		return true, true
	}
	t, next := r.tokens[i], r.tokens[i+1]
	gap := r.text[t.End:next.Start]
	switch lines := strings.Count(gap, "\n"); {
	case lines > 1:
		return true, true
	case lines == 1 && !strings.Contains(",;-–—", t.norm) && r.lineLength(t.End) < shortLine:
		return true, true
	}
	if t.norm == ":" && r.isLabel(i) || r.endsDateline(i) {
		return true, false
	}
	if gap == "" {
		return false, false
	}
	if t.abbr {
		return starters[next.norm] && !titles[t.norm], false
	}
	return r.isStop(i) && r.canBegin(i+1), false
}

// isStop says whether token i is a full stop, or a quotation mark or bracket
// right after one.
func (r *reader) isStop(i int) bool {
	t := r.tokens[i]
	for i > 0 && strings.Contains(`"”»“’')]`, t.norm) && r.tokens[i-1].End == t.Start {
		i--
		t = r.tokens[i]
	}
	return t.norm == "." || t.norm == "!" || t.norm == "?" || t.norm == "…" || t.norm == "。" || t.abbr && i < len(r.tokens)-1 && t != r.tokens[i+1]
}

func (r *reader) canBegin(i int) bool {
	t := r.tokens[i]
	return t.upper || t.word && isDigit(r.text[t.Start]) || strings.Contains(`"“«„‘'([`, t.norm)
}

func (r *reader) lineLength(end int) int {
	return end - (strings.LastIndexByte(r.text[:end], '\n') + 1)
}

// isLabel says whether the colon at token i ends the name of a speaker in
// capitals at the beginning of a line.
func (r *reader) isLabel(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4 && r.tokens[j].caps; j-- {
		if j == 0 || strings.Contains(r.text[r.tokens[j-1].End:r.tokens[j].Start], "\n") {
			return true
		}
	}
	return false
}

func (r *reader) label(s sentence) (string, bool) {
	if r.tokens[s.last].norm != ":" || !r.isLabel(s.last) {
		return "", false
	}
	return strings.TrimSpace(strings.TrimSuffix(r.text[s.Start:s.End], ":")), true
}

// endsDateline says whether the dash at token i ends a place and an agency at
// the beginning of a paragraph: "LONDON, March 14 (Agency) - ".
func (r *reader) endsDateline(i int) bool {
	if !strings.Contains("-–—", r.tokens[i].norm) || r.tokens[i-min(i, 1)].End == r.tokens[i].Start {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		if j == 0 || strings.Contains(r.text[r.tokens[j-1].End:r.tokens[j].Start], "\n") {
			return r.tokens[j].caps && utf8.RuneCountInString(r.tokens[j].norm) > 2
		}
	}
	return false
}

// isHeadline says whether most words of a line without a full stop begin with
// capitals.
func (r *reader) isHeadline(s sentence) bool {
	if r.isStop(s.last) || r.tokens[s.last].abbr {
		return false
	}
	words, capitals := 0, 0
	for _, t := range r.tokens[s.first : s.last+1] {
		if t.word && utf8.RuneCountInString(t.norm) > 3 {
			words++
			if t.upper {
				capitals++
			}
		}
	}
	return words > 3 && capitals*10 >= words*7
}
