// clew-query 1
// name: Sources by how much rests on them
// tags: sources, overview
// description: Each source with the number of claims that quote it, and of those that nothing else supports.

MATCH (source:Source)<-[:PASSAGE_OF]-(:Passage)<-[:QUOTES]-(claim:Claim)
WITH source, collect(DISTINCT claim.about) AS about, count(claim) AS claims
UNWIND about AS what
WITH source, claims, what, COUNT { MATCH (:Claim {about: what})-[:QUOTES]->()-[:PASSAGE_OF]->(other:Source) WHERE other <> source } AS others
RETURN source, claims, count(what) AS `links and events`, sum(CASE others WHEN 0 THEN 1 ELSE 0 END) AS `resting on it alone`, source.published AS published
ORDER BY claims DESC, source.title, source.id
