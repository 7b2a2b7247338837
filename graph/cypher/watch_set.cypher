MATCH (w:ClewWatch {id: $id})
SET w += $watch
RETURN w.id
