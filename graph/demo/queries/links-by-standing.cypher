// clew-query 1
// name: Links by their standing
// tags: claims, evidence
// description: Links that sources allege, deny or dispute rather than assert, with how many quotes support each.
// param status: enum, required, label "Standing", default "alleged", options ["asserted","alleged","denied","disputed","superseded","retracted"]

MATCH (a:Entity)-[link]->(b:Entity)
WHERE link.status = $status
RETURN a AS subject, toLower(replace(type(link), '_', ' ')) AS relation, b AS object, size(link.passages) AS quotes, link AS evidence
ORDER BY subject.name, relation, link.id
