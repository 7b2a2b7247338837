package views

import (
	"github.com/a-h/templ"

	"clew/graph"
)

const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`

var (
	judge  = graph.Entity{ID: "j", Type: "Judge", Name: "Rudolph Contreras", Degree: 3}
	ruling = graph.Entity{ID: "r", Type: "Ruling", Name: "Temporary halt", Degree: 2}
	evil   = graph.Entity{ID: `a/b:c"d<e>`, Type: `No"Type<b>`, Name: hostile}
)

func claimOf(subject graph.Entity, relation string, object *graph.Entity) graph.Claim {
	return graph.Claim{
		ID: "c1", About: "l1", Subject: subject, Relation: relation, Object: object,
		Status: graph.Alleged, Date: "2021-03", AddedBy: "demo",
		Passage: graph.Passage{ID: "p1", Text: "insufficient evidence", Start: 4, End: 25},
		Source:  graph.Source{ID: "s1", Title: "A brief", Publisher: "Clew", Published: "2021-05"},
	}
}

func entityData() EntityPageData {
	return EntityPageData{
		Detail: graph.Detail{
			Entity: judge, Aliases: []string{"康特雷拉斯"}, About: "A district judge.",
			Facts:  []graph.Fact{{Name: "since", Value: "2012"}, {Name: "site", Value: "javascript:alert(1)"}},
			Groups: []graph.Group{{Type: "MADE", Direction: graph.Out, Label: "made", Count: 1214}},
		},
		Claims: []graph.Claim{claimOf(judge, "MADE", &ruling)}, ClaimsNext: "next+1",
		Neighbours: []graph.Neighbour{{Link: graph.Link{ID: "l1", Type: "MADE", Source: "j", Target: "r", From: "2021-03", Evidence: 2}, Entity: ruling}},
	}
}

// hostileData is an entity whose every text tries to break out of the page.
func hostileData() EntityPageData {
	claim := claimOf(evil, hostile, &evil)
	claim.Note, claim.AddedBy, claim.Passage.Text, claim.Source.Title = hostile, hostile, hostile, hostile
	claim.By = &evil
	against := claim
	against.ID, against.About, against.Answers = hostile, hostile, []graph.Answer{{As: graph.Disputes, To: "own"}}
	own := claim
	own.ID, own.About, own.Object = "own", evil.ID, nil
	return EntityPageData{
		Detail: graph.Detail{
			Entity: evil, Aliases: []string{hostile}, About: hostile, Facts: []graph.Fact{{Name: hostile, Value: hostile}},
			Groups: []graph.Group{{Type: hostile, Direction: graph.In, Label: hostile, Count: 1}},
		},
		Claims:     []graph.Claim{claim},
		Own:        []graph.Claim{own},
		Around:     []graph.Claim{against},
		Neighbours: []graph.Neighbour{{Link: graph.Link{ID: hostile, Type: hostile, Source: evil.ID, Target: evil.ID}, Entity: evil}},
	}
}

// allPages are the pages with ordinary content and with hostile content.
func allPages() map[string]templ.Component {
	hostileClaims := hostileData().Claims
	link := graph.LinkDetail{Link: graph.Link{ID: "l1", Type: "MADE", Source: "j", Target: "r"}, Subject: judge, Object: ruling}
	evilLink := graph.LinkDetail{Link: graph.Link{ID: hostile, Type: hostile}, Subject: evil, Object: evil}
	source := graph.Source{ID: "s1", Title: "A brief", Text: "The insufficient evidence.", URL: "https://example.org", Claims: 1}
	evilSource := graph.Source{ID: hostile, Title: hostile, Text: hostile, URL: "javascript:alert(1)", Publisher: hostile, Note: hostile}
	opening := graph.Opening{Title: "Start", Text: "Look.", Entities: []graph.Entity{judge, ruling}, Links: []graph.Link{link.Link}}
	return map[string]templ.Component{
		"explore":         ExplorePage(ExplorePageData{Opening: &opening, Key: "k"}),
		"explore foreign": ExplorePage(ExplorePageData{Foreign: true, Key: hostile}),
		"entity":          EntityPage(entityData()),
		"entity hostile":  EntityPage(hostileData()),
		"link":            LinkPage(LinkPageData{Link: link, Claims: entityData().Claims, ClaimsNext: "next+1"}),
		"link hostile":    LinkPage(LinkPageData{Link: evilLink, Claims: hostileClaims, ClaimsAfter: hostile}),
		"sources":         SourcesPage(SourcesPageData{Sources: []graph.Source{source, evilSource}}),
		"no sources":      SourcesPage(SourcesPageData{}),
		"source":          SourcePage(SourcePageData{Source: source, Drawn: graph.SourceClaims{Claims: entityData().Claims, Page: 2, Pages: 3, Before: 500}, At: "c1"}),
		"source hostile":  SourcePage(SourcePageData{Source: evilSource, Drawn: graph.SourceClaims{Claims: hostileClaims}, At: hostile}),
		"search":          SearchPage(SearchPageData{Query: "contr", Hits: []graph.Hit{{Kind: graph.EntityHit, ID: "j", Type: "Judge", Name: "Rudolph"}}}),
		"search hostile":  SearchPage(SearchPageData{Query: hostile, Hits: []graph.Hit{{Kind: graph.QuoteHit, ID: hostile, Name: hostile, Context: hostile}}}),
		"nothing found":   SearchPage(SearchPageData{Query: "zzz"}),
		"not found":       ErrorPage(ErrorPageData{Title: "No such entity", Message: hostile}),
		"view":            ViewPage(viewData(graph.Frozen)),
		"view live":       ViewPage(viewData(graph.Live)),
		"view hostile":    ViewPage(hostileView()),
		"compare":         ComparePage(compareData()),
		"history":         HistoryPage(HistoryPageData{Versions: []graph.Share{viewData(graph.Frozen).Share, viewData(graph.Frozen).Share}}),
		"views":           ViewsPage(ViewsPageData{Mine: []graph.Share{viewData(graph.Live).Share, hostileView().Share}}),
		"starting":        ErrorPage(ErrorPageData{Title: "The database is starting", Message: "A moment.", Waiting: true}),
	}
}
