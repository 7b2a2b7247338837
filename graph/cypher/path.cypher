// The shortest path between two entities that keeps to what a search lets
// through, a row for each step. The tests look at one node or link each, so
// that the database applies them while it searches. Links of the same two
// entities belong to one step.
MATCH (a) WHERE elementId(a) = $from
MATCH (b) WHERE elementId(b) = $to
MATCH p = shortestPath((a){{.Left}}-[{{.Any}}*..{{.Length}}]-{{.Right}}(b))
WHERE all(n IN nodes(p) WHERE n = a OR n = b OR {{.Through "n"}})
  AND all(r IN relationships(p) WHERE {{.Along "r"}}
    AND NOT ($indirect AND startNode(r) IN [a, b] AND endNode(r) IN [a, b])
    AND NOT ($isCut AND elementId(startNode(r)) IN $cut AND elementId(endNode(r)) IN $cut))
WITH nodes(p) AS path
UNWIND range(0, size(path) - 2) AS i
WITH i, path[i] AS x, path[i + 1] AS y
{{template "path_step.cypher" .}}
RETURN [elementId(x), {{.Entity "x"}}] AS x, [elementId(y), {{.Entity "y"}}] AS y, links
ORDER BY i
