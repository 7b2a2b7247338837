// clew-query 1
// name: Entities with the most links
// tags: overview
// description: Where the threads come together: what has the most links in the whole graph.
// param type: enum, label "Type", help "Leave it empty for all.", from "MATCH (n:Entity) UNWIND labels(n) AS type WITH DISTINCT type WHERE type <> 'Entity' RETURN type ORDER BY type"
// param most: number, label "How many", default 25

MATCH (entity:Entity)
WHERE $type IS NULL OR $type IN labels(entity)
RETURN entity, COUNT { (entity)--(:Entity) } AS links
ORDER BY links DESC, entity.name, entity.id
LIMIT toInteger(coalesce($most, 25))
