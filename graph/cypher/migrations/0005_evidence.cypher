// What graph/evidence.go tells of, for what was written before it: the
// independent sources of links and events, when they were known, and dates.
MATCH (c:Claim) WHERE c.target IS NOT NULL
WITH DISTINCT c.about AS about, c.source AS source, c.target AS target
CALL (about, source, target) {
  MATCH (:Entity {id: source})-[r {id: about}]->(:Entity {id: target})
  MATCH (c:Claim {about: about})-[:QUOTES]->(:Passage)-[:PASSAGE_OF]->(s:Source)
  WITH r, NOT c.status IN ['superseded', 'retracted'] AS stands,
    coalesce('by ' + toLower(trim(s.publisher)), s.id) AS voice, coalesce(s.published, s.retrieved) AS date
  WITH r, count(DISTINCT CASE WHEN stands THEN voice END) AS standing, count(DISTINCT voice) AS voices,
    replace(min(left(date + '-99-99', 10)), '-99', '') AS known
  SET r.clewSources = CASE standing WHEN 0 THEN voices ELSE standing END, r.clewKnown = known
} IN TRANSACTIONS OF 1000 ROWS;
MATCH (c:Claim) WHERE c.target IS NULL
WITH DISTINCT c.about AS about
CALL (about) {
  MATCH (e:Entity {id: about})
  MATCH (c:Claim {about: about})-[:QUOTES]->(p:Passage)-[:PASSAGE_OF]->(s:Source)
  WITH e, p, c.status AS status, CASE WHEN NOT c.status IN ['superseded', 'retracted'] THEN c.status END AS standing,
    coalesce('by ' + toLower(trim(s.publisher)), s.id) AS voice, coalesce(s.published, s.retrieved) AS date
  WITH e, count(DISTINCT p) AS evidence, collect(DISTINCT standing) AS stand, collect(DISTINCT status) AS all,
    count(DISTINCT CASE WHEN standing IS NOT NULL THEN voice END) AS standing, count(DISTINCT voice) AS voices,
    replace(min(left(date + '-99-99', 10)), '-99', '') AS known
  WITH e, evidence, CASE standing WHEN 0 THEN voices ELSE standing END AS sources, known,
    CASE size(stand) WHEN 0 THEN all ELSE stand END AS said
  SET e.clewEvidence = evidence, e.clewSources = sources, e.clewKnown = known,
    e.clewStatus = CASE size(said) WHEN 1 THEN said[0] ELSE 'disputed' END
} IN TRANSACTIONS OF 1000 ROWS;
WITH ['from', 'since', 'startdate', 'start', 'validfrom', 'date', 'began', 'founded', 'established', 'incorporated', 'incorporationdate', 'born', 'birthdate', 'issued', 'signed', 'enacted', 'filed', 'published', 'released', 'year'] AS begins,
  ['until', 'enddate', 'end', 'validuntil', 'validto', 'ended', 'dissolved', 'dissolutiondate', 'died', 'deathdate', 'closed', 'repealed'] AS ends
MATCH (n:Entity)
WITH n, begins, ends, [key IN keys(n) WHERE toLower(replace(key, '_', '')) IN begins + ends
  AND toStringOrNull(n[key]) =~ '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?' | [toLower(replace(key, '_', '')), toString(n[key])]] AS dates
WHERE size(dates) > 0
CALL (n, begins, ends, dates) {
  SET n.clewFrom = head([name IN begins WHERE any(date IN dates WHERE date[0] = name) | head([date IN dates WHERE date[0] = name])[1]]),
    n.clewUntil = head([name IN ends WHERE any(date IN dates WHERE date[0] = name) | head([date IN dates WHERE date[0] = name])[1]])
} IN TRANSACTIONS OF 1000 ROWS;
MATCH (e:Event) WHERE e.clewFrom IS NULL
CALL (e) {
  CALL (e) {
    MATCH (e)-[r]->(other:Entity) WHERE NOT other:Event RETURN r.from AS date
    UNION ALL
    MATCH (c:Claim {about: e.id}) RETURN c.date AS date
  }
  WITH e, replace(min(left(date + '-99-99', 10)), '-99', '') AS date WHERE date IS NOT NULL
  SET e.clewFrom = date, e.clewDated = 'links'
} IN TRANSACTIONS OF 1000 ROWS;
