// clew-query 1
// name: Who owns whom
// tags: companies, paths
// description: Owners and what they own, also through others in between.
// param owner: entity, label "Owner", help "Leave it empty for all."

MATCH chain = (owner:Entity)-[:OWNS]->{1,6}(owned:Entity)
WHERE $owner IS NULL OR owner.id = $owner
RETURN owner, owned, length(chain) AS steps, chain
ORDER BY owner.name, steps, owned.name, [link IN relationships(chain) | link.id]
