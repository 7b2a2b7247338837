// What is claimed of a view's links and events.
UNWIND $ids AS id
MATCH (c:Claim {about: id})
WITH c ORDER BY c.sortKey DESC LIMIT $limit
{{template "claim_columns.cypher" .}}
