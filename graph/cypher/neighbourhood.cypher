// The links of an entity, or of several, counted by all that a filter tells
// apart; of a sample, with a share for each type.
{{.Match}}
MATCH (n){{.Left}}-[r{{.Any}}]-{{.Right}}(m)
{{- if or .Where .Sampled}}
WHERE true {{- if .Sampled}} AND rand() < coalesce($shares[type(r)], 1.0){{end}} {{- .Where}}
{{- end}}
WITH type(r) AS type, startNode(r) = n AS out, labels(m) AS labels, {{.Year}} AS year, COUNT { (m)--() } AS degree
RETURN type, out, labels, year, {{.Class}} AS class, count(*) AS count
