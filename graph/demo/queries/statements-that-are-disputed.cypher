// clew-query 1
// name: Statements that are disputed
// tags: statements
// description: Statements that contradict another one, and who made each.

MATCH (statement:Entity)-[disputes:DISPUTES]->(disputed:Entity)
RETURN statement, [(who:Entity)-[:STATED|REPORTED]->(statement) | who] AS `said or reported by`,
  disputed AS disputes, [(who:Entity)-[:STATED|REPORTED]->(disputed) | who] AS `which was said by`, disputes AS evidence
ORDER BY statement.name
