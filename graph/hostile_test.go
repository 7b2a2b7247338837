package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// What the reader sees of each kind of refusal.
const (
	changes   = "This query would change the graph. Queries can only read it."
	setUp     = "This query would change or show how the database is set up. Queries can only read the graph."
	noFiles   = "LOAD CSV is not allowed here: queries can't read files or addresses."
	noShow    = "SHOW is not allowed here: queries read the graph, not how the database is set up."
	inBatches = "CALL … IN TRANSACTIONS is not allowed here: it is for changing the graph."
	longRange = "range() within an expression is not allowed when it may be long: such a loop can't be stopped. Up to 100,000, or range(0, size(list) - 1), is fine; so is UNWIND range(…) AS n."
	dynamic   = "=~ needs its pattern written out in quotes or given as a parameter: a pattern made by the query can keep the database busy for ever. CONTAINS and STARTS WITH take any text."
	untyped   = "SHORTEST needs types here, such as -[:OWNS|FUNDS]-+: without them it can keep the database busy for minutes. shortestPath((a)-[*..15]-(b)) does without."
	stopped   = "The query was stopped after 1 second, the time that it may take. Ask for less, or add a LIMIT."

	tooLarge = "That needs more memory than the database has. Try a smaller request."
	either   = stopped + "\n" + tooLarge // whichever ends first

	noCypher = "Invalid input ':': expected " // and then all words that a query may begin with

	twoOrMore = "There is more than one statement. Leave one, and no semicolon between."
	doubling  = "reduce() may use its running value once only: twice, or in a loop of its own, can double it with each step, until memory is full."
	copying   = "A value is put together from itself again and again, as in WITH a + a AS a: that can fill the database's memory. More than 128 copies of one value are not allowed."
	replacing = "replace() needs what is looked for and what is put in its place written out in quotes, and may not make the text much longer."
)

func notAllowed(what string) string { return "The " + what + " is not allowed here." }

func procedure(name string) string {
	return notAllowed("procedure "+name) + " Those that are: db.labels, db.relationshipTypes, db.propertyKeys and the searches of db.index."
}

func slowPattern(pattern string) string {
	return "The pattern “" + pattern + "” is not allowed: repetitions within or beside each other can keep the database busy for ever. CONTAINS and STARTS WITH take any text."
}

