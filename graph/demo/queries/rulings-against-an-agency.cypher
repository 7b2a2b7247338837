// clew-query 1
// name: Rulings against an agency
// tags: courts, rulings
// description: Judges and courts that halted what an agency had done, and whom it was done to.
// param agency: entity Agency, required, label "Agency", default "U.S. Department of Defense"
// param since: date, label "Since", help "A year, month or day: 2021, 2021-03 or 2021-03-12."

// Dates are compared as far as both are known.
MATCH (agency:Entity {id: $agency})-[:MADE]->(measure:Entity)<-[halts:HALTS]-(ruling:Ruling)<-[:ISSUED]-(judge:Entity)
WHERE $since IS NULL OR left(halts.from, size($since)) >= left($since, size(halts.from))
OPTIONAL MATCH (measure)-[:TARGETS]->(target:Entity)
RETURN judge, ruling, halts.from AS date, measure AS `what was halted`, target AS `aimed at`, halts AS evidence
ORDER BY date, evidence.id, judge.id, target.id
