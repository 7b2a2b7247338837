// The first write takes the lock, so that of two instances one gets the turn.
MATCH (w:ClewWatch {id: $id})
SET w.claimed = $now
WITH w WHERE w.stopped IS NULL AND w.due = $was
SET w.due = $next
RETURN w.id
