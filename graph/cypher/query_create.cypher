CREATE (q:ClewQuery) SET q = $query
CREATE (v:ClewQueryVersion) SET v = $version
