// The claims that answer some, or that some answer, each once.
UNWIND $ids AS id
CALL (id) {
  MATCH (a:ClewAnswer {to: id}) RETURN a.claim AS other
  UNION
  MATCH (a:ClewAnswer {claim: id}) RETURN a.to AS other
}
WITH DISTINCT other WHERE NOT other IN $ids
MATCH (c:Claim {id: other})
WITH c ORDER BY c.sortKey DESC LIMIT $limit
{{template "claim_columns.cypher" .}}
ORDER BY c.sortKey DESC
