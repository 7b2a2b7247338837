// How many claims, and how many quoted passages, of a source stand before one
// claim, or before the first claim of one passage.
MATCH (s:Source {id: $id})<-[:PASSAGE_OF]-(p:Passage)<-[:QUOTES]-(c:Claim)
WHERE c.id = $at OR p.id = $at
WITH s, p, c ORDER BY c.id LIMIT 1
CALL (s, p, c) {
  MATCH (s)<-[:PASSAGE_OF]-(q:Passage)<-[:QUOTES]-(d:Claim)
  WITH p, c, q, d, q.start < p.start OR q.start = p.start AND
    (q.end > p.end OR q.end = p.end AND q.id < p.id) AS earlier
  WHERE earlier OR q = p AND d.id < c.id
  RETURN count(d) AS claims, count(DISTINCT CASE WHEN earlier THEN q END) AS passages
}
RETURN claims, passages
