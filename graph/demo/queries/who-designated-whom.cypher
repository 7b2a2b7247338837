// clew-query 1
// name: Who designated whom
// tags: designations
// description: Each designation with the body that made it, whom it targets and the list it put them on.
// param who: entity, label "Made by", help "An agency or administration. Leave it empty for all."
// param whom: entity, label "Against", help "Leave it empty for all."

MATCH (who:Entity)-[made:MADE]->(designation:Designation)-[:TARGETS]->(whom:Entity)
WHERE ($who IS NULL OR who.id = $who) AND ($whom IS NULL OR whom.id = $whom)
OPTIONAL MATCH (designation)-[placed:PLACED_ON]->(list:List)
RETURN who AS `made by`, designation, whom AS against, list, placed.from AS `listed from`, placed.until AS `listed until`, made AS evidence
ORDER BY `listed from`, against.name, evidence.id, list.id
