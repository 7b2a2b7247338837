// Adds links or brings them up to date. Between two known ends the database
// looks from the one with fewer links, so that a hub costs nothing; a dynamic
// type makes it one query to plan, however many types.
UNWIND $rows AS row
OPTIONAL MATCH (a:Entity {id: row.source})
OPTIONAL MATCH (b:Entity {id: row.target})
OPTIONAL MATCH (a)-[old {id: row.id}]->(b)
WITH row, a, b, old, CASE
    WHEN a IS NULL OR b IS NULL THEN 'dangling'
    WHEN old IS NULL THEN 'added'
    WHEN properties(old) = row.properties THEN 'unchanged'
    ELSE 'changed'
  END AS state
FOREACH (_ IN CASE state WHEN 'added' THEN [0] ELSE [] END |
  CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties)
FOREACH (_ IN CASE state WHEN 'changed' THEN [0] ELSE [] END |
  SET old = row.properties)
RETURN state, count(*) AS count
