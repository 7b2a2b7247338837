// What the claims that are drawn from sources are about.
UNWIND $rows AS row
MATCH (:Source {id: row.id})<-[:PASSAGE_OF]-(:Passage)<-[:QUOTES]-(c:Claim)
RETURN DISTINCT c.about, c.source, c.target
