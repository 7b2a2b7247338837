MATCH (a)-[r]->(b) WHERE elementId(r) = $id
RETURN properties(r), {{.Link "r"}}, {{.Entity "a"}}, {{.Entity "b"}}
