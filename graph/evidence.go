package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What Clew works out of claims and facts is stored beside them, in properties
// whose names begin with “clew”, so that no reading has to work it out again:
// see cypher/import_weigh.cypher and cypher/import_date.cypher. No fact may be
// called so.
const derivedPrefix = "clew"

func hideDerived(properties map[string]any) {
	maps.DeleteFunc(properties, func(name string, _ any) bool { return IsDerived(name) })
}

// IsDerived tells whether a property's name is one that Clew keeps for what it
// works out.
func IsDerived(name string) bool {
	return strings.HasPrefix(name, derivedPrefix)
}

// Weight is what the claims about one thing come to. Sources counts the
// independent ones: sources of the same publisher count once, those without a
// publisher count each. Superseded and retracted claims count only when there
// are no others. Known is the partial date on which the thing was first known:
// of when its sources were published, or else retrieved, the one that was over
// first.
//
// What other claims say of these counts as well: one that is disputed by another
// is Disputed, one that is superseded or retracted counts like those that say
// so themselves, and whoever supports one is a source of it.
type Weight struct {
	Status   Status
	Evidence int // number of passages
	Sources  int
	Known    string
}

// Weigh tells what the claims about one thing come to, given those that answer
// them, which may be among others around them. The database does the same when
// claims are written: cypher/import_weigh.cypher.
func Weigh(claims, around []Claim) Weight {
	var w Weight
	passages, standing, all := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var statuses []Status
	answers := AnswersTo(around)
	for _, c := range claims {
		status := answers.Status(c)
		statuses = append(statuses, status)
		passages[c.Passage.ID] = true
		for _, voice := range answers.voices(c) {
			all[voice] = true
			standing[voice] = standing[voice] || !status.Withdrawn()
		}
		w.Known = earlier(w.Known, cmp.Or(c.Source.Published, c.Source.Retrieved))
	}
	maps.DeleteFunc(standing, func(_ string, stands bool) bool { return !stands })
	w.Status, w.Evidence, w.Sources = Summary(statuses), len(passages), len(standing)
	if w.Sources == 0 {
		w.Sources = len(all)
	}
	return w
}

// weigh tells of its claims what a view did not hold yet when it was stored.
func (v *View) weigh() {
	about := v.claimsByThing()
	for i := range v.Links {
		if l := &v.Links[i]; l.Sources == 0 {
			w := Weigh(about[l.ID], v.Claims)
			l.Sources, l.Known = w.Sources, w.Known
		}
	}
	for i := range v.Entities {
		if e := &v.Entities[i]; e.Sources == 0 {
			w := Weigh(about[e.ID], v.Claims)
			e.Status, e.Evidence, e.Sources, e.Known = w.Status, w.Evidence, w.Sources, w.Known
		}
	}
}

// voice is who speaks in a source.
func (s Source) voice() string {
	if publisher := strings.ToLower(strings.TrimSpace(s.Publisher)); publisher != "" {
		return "by " + publisher
	}
	return s.ID
}

// earlier returns that of two partial dates which is over first; empty ones
// are unknown.
func earlier(a, b string) string {
	end := func(date string) string { return date + "-99-99"[:max(0, 10-len(date))] }
	if b == "" || a != "" && end(a) <= end(b) {
		return a
	}
	return b
}

// The names of facts and properties that commonly say since and until when a
// thing is there, best first, in lower case without underscores.
var (
	beginNames = []string{"from", "since", "startdate", "start", "validfrom", "date", "began", "founded", "established", "incorporated",
		"incorporationdate", "born", "birthdate", "issued", "signed", "enacted", "filed", "published", "released", "year"}
	endNames = []string{"until", "enddate", "end", "validuntil", "validto", "ended", "dissolved", "dissolutiondate", "died", "deathdate", "closed", "repealed"}
)

// namedLike returns those of the names that are among the wanted ones, the
// best first.
func namedLike(names, wanted []string) []string {
	rank := func(name string) int {
		return slices.Index(wanted, strings.ReplaceAll(strings.ToLower(name), "_", ""))
	}
	found := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return rank(name) < 0 })
	slices.SortFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) })
	return found
}

// DatesOf returns since and until when a thing with these facts is there, as
// partial dates: of the facts that are commonly called so (“from”, “date”,
// “founded”, “until”, “dissolved” …) the first that is a date or a year.
func DatesOf(facts map[string]any) (from, until string) {
	names := slices.Collect(maps.Keys(facts))
	first := func(wanted []string) string {
		for _, name := range namedLike(names, wanted) {
			text := ""
			switch v := facts[name].(type) {
			case string:
				text = v
			case int64:
				text = strconv.FormatInt(v, 10)
			}
			if _, err := ParseDate(text); err == nil {
				return text
			}
		}
		return ""
	}
	return first(beginNames), first(endNames)
}
