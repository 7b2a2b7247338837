package extract

import (
	"slices"
	"strings"
)

// person says whether a run of capitalised words names a person: with a title
// or a role beside the name, beginning with a given name, or saying something.
func (r *reader) person(s sentence, run run) (candidate, bool) {
	if c, ok := r.titled(s, run); ok {
		return c, true
	}
	first := r.nameWithin(run)
	c := candidate{first: first, last: run.last, lead: first, kind: "Person", known: -1}
	if !r.looksPersonal(c) {
		return c, false
	}
	switch {
	case c.length() > 1 && r.hasRoleBefore(s, c.first), c.length() == 1 && given[r.norm(s, c.first)] && roles[r.norm(s, c.first-1)]:
		c.rule = RuleTitle
	case c.length() == 1:
		return c, false
	case given[r.tokens[c.first].norm]:
		c.rule = RuleGiven
	case r.roleAfter(s, run.last):
		c.rule = RuleTitle
	case r.speaks(s, c):
		c.rule = RuleSpeech
	default:
		return c, false
	}
	if c.length() == 1 && generic[r.tokens[c.first].norm] {
		return c, false
	}
	return c, true
}

// titled finds a name after the last title of a run: "Deputy Health Minister
// Ana Ruiz", or after a title with its office: "Secretary of State Ana Ruiz".
func (r *reader) titled(s sentence, run run) (candidate, bool) {
	title := -1
	for i := run.first; i <= run.last; i++ {
		if titles[r.tokens[i].norm] {
			title = i
		}
	}
	if title < 0 {
		return candidate{}, false
	}
	c := candidate{first: title + 1, last: run.last, lead: run.first, kind: "Person", known: -1, rule: RuleTitle, titled: true}
	if title == run.last {
		if c.first = r.afterOffice(s, title); c.first == 0 {
			return candidate{}, false
		}
		c.last = r.runEnd(c.first, s.last)
	}
	if judges[r.tokens[title].norm] {
		c.kind = "Judge"
	}
	if c.length() == 1 && generic[r.tokens[c.first].norm] {
		return candidate{}, false
	}
	return c, r.looksPersonal(c)
}

// afterOffice returns the first token of a name after the office that follows
// a title: "of the Treasury Ana Ruiz". Where the name begins within the
// capitalised words is told by a given name, else the last two are taken.
func (r *reader) afterOffice(s sentence, title int) int {
	i := title + 1
	if r.norm(s, i) != "of" && r.norm(s, i) != "for" {
		return 0
	}
	i++
	if r.norm(s, i) == "the" {
		i++
	}
	if i > s.last || !r.isName(i) {
		return 0
	}
	last := r.runEnd(i, s.last)
	for first := i + 1; first < last; first++ {
		if given[r.tokens[first].norm] {
			return first
		}
	}
	if last-i < 2 {
		return 0
	}
	return last - 1
}

// looksPersonal says whether the words may be a person's name: one to four of
// them, none of an institution or a company, none in capitals only.
func (r *reader) looksPersonal(c candidate) bool {
	words := 0
	for i := c.first; i <= c.last; i++ {
		t := r.tokens[i]
		_, head := institutions[t.norm]
		last := i == c.last
		switch {
		case !t.word && t.norm != "&", t.norm == "&", head, titles[t.norm], starters[t.norm]:
			return false
		case last && (places[t.norm] || legalForms[t.norm] || papers[t.norm] || softForms[t.norm]), t.caps && len(t.norm) > 3:
			return false
		case c.first < c.last && nations[t.norm], i == c.first && c.first < c.last && generic[t.norm]:
			return false
		}
		if t.upper {
			words++
		}
	}
	return words >= 1 && words <= 4
}

// nameWithin returns where a person's name begins in a run that begins with
// the name of a place or an institution: "director of Scotland Ana Ruiz".
func (r *reader) nameWithin(run run) int {
	if given[r.tokens[run.first].norm] {
		return run.first
	}
	for i := run.last - 1; i > run.first; i-- {
		before := r.tokens[i-1].norm
		if institutions[before] != "" || softForms[before] || given[r.tokens[i].norm] && !given[before] && i < run.last {
			return i
		}
	}
	return run.first
}

// hasRoleBefore says whether a role stands right before a name, with or
// without a comma: "chief executive Ana Ruiz", "the minister of health, Ana
// Ruiz".
func (r *reader) hasRoleBefore(s sentence, first int) bool {
	i := first - 1
	if r.norm(s, i) == "," {
		i--
	}
	for back := 0; back < 4; back++ {
		word := r.norm(s, i-back)
		if roles[word] && (back == 0 || r.norm(s, i-back+1) == "of" && i < first-1) {
			return true
		}
		if word == "" || word == "," || word == "." {
			break
		}
	}
	return false
}

// roleAfter says whether a name is followed by an apposition that tells a
// person: ", the company's chief executive", ", 61,", ", who".
func (r *reader) roleAfter(s sentence, last int) bool {
	if r.norm(s, last+1) != "," {
		return false
	}
	next := r.norm(s, last+2)
	if next == "who" || next == "whose" || len(next) == 2 && isDigit(next[0]) && isDigit(next[1]) && slices.Contains([]string{",", "."}, r.norm(s, last+3)) {
		return true
	}
	for i := last + 2; i <= min(last+9, s.last); i++ {
		word := strings.ToLower(r.tokens[i].norm)
		switch {
		case roles[word]:
			return !slices.Contains([]string{"unit", "subsidiary"}, word)
		case word == "," || word == ".":
			return false
		}
	}
	return false
}

// speaks says whether a verb of saying stands right beside a name.
func (r *reader) speaks(s sentence, c candidate) bool {
	after := r.norm(s, c.last+1)
	if after == "also" || after == "later" {
		after = r.norm(s, c.last+2)
	}
	before := r.norm(s, c.first-1)
	return speechVerbs[after] && c.first > s.first-1 && r.norm(s, c.first-1) != "the" && r.norm(s, c.first-1) != "The" ||
		speechVerbs[before] && strings.ContainsAny(r.norm(s, c.first-2), `"”»“,`)
}
