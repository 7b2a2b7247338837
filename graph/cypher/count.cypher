// The links of an entity, or of several, by type and direction, found by
// following them; a row without a type for entities that have none.
{{.Match}}
OPTIONAL MATCH (n){{.Left}}-[r{{.Any}}]-{{.Right}}(m)
{{- if .Where}}
WHERE true {{- .Where}}
{{- end}}
RETURN type(r) AS type, startNode(r) = n AS out, count(r) AS count