// hostileQueries are texts and what their author sees. URL stands for the address of
// a server that counts who calls it.
var hostileQueries = []struct{ text, says string }{
	// Writes, in every clause.
	{`CREATE (n:Evil)`, changes},
	{`CREATE (n:Evil) RETURN n`, changes},
	{`MERGE (n:Company {id: 'evil'})`, changes},
	{`MERGE (n:Company {id: 'evil'}) ON CREATE SET n.x = 1 ON MATCH SET n.x = 2`, changes},
	{`MATCH (n) SET n.name = 'owned'`, changes},
	{`MATCH (n) SET n += {x: 1}`, changes},
	{`MATCH (n) SET n = {}`, changes},
	{`MATCH (n) SET n:Evil`, changes},
	{`MATCH (n) REMOVE n.name`, changes},
	{`MATCH (n:Company) REMOVE n:Company`, changes},
	{`MATCH (n) DETACH DELETE n`, changes},
	{`MATCH ()-[r]->() DELETE r`, changes},
	{`MATCH (n) NODETACH DELETE n`, changes},
	{`INSERT (n:Evil)`, changes},
	{`FOREACH (i IN [1] | CREATE (:Evil))`, changes},
	{`MATCH (n) FOREACH (x IN CASE WHEN n.x = 1 THEN [] ELSE [1] END | SET n.x = 1)`, changes},
	{`MATCH (a:Judge), (b:Company) CREATE (a)-[:OWNS]->(b)`, changes},
	{`CALL { CREATE (n:Evil) RETURN n } RETURN n`, changes},
	{`MATCH (a) CALL (a) { SET a.x = 1 } RETURN a`, changes},
	{`UNWIND [1] AS x CALL (x) { UNWIND [x] AS y CALL (y) { MERGE (:Evil {x: y}) } } RETURN x`, changes},
	{`RETURN 1 AS x UNION CREATE (n:Evil) RETURN 1 AS x`, changes},
	{`MATCH (a) WHERE EXISTS { CREATE (n:Evil) RETURN n } RETURN a`, "An Exists Expression cannot contain any updates."},
	{`MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS`, inBatches},
	{`MATCH (n) CALL (n) { RETURN 1 AS one } IN TRANSACTIONS OF 1 ROW RETURN one`, inBatches},
	{`MATCH (n) CALL (n) { RETURN 1 AS one } IN 4 CONCURRENT TRANSACTIONS RETURN one`, inBatches},
	// Hidden words.
	{`CR\u0045ATE (n:Evil)`, changes},
	{`\u0043\u0052\u0045\u0041\u0054\u0045 (n)`, changes},
	{`CREATE/**/(n:Evil)`, changes},
	{"// MATCH (n) RETURN n\nCREATE (n:Evil)", changes},
	{"MATCH (n) // \u2028 RETURN n\n SET n.x = 1", changes},
	{`/* RETURN 1 */ MATCH (n) SET /* nothing */ n.x = 1`, changes},
	{`RETURN '\\u0027' AS x`, "A backslash and u behind another backslash can be read in two ways. Write the characters themselves."},
	{`RETURN 'a\u0027 AS x LOAD CSV FROM 'URL' AS l RETURN l //'`, "RETURN can only be used at the end of the query."},
	{`LO\u0041D CSV FROM 'URL' AS l RETURN l`, noFiles},
	// Schema and administration.
	{`CREATE INDEX evil FOR (n:Company) ON (n.name)`, setUp},
	{`DROP INDEX clew_text`, setUp},
	{`CREATE CONSTRAINT evil FOR (n:Company) REQUIRE n.name IS UNIQUE`, setUp},
	{`DROP CONSTRAINT clew_entity_id`, setUp},
	{`CREATE USER evil SET PASSWORD 'evilevil'`, setUp},
	{`ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'evilevil'`, setUp},
	{`DROP USER neo4j`, setUp},
	{`SHOW USERS`, setUp},
	{`SHOW DATABASES`, setUp},
	{`STOP DATABASE neo4j`, setUp},
	{`CREATE DATABASE evil`, setUp},
	{`CREATE ALIAS evil FOR DATABASE neo4j`, setUp},
	{`SHOW SETTINGS`, noShow},
	{`SHOW SETTINGS YIELD name, value WHERE name CONTAINS 'auth' RETURN value`, noShow},
	{`SHOW PROCEDURES`, noShow},
	{`SHOW FUNCTIONS`, noShow},
	{`SHOW INDEXES`, noShow},
	{`SHOW CONSTRAINTS`, noShow},
	{`SHOW TRANSACTIONS`, "SHOW TRANSACTIONS is not allowed here: what others ask is their own."},
	{`TERMINATE TRANSACTIONS 'neo4j-transaction-1'`, "TERMINATE is not allowed here: queries can't end what others do."},
	{`SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message`, "SHOW TRANSACTIONS is not allowed here: what others ask is their own."},
	{`SHOW SERVERS`, setUp},
	{`SHOW PRIVILEGES`, setUp},
	// Procedures and functions.
	{`CALL dbms.listConfig()`, procedure("dbms.listConfig")},
	{`CALL dbms.killConnection('bolt-1')`, procedure("dbms.killConnection")},
	{`CALL dbms.killConnections(['bolt-1']) YIELD connectionId RETURN connectionId`, procedure("dbms.killConnections")},
	{`CALL dbms.listConnections()`, procedure("dbms.listConnections")},
	{`CALL dbms.queryJmx('*:*')`, procedure("dbms.queryJmx")},
	{`CALL dbms.components()`, procedure("dbms.components")},
	{`CALL db.prepareForReplanning()`, procedure("db.prepareForReplanning")},
	{`CALL db.clearQueryCaches()`, procedure("db.clearQueryCaches")},
	{`CALL db.stats.retrieve('QUERIES') YIELD data RETURN data`, procedure("db.stats.retrieve")},
	{`CALL db.createLabel('Evil')`, procedure("db.createLabel")},
	{`CALL db.awaitIndexes(1)`, procedure("db.awaitIndexes")},
	{`CALL tx.setMetaData({clew: 'mine'})`, procedure("tx.setMetaData")},
	{"CALL `dbms`.`listConfig`() YIELD name RETURN name", procedure("dbms.listConfig")},
	{`MATCH (a) RETURN [x IN [1, 2] | COUNT { CALL dbms.listConfig() YIELD name WITH name WHERE name = a.name + x RETURN name }] AS n`, procedure("dbms.listConfig")},
	{`MATCH (a) WHERE EXISTS { CALL dbms.queryJmx('*:*') YIELD name RETURN name } RETURN a`, procedure("dbms.queryJmx")},
	{`MATCH (a) RETURN apoc.cypher.runFirstColumnSingle('CREATE (n)', {}) AS x`, "Unknown function 'apoc.cypher.runFirstColumnSingle'."},
	{`RETURN file() AS x`, notAllowed("function file")},
	{`RETURN graph.byName('system') AS g`, "`graph.byName` is only allowed at the first position of a USE clause."},
	// Files and addresses.
	{`LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l`, noFiles},
	{`LOAD CSV WITH HEADERS FROM 'URL' AS l RETURN l`, noFiles},
	{`LOAD CSV FROM $url AS l RETURN l`, noFiles},
	{`LOAD CSV FROM 'http://[::ffff:127.0.0.1]:PORT/' AS l RETURN l`, noFiles},
	{`LOAD CSV FROM 'http://2130706433:PORT/' AS l RETURN l`, noFiles},
	{`LOAD CSV FROM 'ftp://127.0.0.1:PORT/' AS l RETURN l`, noFiles},
	{`MATCH (a) WHERE EXISTS { LOAD CSV FROM 'URL' AS l RETURN l } RETURN a`, noFiles},
	{`MATCH (a) RETURN COLLECT { LOAD CSV FROM $url AS l RETURN l } AS x`, noFiles},
	{`MATCH (a) CALL (a) { LOAD CSV FROM $url AS l RETURN l } RETURN l`, noFiles},
	{`MATCH (a), (b) WHERE EXISTS { LOAD CSV FROM $url AS l RETURN l } RETURN a, b`, noFiles},
	{`RETURN [x IN [1] | COUNT { LOAD CSV FROM $url AS l RETURN l }] AS x`, noFiles},
	{`RETURN 1 AS x ORDER BY [x IN [1] | COUNT { LOAD CSV FROM $url AS l RETURN l }]`, noFiles},
	{`MATCH p = (a:Judge)-[r*1..3 {x: COUNT { LOAD CSV FROM $url AS l RETURN l }}]-(b) RETURN p`, noFiles},
	{`MATCH p = SHORTEST 1 (a:Judge) ((x)-[r:HALTS]->(y) WHERE EXISTS { LOAD CSV FROM $url AS l WITH l WHERE l[0] = x.id RETURN l })+ (b:Company) RETURN p`, noFiles},
	{`MATCH (a:$(head([x IN ['a'] | head(COLLECT { LOAD CSV FROM $url AS l RETURN l[0] })]))) RETURN a`, noFiles},
	{`CALL { LOAD CSV FROM $url AS l RETURN l UNION RETURN 1 AS l } RETURN l`, noFiles},
	{`CALL db.index.fulltext.queryNodes('clew_text', head([x IN ['a'] | head(COLLECT { LOAD CSV FROM $url AS l RETURN l[0] })])) YIELD node RETURN node`, noFiles},
	// What stands before or behind a query.
	{`EXPLAIN MATCH (n) RETURN n`, "Leave out EXPLAIN at the start: the plan is drawn by the button beside the query."},
	{`PROFILE MATCH (n) RETURN n`, "PROFILE is not allowed here. Leave it out: the plan is drawn by the button beside the query."},
	{`/* a */ profile MATCH (n) SET n.x = 1`, "PROFILE is not allowed here. Leave it out: the plan is drawn by the button beside the query."},
	{`PR\u004fFILE MATCH (n) SET n.x = 1`, "PROFILE is not allowed here. Leave it out: the plan is drawn by the button beside the query."},
	{`CYPHER runtime=slotted MATCH (n) RETURN n`, "Options at the start (CYPHER …) are not allowed here. Leave them out."},
	{`cypher debug=logicalplan MATCH (n) RETURN n`, "Options at the start (CYPHER …) are not allowed here. Leave them out."},
	{`USE system SHOW USERS`, "USE is not allowed here: queries read the graph that Clew shows."},
	{`USE neo4j MATCH (n) RETURN n`, "USE is not allowed here: queries read the graph that Clew shows."},
	{`MATCH (n) RETURN n; MATCH (n) DETACH DELETE n`, twoOrMore},
	{`RETURN 1; RETURN 2;`, twoOrMore},
	{`:config x`, noCypher},
	{``, "The query is empty."},
	{`// nothing`, "The query is empty."},
	// Expressions that nobody could stop.
	{`RETURN reduce(s = 0, x IN range(1, 300000000) | s + x) AS n`, longRange},
	{`RETURN size([x IN range(1, 300000000) | x]) AS n`, longRange},
	{`RETURN size([x IN range(1, toInteger(3e8)) WHERE x > 0 | x]) AS n`, longRange},
	{`WITH 99999 * 99999 AS n RETURN any(x IN range(1, n) WHERE x < 0) AS a`, longRange},
	{`RETURN any(x IN range(1, $big) WHERE x < 0) AS a`, longRange},
	{`RETURN size([x IN range(1, 90000) | [y IN range(1, 90000) | x * y]]) AS n`, longRange},
	{`UNWIND range(1, 2) AS i RETURN none(x IN range(0, i * 1000000) WHERE x < 0) AS n`, longRange},
	{`MATCH (a:Judge) WHERE all(x IN range(1, 0x7fffffff) WHERE x > 0) RETURN a`, longRange},
	{`MATCH (a) WITH collect(a) AS l RETURN [w IN l | [x IN l | [y IN l | 1]]] AS n`, "More than two loops over lists stand within each other. Take them apart with UNWIND, which can be stopped."},
	{`RETURN reduce(s = 'aa', x IN range(1, 40) | s + s) AS bomb`, doubling},
	{`RETURN reduce(s = 'aa', x IN [1, 2, 3] | CASE WHEN x > 0 THEN s + s ELSE s END) AS bomb`, doubling},
	{`RETURN reduce(s = 'aa', x IN [1, 2, 3] | s + reduce(t = '', y IN [1, 2] | t + s)) AS bomb`, doubling},
	{`RETURN reduce(s = {x: 'a'}, x IN [1, 2, 3] | {x: s.x + s.x}) AS bomb`, doubling},
	{`WITH 'aa' AS a ` + strings.Repeat("WITH a + a AS a ", 25) + `RETURN a`, copying},
	{`WITH 'aa' AS a ` + strings.Repeat("WITH a || a AS a ", 25) + `RETURN size(a) AS n`, copying},
	{"MATCH (c:Company) WITH c.name AS `a b` " + strings.Repeat("WITH `a b` + `a b` AS `a b` ", 25) + "RETURN `a b`", copying},
	{`WITH ['a'] AS a ` + strings.Repeat("WITH [a, a] AS b WITH b AS a ", 12) + `RETURN a`, copying},
	{`WITH 'a' AS a ` + strings.Repeat("WITH {x: a, y: a} AS a ", 25) + `RETURN a`, copying},
	{`WITH 'a' AS a ` + strings.Repeat("WITH a + a + a AS a CALL () { WITH 'b' AS a RETURN a AS c } WITH a ", 6) + `RETURN a`, copying},
	{`WITH 'a' AS a ` + strings.Repeat("WITH CASE WHEN a = '' THEN '' ELSE a + a END AS a ", 25) + `RETURN a`, copying},
	{`WITH 'a' AS a ` + strings.Repeat("WITH reduce(s = '', x IN [1, 2, 3] | s + a) AS a ", 25) + `RETURN a`, copying},
	{`UNWIND ['a'] AS a ` + strings.Repeat("CALL (a) { RETURN a + a AS b } WITH b AS a ", 9) + `RETURN a`, copying},
	{`MATCH (c:Company) RETURN COLLECT { WITH c.name AS a ` + strings.Repeat("WITH a + a AS a ", 25) + `RETURN a } AS x`, copying},
	{`MATCH (c:Company) RETURN [z IN [1] | COLLECT { WITH c.name AS a ` + strings.Repeat("WITH a + a AS a ", 25) + `RETURN a }] AS x`, copying},
	{`WITH 'a' AS a ` + strings.Repeat("WITH COLLECT { RETURN a + a AS b }[0] AS a ", 25) + `RETURN a`, copying},
	{`WITH $slow AS a UNWIND [a + a + a + a + a + a + a + a + a + a] AS b UNWIND [b + b + b + b + b + b + b + b + b + b + b + b + b + b] AS c RETURN c`, copying},
	{`RETURN replace($slow, 'a', $slow) AS bomb`, replacing},
	{`RETURN replace('aaaaaaaa', 'a', 'aaaaaaaa' + 'a') AS bomb`, replacing},
	{`WITH 'aaaaaaaaaa' AS a ` + strings.Repeat("WITH replace(a, 'a', 'aaaaaaaaaa') AS a ", 12) + `RETURN a`, replacing},
	{`MATCH (c:Company) RETURN repl\u0061ce /* */ (c.name, '', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') AS bomb`, replacing},
	{`MATCH (n) WHERE n.name =~ '(.*a){20}b.*c' RETURN n`, slowPattern("(.*a){20}b.*c")},
	{`MATCH (n) WHERE n.name =~ '(a|a)*b' RETURN n`, slowPattern("(a|a)*b")},
	{`MATCH (n) WHERE n.name =~ '(?:a*)*b' RETURN n`, slowPattern("(?:a*)*b")},
	{`MATCH (n) WHERE n.name =~ '(x+x+)+y' RETURN n`, slowPattern("(x+x+)+y")},
	{`MATCH (n) WHERE n.name =~ '.*.*.*.*.*=' RETURN n`, slowPattern(".*.*.*.*.*=")},
	{`MATCH (n) WHERE n.name =~ '(?=a).*' RETURN n`, slowPattern("(?=a).*")},
	{`MATCH (n) WHERE n.name =~ $slow RETURN n`, slowPattern("(.*a){20}b")},
	{`MATCH (n) WHERE n.name =~ n.about RETURN n`, dynamic},
	{`MATCH (n) WHERE n.name =~ ('(a' + '|a)*') RETURN n`, dynamic},
	{`MATCH (n) WHERE n.name =~ '(' + 'a|a)*' RETURN n`, dynamic},
	{`MATCH (n) WHERE n.name =~ $slows[0] RETURN n`, dynamic},
	{`MATCH (n) WHERE n.name =\u007e '(a|a)*' RETURN n`, slowPattern("(a|a)*")},
	{`MATCH p = SHORTEST 1 (a:Judge)--+(b:Company) RETURN p`, untyped},
	{`MATCH p = ALL SHORTEST (a:Judge)(()-[r]-()-[:OWNS]-())+(b:Company) RETURN p`, untyped},
	{`MATCH p = SHORTEST 3 GROUPS (a:Judge)-[:!OWNS]-+(b:Company) RETURN p`, untyped},
	// Texts that the database could not even read.
	{`RETURN ` + strings.Repeat("(", 600) + "1" + strings.Repeat(")", 600), "More than 60 brackets or CASEs stand within each other. Take the query apart with WITH."},
	{`RETURN ` + strings.Repeat("[", 300) + strings.Repeat("]", 300), "More than 50 lists are written out. Give them as a parameter."},
	{`RETURN ` + strings.Repeat(`\u005b`, 300) + strings.Repeat("]", 300), "More than 50 lists are written out. Give them as a parameter."},
	{`RETURN ` + strings.Repeat("CASE WHEN true THEN ", 400) + "1" + strings.Repeat(" END", 400), "More than 60 brackets or CASEs stand within each other. Take the query apart with WITH."},
	{strings.Repeat("MATCH (a) WHERE EXISTS { ", 25) + "MATCH (a)" + strings.Repeat(" }", 25) + " RETURN a", "More than 10 subqueries or maps stand within each other. Take the query apart with WITH."},
	{`RETURN ` + strings.Repeat("NOT ", 4000) + "true", "More than 50 NOTs stand in a row."},
	{`RETURN true` + strings.Repeat(" XOR true", 2000), "More than 8 XORs are too much for the database. Write <> in their place."},
	{`MATCH (a) RETURN a.x` + strings.Repeat("+a.y", 900), "More than 100 additions or the like stand in one expression. Take it apart with WITH."},
	{`RETURN [1` + strings.Repeat(",1", 5000) + `]`, "The query is too long: 4000 words and signs is the most."},
	{`WITH ['a'] AS a ` + strings.Repeat("WITH [a, a] AS a ", 100) + `RETURN a`, "More than 30 WITHs, UNWINDs and CALLs are too much for the database. Ask in several queries."},
	{`UNWIND ['a'] AS a ` + strings.Repeat("CALL (a) { UNWIND [[a]] AS b RETURN b } WITH b AS a ", 30) + `RETURN a`, "More than 30 WITHs, UNWINDs and CALLs are too much for the database. Ask in several queries."},
	{`RETURN ` + strings.Repeat("[[[[[[[[[[1]]]]]]]]]], ", 6) + `1`, "More than 50 lists are written out. Give them as a parameter."},
	{`RETURN '` + strings.Repeat("a", 30_000) + `'`, "The query is too long: 20000 characters is the most."},
	{"RETURN '\xff' AS x", "The query holds characters that are no text."},
	{`RETURN '\u00' AS x`, `An escape is not whole: write \u and four hexadecimal digits.`},
	{`RETURN '\u005cu0027' AS x`, "A backslash and u behind another backslash can be read in two ways. Write the characters themselves."},
	// Runaways that the database ends.
	{`MATCH (a), (b), (c), (d), (e) RETURN sum(size(a.name + b.name + c.name + d.name + e.name)) AS n`, stopped},
	{`UNWIND range(1, 300000000) AS x UNWIND range(1, 300000000) AS y RETURN sum(x * y) AS n`, stopped},
	{`MATCH (a), (b), (c), (d), (e) WHERE a.name + b.name = c.name + d.name + e.name RETURN a`, stopped},
	{`UNWIND range(1, 100000000) AS i MATCH p = (a)-[*]-(b) RETURN count(p) AS n`, stopped},
	{`MATCH p = (a)-[*]-(b)-[*]-(c) RETURN sum(length(p)) AS n`, stopped},
	{`UNWIND range(1, 300000000) AS x WITH x WHERE x < 0 RETURN x`, stopped},
	{`UNWIND range(1, 100000000) AS x CALL (x) { MATCH (a)--(b)--(c) RETURN count(*) AS n } RETURN sum(n) AS n`, stopped},
	// Memory.
	{`UNWIND range(1, 300000000) AS x RETURN collect(x) AS bomb`, either},
	{`UNWIND range(1, 300000000) AS x RETURN DISTINCT toString(x) + 'abcdefghijklmnopqrstuvwxyz' AS bomb ORDER BY bomb DESC`, either},
	{`UNWIND range(1, 300000000) AS x WITH x ORDER BY x DESC RETURN x`, either},
}

