// What is drawn from each source for these links and events. The index is of both
// properties, and is only asked where both are.
UNWIND $ids AS id
MATCH (c:Claim) WHERE c.about = id AND c.sortKey IS NOT NULL
MATCH (c)-[:QUOTES]->(:Passage)-[:PASSAGE_OF]->(s:Source)
WITH s, collect(DISTINCT id) AS about, count(*) AS quotes
RETURN s {.id, .kind, .publisher, .published}, about, quotes
