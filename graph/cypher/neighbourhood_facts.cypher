// The names of properties that entities at the other ends of links share
// values of, the commonest first, from a sample of them.
{{.Match}}
MATCH (n){{.Left}}-[r{{.Any}}]-{{.Right}}(m)
WHERE rand() < coalesce($shares[type(r)], 1.0) {{- .Where}}
WITH DISTINCT m
UNWIND keys(m) AS name
WITH name, toStringOrNull(m[name]) AS value
WHERE value IS NOT NULL AND size(value) <= 80
WITH name, count(*) AS count, count(DISTINCT value) AS values
WHERE count > 1 AND values <= 1 + count / 2
RETURN name ORDER BY count DESC, name
