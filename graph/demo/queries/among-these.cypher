// clew-query 1
// name: What ties these together
// tags: paths, selection
// description: Links between the entities you choose, and through one other entity between them. Choose entities on the canvas to run it on them.
// param these: entities, required, label "Entities", default ["Xiaomi","U.S. Department of Defense","Executive Order 13959"]
// param asOf: date, label "As of", help "Only what held then. A year, month or day: 2021, 2021-03 or 2021-03-12."

UNWIND $these AS id
MATCH (a:Entity {id: id})
MATCH path = (a)-[]-{1,2}(b:Entity)
WHERE b.id IN $these AND a.id < b.id
  AND ($asOf IS NULL OR all(link IN relationships(path) WHERE (link.from IS NULL OR left(link.from, size($asOf)) <= left($asOf, size(link.from)))
    AND (link.until IS NULL OR left(link.until, size($asOf)) >= left($asOf, size(link.until)))))
RETURN a AS `from`, b AS `to`, length(path) AS links, path
ORDER BY links, `from`.name, `to`.name, [link IN relationships(path) | link.id]
