// clew-query 1
// name: Shortest chain of evidence
// tags: paths, evidence
// description: How two entities are tied to each other by the fewest links. Each link of the chain has its own quotes.
// param start: entity, required, label "From", default "Lei Jun"
// param end: entity, required, label "To", default "Rudolph Contreras"

MATCH (a:Entity {id: $start}), (b:Entity {id: $end})
WHERE a <> b
MATCH chain = allShortestPaths((a)-[*..8]-(b))
RETURN chain, length(chain) AS links,
  reduce(least = null, link IN relationships(chain) | CASE WHEN least < size(link.passages) THEN least ELSE size(link.passages) END) AS `quotes of the weakest link`
ORDER BY `quotes of the weakest link` DESC, [link IN relationships(chain) | link.id]
