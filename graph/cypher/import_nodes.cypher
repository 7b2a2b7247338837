// Adds nodes or brings them up to date. Nothing is written where nothing has
// changed.
UNWIND $rows AS row
OPTIONAL MATCH (old:{{.Label}} {id: row.id})
WITH row, CASE
    WHEN old IS NULL THEN 'added'
    WHEN properties(old) = row.properties AND old:{{.Labels}} THEN 'unchanged'
    ELSE 'changed'
  END AS state
FOREACH (_ IN CASE state WHEN 'unchanged' THEN [] ELSE [0] END |
  MERGE (n:{{.Label}} {id: row.id})
  SET n = row.properties, n:{{.Labels}})
RETURN state, count(*) AS count
