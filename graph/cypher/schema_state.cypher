// Whose graph it is: Clew's own has a schema record; an empty one may become
// Clew's; any other is foreign.
OPTIONAL MATCH (s:ClewSchema {name: 'clew'})
RETURN s.version AS version, EXISTS { MATCH (n) } AS inhabited
