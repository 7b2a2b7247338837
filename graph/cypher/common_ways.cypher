// How each picked entity is linked to each that they share: the shortest way,
// a row for each step.
MATCH (m) WHERE elementId(m) IN $shared
MATCH (a) WHERE elementId(a) IN $picked
MATCH p = shortestPath((a)-[{{.Any}}*..{{.Length}}]-(m))
WHERE all(n IN nodes(p) WHERE n = a OR n = m OR NOT elementId(n) IN $picked AND {{.Through "n"}})
  AND all(r IN relationships(p) WHERE {{.Along "r"}})
WITH a, m, nodes(p) AS path
UNWIND range(0, size(path) - 2) AS i
WITH a, m, i, path[i] AS x, path[i + 1] AS y
{{template "path_step.cypher" .}}
RETURN [elementId(x), {{.Entity "x"}}] AS x, [elementId(y), {{.Entity "y"}}] AS y, links, elementId(a) AS from, elementId(m) AS to
ORDER BY from, to, i
