MATCH (c:Claim) WHERE c.about = $id AND c.sortKey < $before
WITH c ORDER BY c.about DESC, c.sortKey DESC LIMIT $limit
{{template "claim_columns.cypher" .}}
ORDER BY c.sortKey DESC
