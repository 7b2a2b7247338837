package extract

import (
	"regexp"
	"strconv"
	"strings"

	"clew/graph"
)

// longest is how long, in bytes, a sentence may be that the rules for
// relations and statements look at: what is longer is a table or no prose.
const longest = 2000

var (
	notLeading = regexp.MustCompile(`(?:former|ex|then|vice|deputy|assistant|associate|acting|late)[ -](?:[a-z]+ and )?$`)
	noSubject  = regexp.MustCompile(`\b(?:of|for|by|with|against|to|from|at|than|between|like|including)(?: [a-z-]+){0,2} $`)
	hearsay    = regexp.MustCompile(`\b(?:allegedly|reportedly|suspected|is said to|are said to|accused of)\b`)
	amount     = regexp.MustCompile(`^[^.;,<]{0,40}?(\d[\d.]* ?(?:%|percent|per cent))`)
)

// relations applies every rule to every sentence.
func (r *reader) relations() {
	for i, m := range r.marked {
		if len(m.text) > longest || !name.MatchString(m.text) {
			continue
		}
		for _, rule := range rules {
			for _, at := range rule.pattern.FindAllStringSubmatchIndex(m.text, -1) {
				r.relation(i, m, rule, at)
			}
		}
	}
	inOrder(r.reading.Relations, func(x Relation) Span { return x.Span })
}

func (r *reader) relation(i int, m marked, rule relationRule, at []int) {
	part := func(name string) (from, to int) {
		if n := rule.pattern.SubexpIndex(name); n >= 0 {
			return at[2*n], at[2*n+1]
		}
		return -1, -1
	}
	mention := func(from, to int) int {
		n, _ := strconv.Atoi(m.text[from:to])
		return n
	}
	subjectFrom, subjectTo := part("S")
	verbFrom, verbTo := part("V")
	objectFrom, objectTo := part("O")
	// S and O hold the number in <C12>: the name begins two bytes before.
	if rule.role && notLeading.MatchString(m.text[:verbFrom]) || !strings.HasPrefix(rule.kind, "SHARES") && (strings.HasPrefix(m.text[subjectTo+1:], possessive) ||
		subjectFrom < verbFrom && objectFrom < 0 && strings.HasPrefix(m.text[verbTo:], " by ") ||
		subjectFrom < verbFrom && noSubject.MatchString(m.text[:subjectFrom-2])) {
		return
	}
	found := Relation{
		Type: rule.kind, Sentence: r.sentences[i].Span, Object: -1, Cue: m.span(verbFrom, verbTo),
		Subject: r.reading.Mentions[mention(subjectFrom, subjectTo)].Entity,
		Assumed: isLower(m.text[subjectFrom-1]),
	}
	start, end := min(subjectFrom-2, verbFrom), max(subjectTo+1, verbTo)
	if objectFrom >= 0 {
		found.Object = r.reading.Mentions[mention(objectFrom, objectTo)].Entity
		found.Assumed = found.Assumed || isLower(m.text[objectFrom-1])
		start, end = min(start, objectFrom-2), max(end, objectTo+1)
	}
	if found.Subject == found.Object {
		return
	}
	found.Span = m.span(start, end)
	if strings.HasPrefix(rule.kind, "SHARES") {
		if part := amount.FindStringSubmatch(m.text[verbTo:]); part != nil {
			found.Amount = part[1]
		}
	}
	found.Status = r.status(m, verbFrom, found)
	r.keep(found)
}

// keep adds a relation unless the sentence gave it already; one with an object
// takes the place of the same without.
func (r *reader) keep(found Relation) {
	for i := range r.reading.Relations {
		x := &r.reading.Relations[i]
		if x.Sentence != found.Sentence || x.Type != found.Type || x.Subject != found.Subject {
			continue
		}
		if x.Object < 0 || found.Object == x.Object {
			if x.Object < 0 {
				*x = found
			}
			return
		}
		if found.Object < 0 {
			return
		}
	}
	r.reading.Relations = append(r.reading.Relations, found)
}

// status reads from the language how firmly a relation is stated: what
// somebody says is alleged, what somebody denies is denied.
func (r *reader) status(m marked, verb int, found Relation) graph.Status {
	status := graph.Asserted
	for _, s := range r.said {
		if s.Start <= found.Cue.Start && found.Cue.End <= s.End {
			if s.status == graph.Denied {
				return graph.Denied
			}
			status = s.status
		}
	}
	near := m.text[max(0, verb-60):verb]
	if hearsay.MatchString(near) || strings.Contains(strings.ToLower(m.text), "according to") {
		return graph.Alleged
	}
	return status
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }
