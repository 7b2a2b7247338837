// The links from x to y, the best evidenced first.
CALL (x, y) {
  MATCH (x){{.Left}}-[r{{.Any}}]-{{.Right}}(y)
  WHERE {{.Along "r"}}
  WITH x, r ORDER BY {{.Weight "r"}} DESC, {{.LinkID "r"}} LIMIT $links
  RETURN collect([startNode(r) = x, {{.Link "r"}}]) AS links
}
