// What is said of a query beside its versions. A null takes a property away.
MATCH (q:ClewQuery {id: $id})
SET q += $query
RETURN properties(q)
