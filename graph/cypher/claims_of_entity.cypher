// Both arms walk an index backwards and stop at the limit; ordering by the
// first property as well is what lets the planner see that.
CALL () {
  MATCH (c:Claim) WHERE c.source = $id AND c.sortKey < $before
  RETURN c ORDER BY c.source DESC, c.sortKey DESC LIMIT $limit
  UNION
  MATCH (c:Claim) WHERE c.target = $id AND c.sortKey < $before
  RETURN c ORDER BY c.target DESC, c.sortKey DESC LIMIT $limit
}
WITH c ORDER BY c.sortKey DESC LIMIT $limit
{{template "claim_columns.cypher" .}}
ORDER BY c.sortKey DESC
