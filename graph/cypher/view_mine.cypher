MATCH (v:ClewView {owner: $owner}) WHERE v.revoked IS NULL
RETURN properties(v)
ORDER BY v.updated DESC, v.key LIMIT $limit
