MATCH (c:ClewChange {watch: $id})
RETURN properties(c)
ORDER BY c.at DESC, c.id DESC
LIMIT $limit
