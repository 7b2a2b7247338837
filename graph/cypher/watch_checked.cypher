// The first write takes the lock, so that of two checks at once one counts.
MATCH (w:ClewWatch {id: $id})
SET w.claimed = $now
WITH w WHERE w.turn = $turn
SET w += $state
FOREACH (change IN $changes | CREATE (c:ClewChange) SET c = change)
RETURN w.id
