MATCH (w:ClewWatch)
WHERE $id IS NULL OR w.id = $id
MATCH (q:ClewQuery {id: w.query})
RETURN w {.*, rows: null}, properties(q)
ORDER BY w.created DESC, w.id
