// The full-text indexes over nodes that can be asked.
SHOW FULLTEXT INDEXES YIELD name, state, entityType
WHERE state = 'ONLINE' AND entityType = 'NODE'
RETURN name
ORDER BY name
