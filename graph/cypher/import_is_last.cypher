MATCH (s:ClewSchema {name: 'clew', imported: $sha256})
RETURN s.held = [COUNT { (:Entity) }, COUNT { (:Source) }, COUNT { (:Passage) }, COUNT { (:Claim) }, COUNT { (:ClewAnswer) }, COUNT { (:Entity)-->() }] AS unchanged
