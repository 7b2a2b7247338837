MATCH (s:ClewSchema {name: 'clew'})
SET s.version = $version
