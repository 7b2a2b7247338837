// clew-query 1
// name: Claims with a single source
// tags: claims, sources, evidence
// description: What rests on one source alone: a list of what to check again.
// param entity: entity, label "About", help "Leave it empty for all."

MATCH (claim:Claim)-[:QUOTES]->(:Passage)-[:PASSAGE_OF]->(source:Source)
WHERE $entity IS NULL OR claim.source = $entity OR claim.target = $entity
WITH claim, source ORDER BY claim.id
WITH claim.about AS about, collect(DISTINCT source) AS sources, collect(claim)[0] AS claim, count(*) AS quotes
WHERE size(sources) = 1
MATCH (subject:Entity {id: claim.source})
OPTIONAL MATCH (object:Entity {id: claim.target})
RETURN subject, toLower(replace(claim.relation, '_', ' ')) AS relation, object, quotes, sources[0] AS `only source`
ORDER BY subject.name, relation, about
