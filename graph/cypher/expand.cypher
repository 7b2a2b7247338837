// The links of an entity, or of several, in the asked order, with the entities
// they lead to. All that the order needs is one key and the link's id;
// properties are read for the rows within the limit only, and for a page only
// when it is sent.
{{.Match}}
MATCH (n){{.Left}}-[r{{.Any}}]-{{.Right}}(m)
{{- if .Where}}
WHERE true {{- .Where}}
{{- end}}
WITH n, r, m, {{.Key}} AS key, {{.LinkID "r"}} AS id
{{- if .After}}
WHERE key {{.Beyond}} $key OR key = $key AND id > $id
{{- end}}
ORDER BY key {{.Sort}}, id
LIMIT $limit + 1
{{- if .Many}}
WITH collect([r, m, key, id, n]) AS found
{{- else}}
WITH n, collect([r, m, key, id]) AS found
{{- end}}
WITH *, found[..$limit] AS sent
UNWIND [[0, $first]] + [start IN range($first, size(sent) - 1, $rest) | [start, start + $rest]] AS page
WITH * WHERE page[0] < size(sent)
WITH *, sent[page[0]..page[1]] AS rows, page[1] < size(found) OR size(found) > $limit AS more
{{- if .Many}}
CALL (rows) {
  UNWIND rows AS row
  WITH row[4] AS n, row[0] AS r, row[1] AS m
  RETURN collect([startNode(r) = n, {{.Link "r"}}, {{.Entity "m"}}, {{.ID "n"}}]) AS columns
}
RETURN columns, rows[-1][2] AS key, rows[-1][3] AS id, more, null AS entity
{{- else}}
CALL (n, rows) {
  UNWIND rows AS row
  WITH n, row[0] AS r, row[1] AS m
  RETURN collect([startNode(r) = n, {{.Link "r"}}, {{.Entity "m"}}]) AS columns
}
RETURN columns, rows[-1][2] AS key, rows[-1][3] AS id, more, [{{.ID "n"}}] AS entity
{{- end}}
