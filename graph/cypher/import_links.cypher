// Adds links of one type or brings them up to date. The old one is found by
// its id, never by walking from an end that may be a hub.
UNWIND $rows AS row
OPTIONAL MATCH (a:Entity {id: row.source})
OPTIONAL MATCH (b:Entity {id: row.target})
OPTIONAL MATCH (x)-[old:{{.Type}} {id: row.id}]->(y)
WITH row, a, b, old, CASE
    WHEN a IS NULL OR b IS NULL THEN 'dangling'
    WHEN old IS NULL THEN 'added'
    WHEN x <> a OR y <> b THEN 'moved'
    WHEN properties(old) = row.properties THEN 'unchanged'
    ELSE 'changed'
  END AS state
FOREACH (_ IN CASE state WHEN 'added' THEN [0] ELSE [] END |
  CREATE (a)-[r:{{.Type}}]->(b) SET r = row.properties)
FOREACH (_ IN CASE state WHEN 'changed' THEN [0] ELSE [] END |
  SET old = row.properties)
RETURN state, count(*) AS count
