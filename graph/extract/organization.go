package extract

import "strings"

// organizations finds the names of companies and institutions in a run of
// capitalised words and what follows it.
func (r *reader) organizations(s sentence, run run) []candidate {
	var found []candidate
	if c, ok := r.company(run); ok {
		found = append(found, c)
	}
	if c, ok := r.institution(s, run); ok {
		found = append(found, c)
	}
	return found
}

// company finds a run that ends with a legal form, or with a word that only
// companies' names end with.
func (r *reader) company(run run) (candidate, bool) {
	c := candidate{first: run.first, lead: run.first, known: -1, kind: "Company", rule: RuleCompany}
	for i := run.last; i > run.first; i-- {
		word := r.tokens[i].norm
		if legalForms[word] || softForms[word] && i == run.last && !r.isHead(run.first) {
			c.last = i
			return c, !titles[r.tokens[i-1].norm]
		}
	}
	return c, false
}

func (r *reader) isHead(i int) bool { return institutions[r.tokens[i].norm] != "" }

// institution finds a name that is formed as those of offices, courts,
// parties, laws and newspapers are.
func (r *reader) institution(s sentence, run run) (candidate, bool) {
	c := candidate{first: run.first, last: run.last, lead: run.first, known: -1, rule: RuleOffice}
	if r.norm(s, run.last) == "Order" && r.norm(s, run.last-1) == "Executive" && run.last < s.last && isDigit(r.text[r.tokens[run.last+1].Start]) {
		c.first, c.last, c.kind = run.last-1, run.last+1, "ExecutiveOrder"
		return c, true
	}
	if c, ok := r.standing(s, run); ok {
		return c, true
	}
	if paperWords[r.norm(s, run.first-1)] && run.last > run.first {
		c.kind = "Media"
		return c, true
	}
	if run.last > run.first && (papers[r.norm(s, run.last)] || r.norm(s, run.first) == "Daily") {
		c.kind = "Media"
		return c, true
	}
	for i := run.last; i >= run.first; i-- {
		kind := institutions[r.tokens[i].norm]
		if kind == "" {
			continue
		}
		c.last, c.kind = i, kind
		if i == run.last {
			c.last = r.continued(s, i)
		}
		if c.length() > 1 && r.isInstitution(c, i) {
			return c, true
		}
	}
	return c, false
}

// isInstitution rules out a head noun in front of other words, "Bank Street",
// and a law that is only "the Act".
func (r *reader) isInstitution(c candidate, head int) bool {
	return head == c.last || c.last > head && r.tokens[head+1].norm != "," && (head == c.first || !r.isName(head+1))
}

// standing finds a name that needs no other word: "Congress".
func (r *reader) standing(s sentence, run run) (candidate, bool) {
	c := candidate{first: run.first, last: run.last, lead: run.first, known: -1, rule: RuleOffice}
	if r.norm(s, c.first-1) == "The" && c.first-1 > s.first && c.length() == 1 && papers[r.norm(s, c.first)] {
		c.kind = "Media"
		return c, true
	}
	if run.first == s.first && run.last > run.first && standing[r.norm(s, run.last)] != "" && strings.HasSuffix(r.norm(s, run.first), "ing") {
		run.first++
		c.first = run.first
	}
	for words := 3; words > 0; words-- {
		last := run.first + words - 1
		if last > s.last {
			continue
		}
		name := r.tokens[run.first].norm
		for i := run.first + 1; i <= last; i++ {
			name += " " + r.tokens[i].norm
		}
		if kind := standing[name]; kind != "" && last >= run.last {
			c.last, c.kind = r.continued(s, last), kind
			return c, true
		}
	}
	return c, false
}

// continued returns the last token of a name that goes on after token i with
// of, for or on and capitalised words: "of the Treasury", "for the Fourth
// Circuit", "of Health and Human Services".
func (r *reader) continued(s sentence, i int) int {
	for {
		next := i + 1
		switch r.norm(s, next) {
		case "of", "for", "on":
		default:
			return i
		}
		next++
		if r.norm(s, next) == "the" {
			next++
		}
		if next > s.last || !r.isName(next) || starters[r.tokens[next].norm] || isMonthOrDay(r.tokens[next].norm) {
			return i
		}
		i = r.joined(s, r.runEnd(next, s.last))
	}
}

// joined goes on over "and" to words that belong to the same name: "Industry
// and Security", unless a name of its own begins there.
func (r *reader) joined(s sentence, i int) int {
	if r.norm(s, i+1) != "and" || i+2 > s.last || !r.isName(i+2) {
		return i
	}
	last := r.runEnd(i+2, s.last)
	for j := i + 2; j <= last; j++ {
		word := r.tokens[j].norm
		if r.isHead(j) || titles[word] || legalForms[word] || starters[word] || given[word] {
			return i
		}
	}
	if last-(i+2) > 1 || r.norm(s, last+1) == possessive {
		return i
	}
	return last
}
