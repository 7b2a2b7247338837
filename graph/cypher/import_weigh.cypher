// Sums up all claims about each {{if .Link}}link{{else}}event{{end}}, as graph.Weigh does, and stores that with
// it where it has changed. A partial date is over when its last day is: 2021-03
// compares as 2021-03-99.
UNWIND $rows AS row
{{- if .Link}}
MATCH (:Entity {id: row.source})-[thing {id: row.about}]->(:Entity {id: row.target})
{{- else}}
MATCH (thing:Entity {id: row.about})
{{- end}}
CALL (row) {
  MATCH (c:Claim {about: row.about})-[:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source)
  {{template "weigh_claims.cypher"}}
  RETURN count(DISTINCT p) AS evidence, collect(DISTINCT standing) AS stand, collect(DISTINCT status) AS all,
    count(DISTINCT CASE WHEN standing IS NOT NULL THEN voice END) AS standing, count(DISTINCT voice) AS voices,
    replace(min(left(date + '-99-99', 10)), '-99', '') AS known, max(answered) AS answered
}
WITH thing, evidence, answered, CASE standing WHEN 0 THEN voices ELSE standing END AS sources, known,
  CASE size(stand) WHEN 0 THEN all ELSE stand END AS said
WITH thing, evidence, answered, sources, known, CASE size(said) WHEN 0 THEN null WHEN 1 THEN said[0] ELSE 'disputed' END AS status
{{- if .Link}}
// A link's own status stands where no claim about it is answered.
WITH thing, sources, known, CASE answered WHEN 1 THEN status END AS status
WHERE coalesce(thing.clewSources, 0) <> sources OR coalesce(thing.clewKnown, '') <> coalesce(known, '') OR coalesce(thing.clewStatus, '') <> coalesce(status, '')
SET thing.clewSources = nullIf(sources, 0), thing.clewKnown = known, thing.clewStatus = status
{{- else}}
WHERE coalesce(thing.clewSources, 0) <> sources OR coalesce(thing.clewKnown, '') <> coalesce(known, '')
   OR coalesce(thing.clewEvidence, 0) <> evidence OR coalesce(thing.clewStatus, '') <> coalesce(status, '')
SET thing.clewSources = nullIf(sources, 0), thing.clewKnown = known, thing.clewEvidence = nullIf(evidence, 0), thing.clewStatus = status
{{- end}}
