// Claims about claims, found from either end, and what graph/evidence.go makes of
// them where a script brought some.
CREATE CONSTRAINT clew_answer_id IF NOT EXISTS FOR (n:ClewAnswer) REQUIRE n.id IS UNIQUE;
CREATE INDEX clew_answer_claim IF NOT EXISTS FOR (n:ClewAnswer) ON (n.claim);
CREATE INDEX clew_answer_to IF NOT EXISTS FOR (n:ClewAnswer) ON (n.to);
MATCH (a:ClewAnswer) MATCH (answered:Claim {id: a.to})
WITH DISTINCT answered.about AS about, answered.source AS source, answered.target AS target
CALL (about, source, target) {
  CALL (about) {
    MATCH (c:Claim {about: about})-[:QUOTES]->(:Passage)-[:PASSAGE_OF]->(s:Source)
    WITH c.status AS given, coalesce('by ' + toLower(trim(s.publisher)), s.id) AS own, COLLECT {
        MATCH (a:ClewAnswer {to: c.id}) MATCH (by:Claim {id: a.claim})-[:QUOTES]->(:Passage)-[:PASSAGE_OF]->(t:Source)
        WHERE NOT by.status IN ['superseded', 'retracted'] AND NOT EXISTS { MATCH (b:ClewAnswer {to: by.id}) WHERE b.as IN ['supersedes', 'retracts'] }
        RETURN [a.as, coalesce('by ' + toLower(trim(t.publisher)), t.id)]
      } AS answers
    WITH own, answers, CASE
        WHEN given IN ['superseded', 'retracted'] THEN given
        WHEN any(a IN answers WHERE a[0] = 'retracts') THEN 'retracted'
        WHEN any(a IN answers WHERE a[0] = 'supersedes') THEN 'superseded'
        WHEN any(a IN answers WHERE a[0] = 'disputes') THEN 'disputed'
        ELSE given
      END AS status
    UNWIND [own] + [a IN answers WHERE a[0] = 'supports' | a[1]] AS voice
    WITH voice, status, CASE WHEN NOT status IN ['superseded', 'retracted'] THEN status END AS standing,
      CASE WHEN any(a IN answers WHERE a[0] <> 'supports') THEN 1 ELSE 0 END AS answered
    WITH collect(DISTINCT standing) AS stand, collect(DISTINCT status) AS all, max(answered) AS answered,
      count(DISTINCT CASE WHEN standing IS NOT NULL THEN voice END) AS standing, count(DISTINCT voice) AS voices
    WITH answered, CASE standing WHEN 0 THEN voices ELSE standing END AS sources, CASE size(stand) WHEN 0 THEN all ELSE stand END AS said
    RETURN answered, sources, CASE size(said) WHEN 1 THEN said[0] ELSE 'disputed' END AS status
  }
  OPTIONAL MATCH (event:Entity {id: about})
  OPTIONAL MATCH (:Entity {id: source})-[link {id: about}]->(:Entity {id: target})
  SET event.clewStatus = status, event.clewSources = sources, link.clewSources = sources, link.clewStatus = CASE answered WHEN 1 THEN status END
} IN TRANSACTIONS OF 1000 ROWS;
