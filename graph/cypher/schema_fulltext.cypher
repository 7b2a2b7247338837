// The full-text indexes over nodes that can be asked.
SHOW FULLTEXT INDEXES YIELD name, state, entityType, labelsOrTypes
WHERE state = 'ONLINE' AND entityType = 'NODE'
RETURN name, labelsOrTypes
ORDER BY name
