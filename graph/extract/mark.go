package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// marked is a sentence in which each name is written as <C12>, a class and the
// number of its mention, each date as <T>, and ’ and “ as ' and ". The rules
// for quotations and relations are patterns over it. A small letter, <c12>,
// stands for "the company", taken for that mention's entity.
type marked struct {
	text string
	at   []int // byte of the source for each byte of text, and the end
}

// span translates a part of the marked text into bytes of the source.
func (m marked) span(start, end int) Span {
	if start >= end {
		return Span{m.at[start], m.at[start]}
	}
	return Span{m.at[start], m.at[end-1] + 1}
}

// index returns where a byte of the source stands in the marked text.
func (m marked) index(at int) int {
	i, _ := slices.BinarySearch(m.at, at)
	return min(i, len(m.text))
}

// classes are what the rules tell apart; all other types are X.
var classes = map[string]string{
	"Person": "P", "Judge": "J", "Company": "C", "Exchange": "C", "Media": "M", "Court": "K",
	"Agency": "G", "Government": "G", "Committee": "G", "Office": "G",
	"Organization": "O", "Party": "O", "Group": "O", "List": "L", "SanctionsProgram": "L",
	"Law": "D", "ExecutiveOrder": "D", "Order": "D",
}

func (r *reader) class(entity int) string {
	if c := classes[r.reading.Entities[entity].Type]; c != "" {
		return c
	}
	return "X"
}

// replacement is a part of the source that is written otherwise.
type replacement struct {
	Span
	text string
}

var (
	// companyWords and officeWords are what a text calls an entity that it has
	// named before.
	companyWords = `company|firm|bank|lender|carrier|airline|manufacturer|group|chipmaker|retailer|insurer|operator`
	officeWords  = `agency|department|ministry|commission|authority|bureau|court|committee|council|board|office|panel|tribunal|directorate`
	described    = regexp.MustCompile(`\b(?:[Tt]he|[Tt]hat) (?:[A-Z][a-z]+ )?(` + companyWords + `|` + officeWords + `)\b|\b([Ii]ts) (?:[A-Za-z.-]+ (?:and )?){0,2}(?:chief|chairman|chairwoman|president|director|managing|head|boss|founder|owner|subsidiary|unit|shares|stock)\b`)
	plainMarks   = strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "„", `"`, "<", " ", ">", " ", "\n", " ", "\t", " ", "\r", " ", "\u00a0", " ")
)

// mark writes each sentence in marked form.
func (r *reader) mark() {
	for i, s := range r.sentences {
		parts := r.replacements(i)
		m := marked{}
		var text strings.Builder
		at := s.Start
		for _, part := range append(parts, replacement{Span{s.End, s.End}, ""}) {
			if part.Start < at {
				continue
			}
			for j, c := range r.text[at:part.Start] {
				m.write(&text, plainMarks.Replace(string(c)), at+j)
			}
			m.write(&text, part.text, part.Start)
			if len(m.at) > 0 && part.text != "" {
				m.at[len(m.at)-1] = part.End - 1
			}
			at = part.End
		}
		m.text = text.String()
		m.at = append(m.at, s.End)
		r.marked = append(r.marked, m)
	}
}

func (m *marked) write(text *strings.Builder, piece string, at int) {
	text.WriteString(piece)
	for range len(piece) {
		m.at = append(m.at, at)
	}
}

// replacements returns what is written otherwise in a sentence, in order.
func (r *reader) replacements(i int) []replacement {
	s := r.sentences[i]
	var parts []replacement
	for n, m := range r.reading.Mentions {
		if m.sentence == i {
			lead := m.lead
			// "Acme President X" tells whom X leads; "Treasury Secretary X" names an office.
			if n > 0 && r.reading.Mentions[n-1].End > lead && classes[r.reading.Entities[r.reading.Mentions[n-1].Entity].Type] == "C" {
				lead = m.Start
			}
			parts = append(parts, replacement{Span{lead, m.End}, fmt.Sprintf("<%s%d>", r.class(m.Entity), n)})
		}
	}
	date := func(d Span) {
		if d.Start >= s.Start && d.End <= s.End {
			parts = append(parts, replacement{d, "<T>"})
		}
	}
	for _, d := range r.reading.Dates {
		date(d.Span)
	}
	for _, d := range r.undated {
		date(d)
	}
	for _, at := range described.FindAllStringSubmatchIndex(r.text[s.Start:s.End], -1) {
		parts = append(parts, r.description(i, at)...)
	}
	// A title takes in the office that it names: "Secretary of the Treasury X".
	inOrder(parts, func(p replacement) Span { return Span{p.Start, -p.End} })
	return parts
}

// description returns the replacement of "the company" or "its".
func (r *reader) description(i int, at []int) []replacement {
	s := r.sentences[i]
	span, word, after := Span{s.Start + at[0], s.Start + at[1]}, "company", ""
	if at[2] >= 0 {
		word = r.text[s.Start+at[2] : s.Start+at[3]]
	} else {
		span, after = Span{s.Start + at[4], s.Start + at[5]}, possessive
	}
	n := r.antecedent(i, span.Start, word)
	if n < 0 {
		return nil
	}
	class := strings.ToLower(r.class(r.reading.Mentions[n].Entity))
	return []replacement{{span, fmt.Sprintf("<%s%d>%s", class, n, after)}}
}

// antecedent returns the mention that "the company" means: the last company
// named before in the sentence, else the first one of an earlier sentence; for
// offices the last one whose name holds that word. It is -1 if there is none.
func (r *reader) antecedent(i, before int, word string) int {
	company := strings.Contains("|"+companyWords+"|", "|"+word+"|")
	found, sentence := -1, -1
	for n, m := range r.reading.Mentions {
		if m.Start >= before {
			break
		}
		e := r.reading.Entities[m.Entity]
		if company && classes[e.Type] != "C" || !company && !strings.Contains(strings.ToLower(e.Name)+" ", word+" ") {
			continue
		}
		if m.sentence == i || !company || m.sentence != sentence {
			found, sentence = n, m.sentence
		}
	}
	if company && i-sentence > 3 {
		return -1
	}
	return found
}
