package graph_test

import (
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

func search(t *testing.T, store *graph.Store, text string) []graph.Hit {
	t.Helper()
	hits, err := store.Search(t.Context(), text, 20)
	if err != nil {
		t.Fatalf("searching for %q: %v", text, err)
	}
	return hits
}

func TestSearchFindsWhatSomebodyTypes(t *testing.T) {
	store := graphtest.Demo(t)
	for text, want := range map[string]string{
		"contr":                             "Rudolph Contreras", // the beginning of a word
		"xiao":                              "Xiaomi",            // not the longer names that begin so
		"Rudolph Contreras":                 "Rudolph Contreras",
		"contreras rudolph":                 "Rudolph Contreras", // in another order
		"contrerras":                        "Rudolph Contreras", // a slip
		"xiamoi":                            "Xiaomi",            // two letters swapped
		"XIAOMI":                            "Xiaomi",
		"Xìaömi":                            "Xiaomi", // diacritics
		"ｘｉａｏｍｉ":                            "Xiaomi", // full width
		"小米":                                "Xiaomi",
		"雷军":                                "Lei Jun",
		"pentagon":                          "U.S. Department of Defense", // an alias
		"China's Ministry of Commerce":      "Ministry of Commerce of China",
		"Federal court in Washington, D.C.": "Federal court in Washington, D.C.",
		"dji":                               "DJI",
		"xiaomi AND":                        "Xiaomi", // a word too many
	} {
		hits := search(t, store, text)
		if len(hits) == 0 || hits[0].Name != want {
			t.Errorf("%q finds %q first", text, names(hits))
		}
	}
}

func TestThePieceOfAWordIsFoundWhenNothingBeginsWithIt(t *testing.T) {
	store := graphtest.Demo(t)
	if hits := search(t, store, "iaom"); !slices.Contains(names(hits), "Xiaomi") {
		t.Errorf("%q", names(hits))
	}
}

func names(hits []graph.Hit) []string {
	var out []string
	for _, hit := range hits {
		out = append(out, hit.Name)
	}
	return out
}

func TestAHitSaysWhyItIsOne(t *testing.T) {
	store := graphtest.Demo(t)
	if hit := search(t, store, "小米")[0]; hit.Context != "also 小米" || hit.Type != "Company" || hit.Degree == 0 {
		t.Errorf("%+v", hit)
	}
	if hit := search(t, store, "contr")[0]; hit.Type != "Judge" || hit.Context == "" {
		t.Errorf("%+v", hit)
	}
}

func TestAnIDFindsItsEntity(t *testing.T) {
	store := graphtest.Demo(t)
	want := search(t, store, "Xiaomi")[0]
	if hits := search(t, store, " "+want.ID+" "); len(hits) == 0 || hits[0].ID != want.ID {
		t.Errorf("%v", names(hits))
	}
}

func TestAQuoteIsFoundWithItsSourceAndWhatItSupports(t *testing.T) {
	store := graphtest.Demo(t)
	passages := graphtest.Run(t, "MATCH (p:Passage)-[:PASSAGE_OF]->(s:Source) RETURN p.id, p.text, s.id, s.title", nil)
	for _, row := range passages {
		hits := search(t, store, row[1].(string))
		i := slices.IndexFunc(hits, func(h graph.Hit) bool { return h.ID == row[0] })
		if i < 0 {
			t.Errorf("the quote %q is not found", row[1])
			continue
		}
		hit := hits[i]
		if hit.Kind != graph.QuoteHit || hit.Source != row[2] || hit.Context != row[3] || hit.Link == "" || len(hit.Ends) == 0 {
			t.Errorf("%+v", hit)
		}
	}
}

func TestASourceIsFoundByItsTitle(t *testing.T) {
	store := graphtest.Demo(t)
	for _, row := range graphtest.Run(t, "MATCH (s:Source) RETURN s.id, s.title", nil) {
		hits := search(t, store, row[1].(string))
		if i := slices.IndexFunc(hits, func(h graph.Hit) bool { return h.ID == row[0] }); i < 0 || hits[i].Kind != graph.SourceHit {
			t.Errorf("the source %q is not found", row[1])
		}
	}
}

func TestTheBetterConnectedOfEqualMatchesComesFirst(t *testing.T) {
	store := graphtest.Store(t)
	graphtest.Run(t, `UNWIND range(1, 9) AS i CREATE (n:Entity:Person {id: 'p' + i, name: 'Anna Schmidt'})
		WITH n, i UNWIND range(1, CASE i WHEN 5 THEN 40 WHEN 7 THEN 10 ELSE 1 END) AS k CREATE (n)-[:KNOWS]->(n)`, nil)
	graphtest.Run(t, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()", nil)
	hits := search(t, store, "anna")
	if len(hits) != 9 || hits[0].ID != "p5" || hits[1].ID != "p7" {
		t.Fatalf("%+v", hits)
	}
}

// hostile is what people paste into search boxes, and what attackers do.
var hostile = []string{
	"", " ", "*", "?", "**", "*a", "+", "-", "&&", "||", "!", "(", ")", "((((", "))", "{", "}", "[", "]", "[a TO z]", "{a TO z}", "^", "^^4",
	`"`, `""`, `"""`, `"xiaomi`, "~", "~0.5", "a~2~3", ":", "a:b", "name:*", "*:*", "_exists_:name", "\\", `\"`, "\\u0022", "/", "/regex/", "/.*/", "/(/",
	"AND", "OR", "NOT", "AND OR NOT", "xiaomi AND (", "a AND", "NOT xiaomi", "xiaomi^1e99", "xiaomi~99", "<script>", "'; DROP", "$text", "`", "{{.Entity}}",
	"\x00", "xiaomi\x00", "\xff\xfe", "\xed\xa0\x80", "a\xffb", "\u202e\u200fxiaomi\u202c", "שלום", "مرحبا", "👩‍👩‍👧", "🇺🇸", "é\u0301\u0301\u0301\u0301", "\u0301",
	strings.Repeat("(", 1000), strings.Repeat("a", 100_000), strings.Repeat("a ", 10_000), strings.Repeat("(a OR ", 1000), strings.Repeat("小", 1000),
	"the", "of the", "a.b.c.d", "...", "a..b", "1,000.5", "O'Brien", "don’t", "foo_bar", "_", "__", "_a_", "İstanbul", "ﬁ", "ǅ", "Ǆ",
}

func TestSearchTakesEverythingForText(t *testing.T) {
	stores := map[string]func(testing.TB) *graph.Store{
		"a graph of Clew's own":            graphtest.Demo,
		"a foreign graph without an index": graphtest.Movies,
		"a foreign graph with an index":    indexedMovies,
	}
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			store := open(t)
			for _, text := range hostile {
				search(t, store, text)
			}
		})
	}
}

