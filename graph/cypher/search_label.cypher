// Nodes of one label whose caption holds every word, where there is no
// full-text index. The number of nodes looked at is bounded.
MATCH (n:{{.Label}})
WITH n LIMIT $scan
WITH n, toLower(toStringOrNull(n.{{.Property}})) AS caption
WHERE all(word IN $words WHERE caption CONTAINS word)
WITH n LIMIT $limit
RETURN {{.Entity "n"}}, {{.Extra "n"}}, 1.0 AS score
