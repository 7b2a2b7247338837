package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graph"
)

// said is a stretch of text that is told as somebody's words.
type said struct {
	Span
	speaker int
	status  graph.Status
	end     int // of the sentence
}

// quotes finds quotations and statements in the writer's words, and who made
// them.
func (r *reader) quotes() {
	for _, q := range r.quoted() {
		r.quote(q)
	}
	for i := range r.sentences {
		r.statements(i)
	}
	inOrder(r.reading.Quotes, func(q Quote) Span { return q.Span })
}

// quoted returns what stands between quotation marks. A quotation that its
// paragraph does not end goes on to the paragraph's end.
func (r *reader) quoted() []Span {
	var spans []Span
	for i, s := range r.sentences {
		if i > 0 && r.sentences[i-1].paragraph == s.paragraph {
			continue
		}
		last := s.last
		for j := i; j < len(r.sentences) && r.sentences[j].paragraph == s.paragraph; j++ {
			last = r.sentences[j].last
		}
		spans = append(spans, r.quotedIn(s.first, last)...)
	}
	return spans
}

func (r *reader) quotedIn(first, last int) []Span {
	var spans []Span
	open := -1
	for i := first; i <= last; i++ {
		t := r.tokens[i]
		switch {
		case !strings.Contains(`"“”«»„`, t.norm):
		case r.opens(t, open):
			open = i
		case open >= 0:
			if open+1 < i {
				spans = append(spans, Span{r.tokens[open+1].Start, r.tokens[i-1].End})
			}
			open = -1
		}
	}
	if open >= 0 && open < last && r.tokens[open].norm == "“" {
		spans = append(spans, Span{r.tokens[open+1].Start, r.tokens[last].End})
	}
	return spans
}

// opens says whether a quotation mark begins a quotation. The same mark may
// end one elsewhere: what is next to it tells.
func (r *reader) opens(t token, open int) bool {
	switch t.norm {
	case "„":
		return true
	case "”":
		return false
	case "“":
		return open < 0 || r.tokens[open].norm != "„"
	}
	before, _ := utf8.DecodeLastRuneInString(r.text[:t.Start])
	after, _ := utf8.DecodeRuneInString(r.text[t.End:])
	return !unicode.IsSpace(after) && t.End < len(r.text) && (t.Start == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-", before))
}

// fewWords is how many words a quotation needs to be one when nothing tells
// that somebody said it: fewer are a name or a word that is kept at arm's length.
const fewWords = 5

// quote adds a quotation with its speaker.
func (r *reader) quote(span Span) {
	q := Quote{Span: span, Sentence: r.sentences[r.sentenceOf(span.Start)].Span, Speaker: -1}
	speaker := r.speakerOf(span)
	q.Speaker, q.Cue = speaker.entity, speaker.cue
	if !speaker.told && len(strings.Fields(r.text[span.Start:span.End])) < fewWords {
		return
	}
	r.reading.Quotes = append(r.reading.Quotes, q)
	r.said = append(r.said, said{span, q.Speaker, graph.Alleged, q.Sentence.End})
}

// sentenceOf returns the sentence that holds a byte of the text.
func (r *reader) sentenceOf(at int) int {
	for i, s := range r.sentences {
		if at < s.End {
			return i
		}
	}
	return len(r.sentences) - 1
}

// saysThat finds a statement: who, the verb, and what is stated. Without
// "that" only "said" and "says" are taken.
var (
	saysThat = regexp.MustCompile(`^(?P<who>[^"]{1,200}?) (?P<verb>` + verbsOfStating + `|denied|denies)\b(?:[^";:]{0,80}?),? that,? (?P<what>[^"]+)$`)
	saysBare = regexp.MustCompile(`^(?P<who>[^";]{1,200}?) (?P<verb>said|says)(?: (?:on |in )?<T>)? (?P<what>(?:he|she|it|they|the|a|an|its|his|her|their|no|<[A-Za-z]\d+>)(?:'s)? [^"]+)$`)
	accordTo = regexp.MustCompile(`^(?P<verb>According to) (?P<who>[^,"]{1,100}?(?:, an? [^,"]{1,80})?), (?P<what>[^"]+)$`)
	toldBy   = regexp.MustCompile(`^(?P<what>[^"]+),? (?P<verb>according to) (?P<who>[^"]+)$`)
)

// statements finds the statement of a sentence that is told without quotation
// marks.
func (r *reader) statements(i int) {
	m := r.marked[i]
	if len(m.text) > longest {
		return
	}
	for _, form := range []*regexp.Regexp{accordTo, toldBy, saysThat, saysBare} {
		at := form.FindStringSubmatchIndex(strings.TrimRight(m.text, ".!? "))
		if at == nil {
			continue
		}
		part := func(name string) (int, int) {
			n := form.SubexpIndex(name)
			return at[2*n], at[2*n+1]
		}
		r.statement(i, m, part)
		return
	}
}

func (r *reader) statement(i int, m marked, part func(string) (int, int)) {
	from, to := part("what")
	verbFrom, verbTo := part("verb")
	whoFrom, whoTo := part("who")
	what, verb := m.span(from, to), m.text[verbFrom:verbTo]
	status := graph.Alleged
	if strings.HasPrefix(verb, "deni") {
		status = graph.Denied
	}
	who := m.text[whoFrom:whoTo]
	if strings.EqualFold(verb, "according to") {
		who, _, _ = strings.Cut(who, ",")
	}
	speaker, _ := r.subject(i, who)
	r.said = append(r.said, said{what, speaker, status, r.sentences[i].End})
	if speaker < 0 || status == graph.Denied {
		return
	}
	r.reading.Quotes = append(r.reading.Quotes, Quote{
		Span: what, Sentence: r.sentences[i].Span, Speaker: speaker, Cue: m.span(verbFrom, verbTo), Indirect: true,
	})
}