// valuesFor are the values of the parameters that a hostile query names.
func valuesFor(text, url string) map[string]any {
	all := map[string]any{"url": url, "big": 300_000_000, "slow": "(.*a){20}b", "slows": []any{"(a|a)*"}}
	maps.DeleteFunc(all, func(name string, _ any) bool { return !strings.Contains(text, "$"+name) })
	return all
}

func TestHostileQueriesDoNoHarmAndAreToldWhy(t *testing.T) {
	b := watch(t)
	port := b.url[strings.LastIndex(b.url, ":")+1:]
	for i, h := range hostileQueries {
		name := strings.Join(strings.Fields(h.text), " ")
		t.Run(fmt.Sprintf("%03d %.60s", i, name), func(t *testing.T) {
			b.T = t
			text := strings.NewReplacer("URL", b.url, "PORT", port).Replace(h.text)
			b.inTime(func() {
				_, err := drain(t.Context(), b.store, graph.RunRequest{Text: text, Params: valuesFor(text, b.url), Time: time.Second})
				if err == nil {
					t.Fatal("it ran")
				}
				if said := graph.MessageOf(err); !slices.ContainsFunc(strings.Split(h.says, "\n"), func(says string) bool { return says == said || says == noCypher && strings.HasPrefix(said, says) }) {
					t.Errorf("its author reads %q, not %q", said, h.says)
				}
			})
		})
	}
}

func TestTooMuchMemoryIsTold(t *testing.T) {
	store := graphtest.Demo(t)
	_, err := drain(t.Context(), store, graph.RunRequest{Text: "UNWIND range(1, 300000000) AS x RETURN collect(x) AS bomb", Time: graph.MaxTime})
	if message := graph.MessageOf(err); message != tooLarge {
		t.Errorf("its author reads %q", message)
	}
	gone(t)
}
