MATCH (c)-[:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source)
MATCH (subject:Entity {id: c.source})
OPTIONAL MATCH (object:Entity {id: c.target})
RETURN properties(c), properties(p), s {.*, content: null, claims: null}, object IS NULL,
  {{.Entity "subject"}}, {{.Entity "object"}}
