// Where a passage stands, asked for by its own id or by that of a claim.
OPTIONAL MATCH (c:Claim {id: $id})-[:QUOTES]->(quoted:Passage)
OPTIONAL MATCH (own:Passage {id: $id})
WITH c, coalesce(quoted, own) AS p
MATCH (p)-[:PASSAGE_OF]->(s:Source)
RETURN s.id AS source, p.id AS passage, coalesce(c.id, p.id) AS at
