// clew-query 1
// name: Statements that are disputed
// tags: statements
// description: Statements that contradict another one, and who made each.

MATCH (statement:Entity)-[disputes:DISPUTES]->(disputed:Entity)
RETURN statement, COLLECT { MATCH (who:Entity)-[:STATED|REPORTED]->(statement) RETURN who ORDER BY who.name, who.id } AS `said or reported by`,
  disputed AS disputes, COLLECT { MATCH (who:Entity)-[:STATED|REPORTED]->(disputed) RETURN who ORDER BY who.name, who.id } AS `which was said by`, disputes AS evidence
ORDER BY statement.name, evidence.id
