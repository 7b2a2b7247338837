// Adds nodes or brings them up to date. Nothing is written where nothing has
// changed. Dynamic labels make it one query to plan, however many types.
{{- if .Merge}}
// What a row leaves unsaid stays; a source that comes without its text says
// nothing new of one that is there.
{{- end}}
UNWIND $rows AS row
OPTIONAL MATCH (old:{{.Label}} {id: row.id})
WITH row, CASE
    WHEN old IS NULL THEN 'added'
{{- if .Merge}}
    WHEN coalesce(row.brief, false) THEN 'unchanged'
    WHEN all(key IN keys(row.properties) WHERE old[key] = row.properties[key]) AND all(label IN row.labels WHERE label IN labels(old)) THEN 'unchanged'
{{- else}}
    WHEN properties(old) = row.properties AND all(label IN row.labels WHERE label IN labels(old)) THEN 'unchanged'
{{- end}}
    ELSE 'changed'
  END AS state
FOREACH (_ IN CASE state WHEN 'unchanged' THEN [] ELSE [0] END |
  MERGE (n:{{.Label}} {id: row.id})
  SET n {{if .Merge}}+={{else}}={{end}} row.properties, n:$(row.labels))
RETURN state, count(*) AS count
