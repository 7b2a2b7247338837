// What is told anew when these claims are: what they are about, and what those
// are about that they answer, or that are answered by one that they answer.
UNWIND $rows AS row
CALL (row) {
  RETURN row.id AS id
  UNION
  MATCH (a:ClewAnswer {claim: row.id}) RETURN a.to AS id
  UNION
  MATCH (a:ClewAnswer {claim: row.id}) MATCH (b:ClewAnswer {claim: a.to}) RETURN b.to AS id
}
MATCH (c:Claim {id: id})
RETURN DISTINCT c.about, c.source, c.target
