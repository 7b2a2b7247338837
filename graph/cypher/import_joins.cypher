// Ties each record to the one it is drawn from: passages to their source,
// claims to their passage. A tie to another one is outdated.
UNWIND $rows AS row
MATCH (a:{{.From}} {id: row.id})
MATCH (b:{{.To}} {id: row.of})
OPTIONAL MATCH (a)-[old:{{.Type}}]->(other) WHERE other <> b
DELETE old
MERGE (a)-[:{{.Type}}]->(b)
RETURN count(DISTINCT row.id) AS count
