// The first write takes the lock, so that of two who save at once one is told.
MATCH (q:ClewQuery {id: $id})
SET q.version = q.version
WITH q, q.version = $was AND q.deleted IS NULL AS free
CALL (q, free) {
  WITH q, free WHERE free
  SET q += $query
  CREATE (v:ClewQueryVersion) SET v = $version
}
RETURN properties(q), free
