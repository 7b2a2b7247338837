// Adds nodes or brings them up to date. Nothing is written where nothing has
// changed. Dynamic labels make it one query to plan, however many types.
UNWIND $rows AS row
OPTIONAL MATCH (old:{{.Label}} {id: row.id})
WITH row, CASE
    WHEN old IS NULL THEN 'added'
    WHEN properties(old) = row.properties AND all(label IN row.labels WHERE label IN labels(old)) THEN 'unchanged'
    ELSE 'changed'
  END AS state
FOREACH (_ IN CASE state WHEN 'unchanged' THEN [] ELSE [0] END |
  MERGE (n:{{.Label}} {id: row.id})
  SET n = row.properties, n:$(row.labels))
RETURN state, count(*) AS count
