MATCH (:Source {id: $id})<-[:PASSAGE_OF]-(q:Passage)<-[:QUOTES]-(c:Claim)
WITH c, q ORDER BY q.start, q.end, c.id LIMIT $limit
{{template "claim_columns.cypher" .}}
ORDER BY p.start, p.end, c.id
