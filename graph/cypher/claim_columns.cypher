// The source without its text, which may be megabytes for each row.
MATCH (c)-[:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source)
MATCH (subject:Entity {id: c.source})
OPTIONAL MATCH (object:Entity {id: c.target})
OPTIONAL MATCH (by:Entity {id: c.by})
RETURN c {.*, answers: COLLECT { MATCH (a:ClewAnswer {claim: c.id}) RETURN [a.as, a.to] ORDER BY a.to }}, properties(p), s {.id, .title, .kind, .publisher, .url, .published, .retrieved, .sha256, .note}, object IS NULL,
  {{.Entity "subject"}}, {{.Entity "object"}},
  by IS NULL, {{.Entity "by"}}
