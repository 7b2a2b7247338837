// The newest claims about each of these links, a few each.
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim) WHERE c.about = id
  RETURN c ORDER BY c.about DESC, c.sortKey DESC LIMIT $each
}
{{template "claim_columns.cypher" .}}
