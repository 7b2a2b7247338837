MATCH (r:ClewReceived {id: $id})
RETURN r {.name, .kind, .sha256, .archived, .at} AS about, size(r.content) AS size, CASE WHEN $content THEN r.content END AS content
