// Writing locks the record until the transaction ends: a second Clew that
// starts now waits here.
MERGE (s:ClewSchema {name: 'clew'})
  ON CREATE SET s.version = 0
SET s.version = s.version
RETURN s.version AS version
