// What imports write is counted by the count store, whatever the size of the
// graph; what readers save besides does not matter.
MATCH (s:ClewSchema {name: 'clew'})
SET s.imported = $sha256,
  s.held = [COUNT { (:Entity) }, COUNT { (:Source) }, COUNT { (:Passage) }, COUNT { (:Claim) }, COUNT { (:ClewAnswer) }, COUNT { (:Entity)-->() }]
