MATCH (a:Entity)-[r:{{.Type}}]->(b:Entity) WHERE r.id > $after
WITH a, r, b ORDER BY r.id LIMIT $limit
RETURN r.id AS key, properties(r) AS allProperties, a.id, b.id, {{.Link "r"}}
