// A passage and the claims that quote it stand together; an outer passage
// comes before those within it.
MATCH (:Source {id: $id})<-[:PASSAGE_OF]-(q:Passage)<-[:QUOTES]-(c:Claim)
WITH c, q ORDER BY q.start, q.end DESC, q.id, c.id SKIP $from LIMIT $limit
{{template "claim_columns.cypher" .}}
ORDER BY p.start, p.end DESC, p.id, c.id
