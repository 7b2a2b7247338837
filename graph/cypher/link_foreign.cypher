MATCH (a)-[r]->(b) WHERE elementId(r) = $id
RETURN properties(r) AS allProperties, {{.Link "r"}}, {{.Entity "a"}}, {{.Entity "b"}}
