MATCH (s:Source {id: $id})
RETURN s {.*, claims: COUNT { (s)<-[:PASSAGE_OF]-()<-[:QUOTES]-() }}
