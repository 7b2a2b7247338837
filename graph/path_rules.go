package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Rule is a reason for which a path is no meaningful one. Each can be left
// aside by the reader.
type Rule string

// The rules. A path never runs through another picked entity either: that one
// has paths of its own.
const (
	NoHubs      Rule = "hubs"      // they connect almost everything
	NoLists     Rule = "lists"     // who is on one with everybody is not connected by it
	NoSources   Rule = "sources"   // to stand in the same document is no connection yet
	NoWithdrawn Rule = "withdrawn" // links that their sources don't stand by any more
)

var allRules = []Rule{NoHubs, NoLists, NoSources, NoWithdrawn}

// PathRules returns the rules that leave anything out of this graph.
func (s *Store) PathRules() []Rule {
	all := s.dialect().limits(nil)
	idle := map[Rule]bool{
		NoLists:     len(all.lists) == 0,
		NoSources:   len(all.sources)+len(all.reports) == 0,
		NoWithdrawn: !all.withdrawn,
	}
	return slices.DeleteFunc(slices.Clone(allRules), func(r Rule) bool { return idle[r] })
}

// Types of entities and links that the rules are about, in lower case without
// underscores.
var (
	listLabels = []string{"list", "watchlist", "blacklist", "sanctionslist", "register", "registry", "roster", "directory",
		"index", "dataset", "collection", "country", "jurisdiction", "nationality", "sector", "industry", "topic", "category",
		"tag", "keyword", "currency", "year", "genre"}
	sourceLabels = []string{"source", "document", "article", "newsarticle", "publication", "publisher", "newspaper", "page",
		"webpage", "website", "url", "passage", "quote", "citation", "reference", "report"}
	sourceTypes = []string{"reported", "reportedby", "published", "publishedby", "mentions", "mentionedin", "mentioned",
		"quotes", "quotedin", "references", "referencedin", "sourceof", "sourcedfrom", "fromsource", "source", "appearsin"}
)

// meant returns the words of a schema that are among plain ones.
func meant(schema, plain []string) []string {
	return slices.DeleteFunc(slices.Clone(schema), func(word string) bool {
		return !slices.Contains(plain, strings.ReplaceAll(strings.ToLower(word), "_", ""))
	})
}

// limits are what a search lets a path run through and along.
type limits struct {
	lists, sources []string // labels of entities to go round
	reports        []string // types of links to go round
	withdrawn      bool     // go round links that were withdrawn
	hub            int      // entities with so many links are gone round
}

// limits of a request: its rules, without those that it leaves aside.
func (d dialect) limits(allow []Rule) limits {
	l := limits{hub: HubLinks}
	if slices.Contains(allow, NoHubs) {
		l.hub = math.MaxInt32 // degrees are compared as 32 bits
	}
	if !slices.Contains(allow, NoLists) {
		l.lists = meant(d.Labels, listLabels)
	}
	if !slices.Contains(allow, NoSources) {
		l.sources, l.reports = meant(d.Labels, sourceLabels), meant(d.Schema.Types, sourceTypes)
	}
	l.withdrawn = !d.Foreign && !slices.Contains(allow, NoWithdrawn)
	return l
}

// withdrawn are the statuses of links that their sources don't stand by.
var withdrawn = []Status{Retracted, Superseded}

// doubted are the statuses of links that are not firm.
var doubted = []Status{Alleged, Denied, Disputed, Retracted, Superseded}

// through writes the test whether a path may run through the node v.
func (d dialect) through(v string, l limits) string {
	tests := []string{"COUNT { (" + v + ")--() } < $hub", "NOT elementId(" + v + ") IN $used"}
	for _, label := range slices.Concat(l.lists, l.sources) {
		tests = append(tests, "NOT "+v+":"+quoteName(label))
	}
	return strings.Join(tests, " AND ")
}

// along writes the test whether a path may run along the relationship v.
func (d dialect) along(v string, req PathRequest, l limits) string {
	tests := []string{"true"}
	if len(req.Types) == 0 {
		for _, typ := range l.reports {
			tests = append(tests, "NOT "+v+":"+quoteName(typ))
		}
	}
	if req.AsOf != "" {
		tests = append(tests, d.held(v))
	}
	if req.Evidence > 0 {
		tests = append(tests, "size(coalesce("+v+".passages, [])) >= $evidence")
	}
	if req.Sources > 0 {
		tests = append(tests, "coalesce("+v+".clewSources, 0) >= $sources")
	}
	if !d.Foreign {
		tests = append(tests, "NOT coalesce("+v+".clewStatus, "+v+".status, '') IN $doubted")
	}
	return strings.Join(tests, " AND ")
}

// held writes the test whether the relationship v may have held at the moment
// asked for: partial dates are intervals, and what has no date is not left out.
// See [Moment.Standing], of which this is what can be told by comparing texts.
func (d dialect) held(v string) string {
	from, until := d.Date(v), d.End(v)
	// "2021" ends after every day of 2021.
	begun, over := from+" <= $asOfEnd", until+" + '~' >= $asOf"
	if d.Foreign { // where a number of days, say, is no date
		begun += fmt.Sprintf(" OR NOT %s =~ $date", from)
		over += fmt.Sprintf(" OR NOT %s =~ $date", until)
	}
	return fmt.Sprintf("(%s IS NULL OR %s) AND (%s IS NULL OR %s)", from, begun, until, over)
}

// datePattern matches a partial date.
const datePattern = "[0-9]{4}(-[0-9]{2}){0,2}"

// pathParams are the parameters of the tests above.
func pathParams(req PathRequest, l limits) map[string]any {
	params := map[string]any{"hub": l.hub, "evidence": req.Evidence, "sources": req.Sources, "doubted": []Status{}}
	if at, err := ParseMoment(req.AsOf); err == nil {
		params["asOf"], params["asOfEnd"], params["date"] = at.On.String(), at.Last().String()+"~", datePattern
	}
	switch {
	case req.Firm:
		params["doubted"] = doubted
	case l.withdrawn:
		params["doubted"] = withdrawn
	}
	return params
}
