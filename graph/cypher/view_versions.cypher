MATCH (n:ClewViewVersion) WHERE n.key STARTS WITH $prefix
RETURN n {.number, .created, .head}
ORDER BY n.number DESC
