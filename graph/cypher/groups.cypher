// The number of an entity's links of each type, going out and coming in. Types that are written out are answered by the degree store, so that a
// hub costs no more than a leaf.
{{.Match}}
RETURN [{{range $i, $type := .Types}}{{if $i}}, {{end -}}
    COUNT { (n)-[:{{$type}}]->() }, COUNT { (n)<-[:{{$type}}]-() }
  {{- end}}] AS counts,
  COUNT { (n){{.Left}}-[{{.Any}}]-{{.Right}}() } AS total
