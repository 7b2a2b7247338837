// The source that was read from a document with these bytes.
MATCH (r:ClewReceived {sha256: $sha256})
MATCH (s:Source {id: r.id})
RETURN s.id ORDER BY s.id LIMIT 1
