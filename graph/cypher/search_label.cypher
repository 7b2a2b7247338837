// Nodes of one label whose caption holds every word. The number of nodes looked
// at is bounded. Words of a folded search are patterns of letters taken apart
// from their diacritics.
MATCH (n:{{.Label}})
WITH n LIMIT $scan
WITH n, toLower({{.Name "n"}}) AS caption
{{- if .Folded}}
WITH n, normalize(caption, NFKD) AS caption
WHERE all(word IN $words WHERE caption =~ word)
{{- else}}
WHERE all(word IN $words WHERE caption CONTAINS word)
{{- end}}
WITH n LIMIT $limit
RETURN {{.Entity "n"}}, {{.Extra "n"}}, 1.0 AS score
