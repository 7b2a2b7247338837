// Keeps a document as it was received. The source that was read from it has
// the same id.
MERGE (r:ClewReceived {id: $id})
SET r += $properties
