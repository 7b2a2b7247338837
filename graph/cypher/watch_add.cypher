MERGE (w:ClewWatch {id: $id})
ON CREATE SET w += $first
SET w += $watch, w.stopped = null
