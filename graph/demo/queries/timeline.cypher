// clew-query 1
// name: Timeline of an entity
// tags: dates, overview
// description: All that has a date around one entity, up to two links away, the earliest first.
// param entity: entity, required, label "Entity", default "Xiaomi"
// param since: date, label "Since", help "A year, month or day: 2021, 2021-03 or 2021-03-12."

MATCH (entity:Entity {id: $entity})-[near]-(event:Entity)
OPTIONAL MATCH (event:Event)-[far]-(other:Entity) WHERE other <> entity
WITH near, far, coalesce(far, near) AS link
WITH DISTINCT link WHERE link.from IS NOT NULL
  AND ($since IS NULL OR left(link.from, size($since)) >= left($since, size(link.from)))
RETURN link.from AS date, startNode(link) AS who, toLower(replace(type(link), '_', ' ')) AS `does what`, endNode(link) AS `to what`, link.until AS until, link AS evidence
ORDER BY date, who.name, evidence.id
