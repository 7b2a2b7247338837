// What the claims that are drawn from sources are about, and what those are about
// that they answer.
UNWIND $rows AS row
MATCH (:Source {id: row.id})<-[:PASSAGE_OF]-(:Passage)<-[:QUOTES]-(of:Claim)
CALL (of) {
  RETURN of AS c
  UNION
  MATCH (a:ClewAnswer {claim: of.id}) MATCH (c:Claim {id: a.to}) RETURN c
}
RETURN DISTINCT c.about, c.source, c.target
