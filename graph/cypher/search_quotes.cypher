// What the found quotes are from, and which link or event they support.
UNWIND $ids AS id
MATCH (p:Passage {id: id})-[:PASSAGE_OF]->(s:Source)
CALL (p) {
  MATCH (c:Claim)-[:QUOTES]->(p)
  RETURN c ORDER BY c.id LIMIT 1
}
RETURN id, s.id, s.title, c.about, [end IN [c.source, c.target] WHERE end IS NOT NULL] AS ends
