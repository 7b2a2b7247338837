import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "./format";
import { tokenize } from "./tokens";

/** The words of a text with what they are: "MATCH:keyword". */
const kinds = (text: string, ...only: string[]) =>
  tokenize(text)
    .filter(({ kind }) => (only.length ? only.includes(kind) : !["space", "punctuation"].includes(kind)))
    .map(({ kind, text }) => `${text}:${kind}`);

describe("tokens", () => {
  test("tell keywords, variables, labels, types, properties and parameters apart", () => {
    expect(kinds("match (a:Agency {id: $agency})-[d:DESIGNATED|HALTED]->(c) where c.name = 'x' return c.name as name")).toEqual([
      "match:keyword", "a:variable", "Agency:label", "id:property", "$agency:parameter", "d:variable", "DESIGNATED:type", "HALTED:type",
      "c:variable", "where:keyword", "c:variable", "name:property", "'x':string", "return:keyword", "c:variable", "name:property", "as:keyword", "name:variable",
    ]);
  });

  test.each([
    ["label expressions", "MATCH (n:(A|B)&!C WHERE n.x > 1)", ["A:label", "B:label", "C:label"]],
    ["type expressions", "MATCH ()-[r:!A&%]->()", ["A:type"]],
    ["a label as a predicate", "MATCH (n) WHERE n:Person AND n.x", ["Person:label"]],
    ["labels in EXISTS", "WHERE EXISTS { (n)-[:KNOWS]->(m:Person) WHERE m:Judge }", ["KNOWS:type", "Person:label", "Judge:label"]],
    ["labels in a quantified path", "MATCH ((a:A)-[:R]->(b)){1,5} (c)", ["A:label", "R:type"]],
    ["no label in a map", "RETURN {a: b, c: {d: e}}", []],
    ["no label in a list", "RETURN [x IN xs WHERE x > 1 | x]", []],
    ["labels after a comment", "MATCH (n: /* which */ Judge)", ["Judge:label"]],
    ["names in backticks", "MATCH (n:`Odd name`)-[:`is a`]->()", ["`Odd name`:label", "`is a`:type"]],
  ])("know %s", (_, text, found) => {
    expect(kinds(text, "label", "type")).toEqual(found);
  });

  test.each([
    ["functions", "RETURN count(*), date.truncate('month', d), size([1])", ["RETURN:keyword", "count:function", "date:function", "truncate:function", "size:function"]],
    ["keywords before parentheses", "WHERE (a) AND NOT (b) IN (c)", ["WHERE:keyword", "AND:keyword", "NOT:keyword", "IN:keyword"]],
    ["SHORTEST", "MATCH p = SHORTEST 2 PATHS (a)-->+(b)", ["MATCH:keyword", "SHORTEST:keyword", "PATHS:keyword"]],
    ["a variable that is called path", "MATCH path = (a) RETURN path", ["MATCH:keyword", "RETURN:keyword"]],
    ["subqueries", "CALL (n) { RETURN 1 AS one } RETURN COUNT { (n) }", ["CALL:keyword", "RETURN:keyword", "AS:keyword", "RETURN:keyword", "COUNT:keyword"]],
    ["atoms", "RETURN null, TRUE", ["RETURN:keyword", "null:atom", "TRUE:atom"]],
  ])("know %s", (_, text, found) => {
    expect(kinds(text, "keyword", "function", "atom")).toEqual(found);
  });

  test("are the whole text, whatever it is", () => {
    const pieces = fc.constantFrom("(", ")", "[", "]", "{", "}", ":", "|", "'", '"', "`", "//", "/*", "*/", "\n", " ", "MATCH", "n", "$p", ".", "1", "\\", "小米");
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(pieces).map((all) => all.join(""))), (text) => {
      expect(tokenize(text).map((token) => token.text).join("")).toBe(text);
    }));
  });
});

describe("formatting", () => {
  test("gives each clause a line and keywords capitals", () => {
    expect(format("match (a)-->(b) where a.x=1 and b.name starts with 'where' with a,b order by a.x limit 5 return a , b")).toBe(
      "MATCH (a)-->(b)\nWHERE a.x=1 AND b.name STARTS WITH 'where'\nWITH a, b\nORDER BY a.x\nLIMIT 5\nRETURN a, b\n",
    );
  });

  test("indents subqueries, and leaves conditions within brackets on their line", () => {
    expect(format("optional match (n where n.x > 1)\ncall (n) { match (n)--(m) return count(m) as c }\nreturn [x in [1,2] where x > 1 | x], exists { match (n) where n.y return n }")).toBe(
      "OPTIONAL MATCH (n WHERE n.x > 1)\nCALL (n) {\n  MATCH (n)--(m)\n  RETURN count(m) AS c\n}\nRETURN [x IN [1, 2] WHERE x > 1 | x], EXISTS { MATCH (n) WHERE n.y RETURN n }\n",
    );
  });

  test("keeps comments, and the reader's own line breaks", () => {
    expect(format("// who\nmatch (n) // all\nreturn n.a,\nn.b /* two */ as b")).toBe("// who\nMATCH (n) // all\nRETURN n.a,\n  n.b /* two */ AS b\n");
  });

  test("changes white space and the case of keywords only, and nothing the second time", () => {
    const piece = fc.constantFrom("match", "(", ")", "n", ":A", "where", "\n", " ", "call", "{", "}", "return", "'a  b'", "// c\n", "/* d\ne */", ",", "[", "]", "=", "with", "starts", "`x  y`", "$p", ".", "union", "all");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }).map((all) => all.join(" ")), (text) => {
        const once = format(text);
        const bare = (of: string) => tokenize(of).filter(({ kind }) => kind !== "space").map(({ kind, text }) => (kind === "keyword" ? text.toUpperCase() : text));
        expect(bare(once)).toEqual(bare(text));
        expect(format(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
