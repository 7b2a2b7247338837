// clew-query 1
// name: Claims that contradict each other
// tags: claims, evidence
// description: Where one passage asserts or alleges what another denies or disputes.

MATCH (pro:Claim)-[:QUOTES]->(said:Passage)
WHERE pro.status IN ['asserted', 'alleged']
MATCH (contra:Claim {about: pro.about})-[:QUOTES]->(against:Passage)
WHERE contra.status IN ['denied', 'disputed']
MATCH (subject:Entity {id: pro.source})
OPTIONAL MATCH (object:Entity {id: pro.target})
RETURN subject, toLower(replace(pro.relation, '_', ' ')) AS relation, object, pro.status AS `it is`, said AS `in these words`,
  contra.status AS `and it is`, against AS `in those words`
ORDER BY subject.name, said.text, against.text, pro.id, contra.id
