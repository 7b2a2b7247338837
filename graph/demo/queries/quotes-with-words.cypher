// clew-query 1
// name: Quotes that hold all these words
// tags: quotes, sources
// description: Passages with the words you give, capitals aside, and what each supports.
// param words: list, required, label "Words", default ["blacklist"], help "One word or phrase a line."

MATCH (claim:Claim)-[:QUOTES]->(passage:Passage)-[:PASSAGE_OF]->(source:Source)
WHERE all(word IN $words WHERE toLower(passage.text) CONTAINS toLower(word))
MATCH (subject:Entity {id: claim.source})
OPTIONAL MATCH (object:Entity {id: claim.target})
RETURN passage AS quote, subject, toLower(replace(claim.relation, '_', ' ')) AS relation, object, claim.status AS status, source
ORDER BY quote.text, subject.name, claim.id
