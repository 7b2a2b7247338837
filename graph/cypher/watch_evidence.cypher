// The latest that is said of each of these links and events.
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim) WHERE c.about = id AND c.sortKey IS NOT NULL
  RETURN c ORDER BY c.sortKey DESC LIMIT $each
}
WITH c ORDER BY c.sortKey DESC LIMIT $limit
{{template "claim_columns.cypher" .}}
ORDER BY c.sortKey DESC
