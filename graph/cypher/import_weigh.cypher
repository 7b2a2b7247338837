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
  WITH p, c.status AS status, CASE WHEN NOT c.status IN ['superseded', 'retracted'] THEN c.status END AS standing,
    coalesce('by ' + toLower(trim(s.publisher)), s.id) AS voice, coalesce(s.published, s.retrieved) AS date
  RETURN count(DISTINCT p) AS evidence, collect(DISTINCT standing) AS stand, collect(DISTINCT status) AS all,
    count(DISTINCT CASE WHEN standing IS NOT NULL THEN voice END) AS standing, count(DISTINCT voice) AS voices,
    replace(min(left(date + '-99-99', 10)), '-99', '') AS known
}
WITH thing, evidence, CASE standing WHEN 0 THEN voices ELSE standing END AS sources, known,
  CASE size(stand) WHEN 0 THEN all ELSE stand END AS said
{{- if .Link}}
WHERE coalesce(thing.clewSources, 0) <> sources OR coalesce(thing.clewKnown, '') <> coalesce(known, '')
SET thing.clewSources = nullIf(sources, 0), thing.clewKnown = known
{{- else}}
WITH thing, evidence, sources, known, CASE size(said) WHEN 0 THEN null WHEN 1 THEN said[0] ELSE 'disputed' END AS status
WHERE coalesce(thing.clewSources, 0) <> sources OR coalesce(thing.clewKnown, '') <> coalesce(known, '')
   OR coalesce(thing.clewEvidence, 0) <> evidence OR coalesce(thing.clewStatus, '') <> coalesce(status, '')
SET thing.clewSources = nullIf(sources, 0), thing.clewKnown = known, thing.clewEvidence = nullIf(evidence, 0), thing.clewStatus = status
{{- end}}