func TestWhatTheIndexesOfAForeignGraphLeaveOutIsFoundByItsCaption(t *testing.T) {
	store := graphtest.Movies(t)
	graphtest.Run(t, "CREATE FULLTEXT INDEX taglines FOR (n:Movie) ON EACH [n.tagline]", nil)
	t.Cleanup(func() { graphtest.Run(t, "DROP INDEX taglines", nil) })
	graphtest.Run(t, "CALL db.awaitIndexes()", nil)
	if err := store.RefreshSchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"free your mind": "The Matrix Reloaded", "keanu": "Keanu Reeves"} {
		if hits := search(t, store, text); len(hits) == 0 || hits[0].Name != want {
			t.Errorf("%q finds %q", text, names(hits))
		}
	}
}

func indexedMovies(tb testing.TB) *graph.Store {
	store := graphtest.Movies(tb)
	graphtest.Run(tb, "CREATE FULLTEXT INDEX texts FOR (n:Movie|Person) ON EACH [n.title, n.name, n.tagline]", nil)
	tb.Cleanup(func() { graphtest.Run(tb, "DROP INDEX texts", nil) })
	graphtest.Run(tb, "CALL db.awaitIndexes()", nil)
	if err := store.RefreshSchema(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return store
}

func TestAForeignGraphIsSearchedByItsCaptionsAndIndexes(t *testing.T) {
	for name, open := range map[string]func(testing.TB) *graph.Store{"captions": graphtest.Movies, "index": indexedMovies} {
		t.Run(name, func(t *testing.T) {
			store := open(t)
			for text, want := range map[string]string{
				"matrix": "The Matrix", "keanu": "Keanu Reeves", "Amélie": "Le Fabuleux Destin d'Amélie Poulain", "amelie poulain": "Le Fabuleux Destin d'Amélie Poulain", "千と千尋": "千と千尋の神隠し",
			} {
				if hits := search(t, store, text); len(hits) == 0 || hits[0].Name != want {
					t.Errorf("%q finds %q", text, names(hits))
				}
			}
		})
	}
	if hits := search(t, indexedMovies(t), "mtrix"); len(hits) == 0 {
		t.Error("the index of a foreign graph forgives no slip")
	}
}
