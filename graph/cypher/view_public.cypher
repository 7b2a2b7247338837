// Moments are written alike, so that they compare as texts.
MATCH (v:ClewView {access: 'public'})
WHERE v.revoked IS NULL AND (v.expires IS NULL OR v.expires > $now)
RETURN properties(v)
ORDER BY v.updated DESC, v.key LIMIT $limit
