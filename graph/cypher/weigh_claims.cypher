// What the claim c of the passage p and the source s comes to when what others say of it is
// taken into account: status, standing, and a row for each voice that says so. An
// answer counts unless its claim is withdrawn.
WITH p, coalesce(s.published, s.retrieved) AS date, c.status AS given, coalesce('by ' + toLower(trim(s.publisher)), s.id) AS own, COLLECT {
    MATCH (a:ClewAnswer {to: c.id}) MATCH (by:Claim {id: a.claim})-[:QUOTES]->(:Passage)-[:PASSAGE_OF]->(t:Source)
    WHERE NOT by.status IN ['superseded', 'retracted'] AND NOT EXISTS { MATCH (b:ClewAnswer {to: by.id}) WHERE b.as IN ['supersedes', 'retracts'] }
    RETURN [a.as, coalesce('by ' + toLower(trim(t.publisher)), t.id)]
  } AS answers
WITH p, date, own, answers, CASE
    WHEN given IN ['superseded', 'retracted'] THEN given
    WHEN any(a IN answers WHERE a[0] = 'retracts') THEN 'retracted'
    WHEN any(a IN answers WHERE a[0] = 'supersedes') THEN 'superseded'
    WHEN any(a IN answers WHERE a[0] = 'disputes') THEN 'disputed'
    ELSE given
  END AS status
WITH p, date, status, CASE WHEN NOT status IN ['superseded', 'retracted'] THEN status END AS standing,
  CASE WHEN any(a IN answers WHERE a[0] <> 'supports') THEN 1 ELSE 0 END AS answered, [own] + [a IN answers WHERE a[0] = 'supports' | a[1]] AS speakers
UNWIND speakers AS voice
