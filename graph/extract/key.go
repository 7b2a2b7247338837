package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// key is what a text says, told by a person. Every place where a mention's
// words stand is one, unless a longer mention holds it.
type key struct {
	Published string
	Known     []Known
	Entities  []struct {
		Name, Type string
		Mentions   []string
	}
	Quotes []struct {
		Text, Speaker string
		Indirect      bool
	}
	Dates     []struct{ Text, Date string }
	Relations []struct{ Subject, Type, Object, Status string }
}

// sides are what a key wants and what was suggested, each as lines that are
// equal where they mean the same.
type sides struct{ want, got []string }

// compare pairs equal lines and tells the others as faults.
func (s sides) compare() (Score, []string) {
	score := Score{Suggested: len(s.got), Wanted: len(s.want)}
	var faults []string
	left := slices.Clone(s.want)
	for _, line := range s.got {
		if i := slices.Index(left, line); i >= 0 {
			left = slices.Delete(left, i, i+1)
			score.Right++
		} else {
			faults = append(faults, "wrong: "+line)
		}
	}
	for _, line := range left {
		faults = append(faults, "missing: "+line)
	}
	return score, faults
}

func (k key) sides(text string, reading Reading) map[string]sides {
	all := map[string]sides{}
	add := func(what string, want bool, line string) {
		s := all[what]
		if want {
			s.want = append(s.want, line)
		} else {
			s.got = append(s.got, line)
		}
		all[what] = s
	}
	k.wanted(text, func(what, line string) { add(what, true, line) })
	reading.suggested(text, func(what, line string) { add(what, false, line) })
	all[Speakers] = speakers(all[Quotations], all[Statements])
	all[Quotations] = withoutSpeakers(all[Quotations])
	return all
}

func (k key) wanted(text string, add func(what, line string)) {
	for _, m := range k.mentions(text) {
		add(Entities, m)
	}
	for _, q := range k.Quotes {
		what := Quotations
		if q.Indirect {
			what = Statements
		}
		add(what, q.Text+" | "+q.Speaker)
	}
	for _, d := range k.Dates {
		add(Dates, d.Text+" = "+d.Date)
	}
	for _, r := range k.Relations {
		add(Relations, strings.Join([]string{r.Subject, r.Type, r.Object, r.Status}, " | "))
	}
}

// mentions finds every place of the key's mentions, the longest first.
func (k key) mentions(text string) []string {
	type form struct{ words, name, kind string }
	var forms []form
	for _, e := range k.Entities {
		for _, words := range e.Mentions {
			forms = append(forms, form{words, e.Name, e.Type})
		}
	}
	slices.SortStableFunc(forms, func(a, b form) int { return len(b.words) - len(a.words) })
	taken := make([]bool, len(text))
	var lines []string
	for _, f := range forms {
		for at := range len(text) {
			end := at + len(f.words)
			if strings.HasPrefix(text[at:], f.words) && !slices.Contains(taken[at:end], true) && standsAlone(text, at, end) {
				for i := at; i < end; i++ {
					taken[i] = true
				}
				lines = append(lines, mentionLine(Span{at, end}, f.words, f.name, f.kind))
			}
		}
	}
	return lines
}

func standsAlone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after) && before != '-' && after != '-'
}

func mentionLine(span Span, words, name, kind string) string {
	return fmt.Sprintf("%d-%d %s = %s (%s)", span.Start, span.End, words, name, kind)
}

// suggested writes a reading as a key's lines.
func (r Reading) suggested(text string, add func(what, line string)) {
	nameOf := func(entity int) string {
		if entity < 0 {
			return ""
		}
		return r.Entities[entity].Name
	}
	for _, m := range r.Mentions {
		e := r.Entities[m.Entity]
		add(Entities, mentionLine(m.Span, text[m.Start:m.End], e.Name, e.Type))
	}
	for _, q := range r.Quotes {
		what := Quotations
		if q.Indirect {
			what = Statements
		}
		add(what, text[q.Start:q.End]+" | "+nameOf(q.Speaker))
	}
	for _, d := range r.Dates {
		add(Dates, text[d.Start:d.End]+" = "+d.Date.String())
	}
	seen := map[string]bool{}
	for _, x := range r.Relations {
		line := strings.Join([]string{nameOf(x.Subject), x.Type, nameOf(x.Object), string(x.Status)}, " | ")
		if !seen[line] {
			add(Relations, line)
		}
		seen[line] = true
	}
}

// speakers keeps of quotations and statements those that both sides have and
// that one of them gives a speaker: whether it is the right one is what counts.
func speakers(lists ...sides) sides {
	var s sides
	for _, list := range lists {
		for _, got := range list.got {
			text, speaker, _ := cutLast(got)
			i := slices.IndexFunc(list.want, func(line string) bool { t, _, _ := cutLast(line); return t == text })
			if i < 0 {
				continue
			}
			if speaker != "" {
				s.got = append(s.got, got)
			}
			if _, want, _ := cutLast(list.want[i]); want != "" {
				s.want = append(s.want, list.want[i])
			}
		}
	}
	return s
}

func withoutSpeakers(s sides) sides {
	bare := func(lines []string) []string {
		var texts []string
		for _, line := range lines {
			text, _, _ := cutLast(line)
			texts = append(texts, text)
		}
		return texts
	}
	return sides{bare(s.want), bare(s.got)}
}

func cutLast(line string) (before, after string, found bool) {
	i := strings.LastIndex(line, " | ")
	return line[:i], line[i+3:], true
}
