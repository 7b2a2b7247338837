// What is claimed of a view's links and events. The index is of both properties,
// and is only asked where both are.
UNWIND $ids AS id
MATCH (c:Claim) WHERE c.about = id AND c.sortKey IS NOT NULL
WITH c ORDER BY c.sortKey DESC LIMIT $limit
{{template "claim_columns.cypher" .}}
