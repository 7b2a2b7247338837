// The ids of links are unique per type, and indexed so: ask each type's index.
CALL () {
{{- range $i, $type := .Types}}{{if $i}}
  UNION ALL{{end}}
  MATCH (a)-[r:{{$type}} {id: $id}]->(b) RETURN a, r, b
{{- end}}
}
RETURN properties(r) AS allProperties, {{.Link "r"}}, {{.Entity "a"}}, {{.Entity "b"}}
LIMIT 1
