package graph_test

import (
	"errors"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// legitimate are queries of the kind that researchers write.
var legitimate = []string{
	`MATCH (a:Agency {id: $agency})-[r]-(b) RETURN a, r, b LIMIT 10`,
	`MATCH p = (a:Judge) (()-[:ISSUED|HALTS|DESIGNATES]-()){1,4} (c:Company) RETURN p LIMIT 5;`,
	`MATCH p = SHORTEST 1 (a:Judge)-[:ISSUED|HALTS|CHALLENGES]-+(c:Company) RETURN p`,
	`MATCH p = ALL SHORTEST (a:Judge)-[r:ISSUED]-+(c:Company) RETURN [n IN nodes(p) | n.name] AS names`,
	`MATCH p = shortestPath((a:Judge)-[*..8]-(c:Company)) WHERE all(n IN nodes(p) WHERE COUNT { (n)--() } < 500) RETURN p LIMIT 3`,
	`MATCH p = allShortestPaths((a:Judge)-[*..6]-(c:Company)) RETURN length(p), p LIMIT 3`,
	`MATCH (n:Judge|Agency&!Court) RETURN n`,
	`MATCH (n:(Person|Company)&%) RETURN count(*) AS n`,
	`MATCH (a:Company) WHERE EXISTS { MATCH (a)<-[:DESIGNATES]-(d) WHERE d.date > '2020' } RETURN a`,
	`MATCH (a:Company) RETURN a.name, COUNT { (a)--() } AS links ORDER BY links DESC`,
	`MATCH (a:Company) RETURN a.name, COLLECT { MATCH (a)--(b) RETURN DISTINCT b.name ORDER BY b.name } AS names`,
	`MATCH (a:Company) CALL (a) { MATCH (a)-[r]-() RETURN count(r) AS n } RETURN a.name, n`,
	`MATCH (a:Company) OPTIONAL CALL (a) { MATCH (a)-[:OWNS]->(b) RETURN b } RETURN a, b`,
	`MATCH (a:Agency) RETURN a.name AS name UNION MATCH (b:Court) RETURN b.name AS name`,
	`CALL db.index.fulltext.queryNodes('clew_text', $text) YIELD node, score RETURN node, score LIMIT 5`,
	`CALL db.labels() YIELD label WHERE label STARTS WITH 'C' RETURN label`,
	`RETURN date('2021-03-12') AS d, datetime() AS t, duration.between(date('2021-01-14'), date('2021-03-12')).days AS days`,
	`RETURN date.truncate('month', date()) AS m, localdatetime.truncate('day', localdatetime()) AS l, date() + duration({days: 2}) AS q`,
	`MATCH (c:Company) WITH collect(c) AS cs UNWIND range(0, size(cs) - 1) AS i RETURN i, cs[i].name`,
	`MATCH p = (:Judge)-[*1..3]-(:Company) WITH nodes(p) AS ns LIMIT 5 RETURN [i IN range(0, size(ns) - 2) | ns[i].name + ' – ' + ns[i + 1].name] AS steps`,
	`MATCH (c:Company) RETURN [(c)-[r]-(b) WHERE b.name IS NOT NULL | type(r) + ' ' + b.name] AS neighbours`,
	`MATCH (c:Company) RETURN c {.name, .country, links: [(c)--(b) | b {.id, .name}]} AS company`,
	`MATCH (n) WHERE n.name =~ '(?i).*xiaomi.*' RETURN n`,
	`MATCH (n) WHERE n.name =~ $pattern AND n.name <> 'C++' RETURN n`,
	`MATCH (c:Claim)-[:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source) RETURN c, p.text, s.title ORDER BY c.date LIMIT 5`,
	`MATCH (a)-[r]->(b) WITH a, type(r) AS t, collect(DISTINCT b.name) AS names, count(*) AS n WHERE n > 1 RETURN a.name, t, names, n, reduce(s = 0, x IN names | s + size(x)) AS letters`,
	`MATCH (a:Company) RETURN percentileCont(COUNT { (a)--() }, 0.5) AS median, stDev(COUNT { (a)--() }) AS dev, avg(size(a.name)) AS mean`,
	`MATCH (a:Entity) WHERE a.id IN $ids RETURN a`,
	`MATCH (a:Entity) WHERE any(x IN a.aliases WHERE x CONTAINS 'Mi') AND NOT none(x IN labels(a) WHERE x = 'Entity') RETURN a`,
	`MATCH (a:Entity) RETURN CASE WHEN a.country = 'CN' THEN 'China' WHEN a.country IS NULL THEN '' ELSE a.country END AS land, count(*) AS n`,
	`MATCH (a:Judge)-[:ISSUED]->(r:Ruling)-[:HALTS]->(d) RETURN a, r, d`,
	`// from a comment on` + "\n" + `MATCH (a) /* all of them */ RETURN a LIMIT 1`,
	`MATCH (a) RETURN a.name AS ` + "`name (of all)`" + `, count(*) AS ` + "`share(s)`" + ` LIMIT 1`,
	`MATCH (a) WHERE a.name IS :: STRING NOT NULL AND valueType(a.name) <> '' RETURN toUpper(a.name), elementId(a), properties(a), keys(a) LIMIT 2`,
	`MATCH (a) WHERE point.distance(point({x: 1, y: 2}), point({x: 3, y: 4})) > 1 RETURN a LIMIT 1`,
	`MATCH (a:Person) WHERE (a)-[:FOUNDED]->(:Company) AND (a.name STARTS WITH 'L' XOR a.name ENDS WITH 'n') RETURN a`,
	`MATCH (a) ORDER BY a.name SKIP 1 LIMIT 2 RETURN a`,
	`MATCH (a:Company) RETURN a, [b IN COLLECT { MATCH (a)--(x) RETURN x } WHERE EXISTS { MATCH (b)--(:Judge) } | b.name] AS names`,
	`MATCH (a) WHERE COUNT { (a)--() } > 2 AND COUNT { (a)-->() } <= 40 AND COUNT { (a)<--() } < 9 AND COUNT { (a)-[:OWNS]-() } = 0 RETURN a`,
	`MATCH (a:Company)-[r:OWNS|FOUNDED*1..3 {status: 'asserted'}]->(b) RETURN DISTINCT a, b, size(r) AS steps`,
	`MATCH (a:Company) WITH a ORDER BY a.name WITH collect(a)[..3] AS top UNWIND top AS t RETURN t, properties(t).name`,
	`MATCH (a:Company)--(b) WITH a, collect(b.name) AS names RETURN reduce(seen = [], x IN names | CASE WHEN x IN seen THEN seen ELSE seen + x END) AS once`,
	`MATCH (a:Company) WITH a.name AS name, a.country AS country WITH name + ' (' + country + ')' AS name WITH collect(name) AS names WITH [x IN names | toUpper(x) + ' of ' + head(names)] AS known RETURN known, size(known) + size(known) AS n`,
	`MATCH (a:Company) WITH replace(replace(replace(a.name, ',', ' '), '  ', ' '), '&', ' and ') AS name RETURN name`,
	`MATCH (a)-[r]->(b) WITH a, b, collect(r) AS rs, count(*) AS n WITH a, b, rs, n, toFloat(n) / (n + 1) AS share RETURN a {.id, .name, share: share, ties: [x IN rs | type(x)]} AS one, b, CASE WHEN share > 0.5 THEN share ELSE 1 - share END AS s`,
	`MATCH (x:Person)-[:FOUNDED]->(c:Company)<-[:FOUNDED]-(y:Person) WHERE x.id < y.id RETURN c, collect([x, y]) AS pairs`,
}

// values of their parameters.
var values = map[string]any{
	"agency": "x", "text": "xiaomi", "pattern": "Xia.*", "ids": []any{"a", "b"},
}

func TestWhatResearchersAskIsAllowed(t *testing.T) {
	store := graphtest.Demo(t)
	for _, text := range legitimate {
		plan, err := store.Check(t.Context(), text, values)
		switch {
		case err != nil:
			t.Errorf("%s\n%v", text, err)
		case len(plan.Columns) == 0 || plan.Root.Name != "ProduceResults":
			t.Errorf("%s\nhas the plan %+v", text, plan)
		}
	}
}

func TestAPlanIsReadWhole(t *testing.T) {
	plan, err := graphtest.Demo(t).Check(t.Context(), "MATCH (a:Judge), (b:Company) RETURN a, b", nil)
	if err != nil {
		t.Fatal(err)
	}
	product := plan.Root.Children[0]
	if len(product.Children) != 2 || product.Children[0].Details == product.Children[1].Details {
		t.Fatalf("the two sides of a product are %+v", product.Children)
	}
}

func TestAnErrorIsAtItsPlaceInTheText(t *testing.T) {
	store := graphtest.Demo(t)
	for text, want := range map[string]graph.SyntaxError{
		"MATCH (a)\nRETRUN a":           {Line: 2, Column: 1, Offset: 10},
		"RETURN nosuch":                 {Line: 1, Column: 8, Offset: 7},
		"MATCH (a)\n  WHERE b.x RETURN": {Line: 2, Column: 19, Offset: 28},
	} {
		_, err := store.Check(t.Context(), text, nil)
		var got *graph.SyntaxError
		if !errors.As(err, &got) || graph.KindOf(err) != graph.Invalid {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got.Message = ""
		if *got != want {
			t.Errorf("%q: at %+v, want %+v", text, *got, want)
		}
	}
}

func TestValuesOfAQueryAreBounded(t *testing.T) {
	store := graphtest.Demo(t)
	deep := any("x")
	for range 40 {
		deep = []any{deep}
	}
	for name, value := range map[string]any{
		"large":   strings.Repeat("x", 2<<20),
		"many":    make([]any, 200_000),
		"deep":    deep,
		"binary":  "\xff",
		"strange": struct{}{},
	} {
		if _, err := store.Check(t.Context(), "RETURN $v AS v", map[string]any{"v": value}); graph.KindOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
