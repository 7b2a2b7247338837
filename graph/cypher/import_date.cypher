// Dates events that have no date of their own: by their links to what is no
// event, which are parts of them, and by what is claimed of them. A link to
// another event says when that one came about as well as this one.
WITH COUNT { (:Event) } AS events
WHERE events > 0
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
WHERE e:Event AND (e.clewFrom IS NULL OR e.clewDated = 'links')
CALL (e) {
  CALL (e) {
    MATCH (e)-[r]->(other:Entity) WHERE NOT other:Event RETURN r.from AS date
    UNION ALL
    MATCH (c:Claim {about: e.id}) RETURN c.date AS date
  }
  RETURN replace(min(left(date + '-99-99', 10)), '-99', '') AS date
}
WITH e, date WHERE coalesce(e.clewFrom, '') <> coalesce(date, '')
SET e.clewFrom = date, e.clewDated = CASE WHEN date IS NOT NULL THEN 'links' END
