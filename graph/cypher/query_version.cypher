MATCH (v:ClewQueryVersion {key: $key})
RETURN properties(v)
