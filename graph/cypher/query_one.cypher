MATCH (q:ClewQuery {id: $id})
RETURN properties(q)
