MATCH (v:ClewQueryVersion) WHERE v.key STARTS WITH $prefix
RETURN properties(v)
ORDER BY v.version DESC
