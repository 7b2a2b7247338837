// The links of entities by which rules tell a state, the latest first.
{{.Set.Match "n"}}
CALL (n) {
  MATCH (n)-[r{{.Any}}]-(m)
  RETURN r, m ORDER BY coalesce({{.Date "r"}}, '') DESC LIMIT $limit
}
RETURN startNode(r) = n, {{.Link "r"}}, {{.Entity "n"}}, {{.Entity "m"}}
