// Adds nodes or brings them up to date. Nothing is written where nothing has
// changed. Dynamic labels make it one query to plan, however many types.
{{- if .Merge}}
// What a row leaves unsaid stays; a source that comes without its text says
// nothing new of one that is there.
{{- end}}
// What Clew worked out of claims stays; what it works out of facts comes in
// row.dates.
UNWIND $rows AS row
OPTIONAL MATCH (old:{{.Label}} {id: row.id})
WITH row, old, [key IN keys(old) WHERE NOT key STARTS WITH 'clew'] AS told
WITH row, coalesce(old {.clewStatus, .clewEvidence, .clewSources, .clewKnown}, {}) AS worked, CASE
    WHEN old IS NULL THEN 'added'
{{- if .Merge}}
    WHEN coalesce(row.brief, false) THEN 'unchanged'
    WHEN all(key IN keys(row.properties) WHERE old[key] = row.properties[key]) AND all(label IN row.labels WHERE label IN labels(old)) THEN 'unchanged'
{{- else}}
    WHEN size(told) = size(keys(row.properties)) AND all(key IN told WHERE old[key] = row.properties[key]) AND all(label IN row.labels WHERE label IN labels(old)) THEN 'unchanged'
{{- end}}
    ELSE 'changed'
  END AS state
{{- if not .Dry}}
FOREACH (_ IN CASE state WHEN 'unchanged' THEN [] ELSE [0] END |
  MERGE (n:{{.Label}} {id: row.id})
  SET n {{if .Merge}}+={{else}}={{end}} row.properties, n += worked, n += coalesce(row.dates, {}), n:$(row.labels)
{{- if .Merge}}
  SET n.clewDated = CASE WHEN row.dates.clewFrom IS NULL THEN n.clewDated END
{{- end}})
{{- end}}
RETURN state, count(*) AS count
