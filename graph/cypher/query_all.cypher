MATCH (q:ClewQuery)
RETURN properties(q)
