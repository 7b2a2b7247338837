MATCH (w:ClewWatch {id: $id})
RETURN w.turn, w.columns, w.rows, w.version
