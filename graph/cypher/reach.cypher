// What the links of several entities lead to, each with the number of these
// links, the nearest to whom most of them lead first.
{{.Match}}
MATCH (n){{.Left}}-[r{{.Any}}]-{{.Right}}(m)
{{- if .Where}}
WHERE true {{- .Where}}
{{- end}}
WITH m, count(r) AS links
LIMIT $most
RETURN {{.Entity "m"}}, links
