MATCH (w:ClewWatch)
WHERE w.stopped IS NULL AND w.due <= $now
RETURN w.id, w.due, w.every
ORDER BY w.due, w.id
LIMIT 100
