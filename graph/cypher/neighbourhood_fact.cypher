// The links of an entity, or of several, counted by one property of the
// entities at their other ends, the commonest values first; and how many have
// rarer ones.
{{.Match}}
MATCH (n){{.Left}}-[r{{.Any}}]-{{.Right}}(m)
{{- if .Where}}
WHERE true {{- .Where}}
{{- end}}
WITH coalesce(toStringOrNull(m.{{.Fact}}), '') AS value, count(*) AS count
ORDER BY count DESC, value
WITH collect([value, count]) AS found
RETURN found[..$most] AS values, reduce(sum = 0, pair IN found[$most..] | sum + pair[1]) AS rarer
