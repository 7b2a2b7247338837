// The source without its text, which may be megabytes for each row.
MATCH (c)-[:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source)
MATCH (subject:Entity {id: c.source})
OPTIONAL MATCH (object:Entity {id: c.target})
RETURN properties(c), properties(p), s {.id, .title, .kind, .publisher, .url, .published, .retrieved, .sha256, .note}, object IS NULL,
  {{.Entity "subject"}}, {{.Entity "object"}}
