// What two or more of the picked entities are linked to, within one or two
// steps: first what most of them share, then what is near and no hub.
MATCH (a) WHERE elementId(a) IN $picked
CALL (a) {
  MATCH (a)-[r{{.Any}}]-(m)
  WHERE NOT elementId(m) IN $picked AND {{.Through "m"}} AND {{.Along "r"}}
  RETURN DISTINCT m, 1 AS steps
{{- if gt .Length 1}}
  UNION ALL
  MATCH (a)-[r{{.Any}}]-(x)
  WHERE NOT elementId(x) IN $picked AND {{.Through "x"}} AND {{.Along "r"}}
  WITH DISTINCT a, x
  MATCH (x)-[s{{.Any}}]-(m)
  WHERE m <> a AND NOT elementId(m) IN $picked AND {{.Through "m"}} AND {{.Along "s"}}
  RETURN DISTINCT m, 2 AS steps
{{- end}}
}
WITH m, a, min(steps) AS steps
WITH m, count(a) AS shared, sum(steps) AS steps WHERE shared >= 2
WITH m, shared, 1.0 * steps / shared AS far, COUNT { (m)--() } AS degree
WITH m, shared, far + CASE WHEN degree > 10 THEN log10(degree / 10.0) ELSE 0 END AS cost
ORDER BY shared DESC, cost, {{.Name "m"}}, elementId(m) LIMIT $most
RETURN [elementId(m), {{.Entity "m"}}] AS shared
