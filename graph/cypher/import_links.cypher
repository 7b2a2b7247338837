// Adds links or brings them up to date. Between two known ends the database
// looks from the one with fewer links, so that a hub costs nothing; a dynamic
// type makes it one query to plan, however many types.
UNWIND $rows AS row
OPTIONAL MATCH (a:Entity {id: row.source})
OPTIONAL MATCH (b:Entity {id: row.target})
OPTIONAL MATCH (a)-[old {id: row.id}]->(b)
{{- if .Merge}}
// What a row leaves unsaid stays, and passages are added to those known.
WITH row, a, b, old, row.properties AS said
WITH row, a, b, old, CASE
    WHEN old.passages IS NULL OR said.passages IS NULL THEN said
    ELSE said {.*, passages: old.passages + [id IN said.passages WHERE NOT id IN old.passages]}
  END AS given
{{- else}}
WITH row, a, b, old, row.properties AS given
{{- end}}
WITH row, a, b, old, given, [key IN keys(old) WHERE NOT key STARTS WITH 'clew'] AS told,
  coalesce(old {.clewSources, .clewKnown, .clewStatus}, {}) AS worked
WITH row, a, b, old, given, worked, CASE
{{- if .Dry}}
    WHEN a IS NULL AND NOT coalesce(row.sourceComes, false) OR b IS NULL AND NOT coalesce(row.targetComes, false) THEN 'dangling'
{{- else}}
    WHEN a IS NULL OR b IS NULL THEN 'dangling'
{{- end}}
    WHEN old IS NULL THEN 'added'
{{- if .Merge}}
    WHEN all(key IN keys(given) WHERE old[key] = given[key]) THEN 'unchanged'
{{- else}}
    WHEN size(told) = size(keys(given)) AND all(key IN told WHERE old[key] = given[key]) THEN 'unchanged'
{{- end}}
    ELSE 'changed'
  END AS state
{{- if not .Dry}}
FOREACH (_ IN CASE state WHEN 'added' THEN [0] ELSE [] END |
  CREATE (a)-[r:$(row.type)]->(b) SET r = given)
FOREACH (_ IN CASE state WHEN 'changed' THEN [0] ELSE [] END |
  SET old {{if .Merge}}+={{else}}={{end}} given, old += worked)
{{- end}}
{{- if .Dry}}
WITH row, state, a IS NULL AND NOT coalesce(row.sourceComes, false) AS noSource, b IS NULL AND NOT coalesce(row.targetComes, false) AS noTarget
{{- else}}
WITH row, state, a IS NULL AS noSource, b IS NULL AS noTarget
{{- end}}
RETURN state, count(*) AS count, collect(CASE state WHEN 'dangling' THEN [row.id, noSource, noTarget] END) AS dangling
