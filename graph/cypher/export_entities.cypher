MATCH (n:Entity) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id AS key, labels(n) AS allLabels, properties(n) AS allProperties, {{.Entity "n"}}
