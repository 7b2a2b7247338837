// clew-query 1
// name: Everything known on a date
// tags: claims, dates
// description: What sources had said by that date: each claim with its words and the source that published them.
// param knownOn: date, required, label "Known on", default "2021-05", help "A year, month or day: 2021, 2021-03 or 2021-03-12."
// param entity: entity, label "About", help "Leave it empty for all."

MATCH (claim:Claim)-[:QUOTES]->(passage:Passage)-[:PASSAGE_OF]->(source:Source)
WHERE ($entity IS NULL OR claim.source = $entity OR claim.target = $entity)
  AND left(source.published, size($knownOn)) <= left($knownOn, size(source.published))
MATCH (subject:Entity {id: claim.source})
OPTIONAL MATCH (object:Entity {id: claim.target})
RETURN source.published AS published, subject, toLower(replace(claim.relation, '_', ' ')) AS relation, object, claim.status AS status, passage AS words, source
ORDER BY published, subject.name, relation, claim.id
