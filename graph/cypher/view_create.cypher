CREATE (v:ClewView) SET v = $view
CREATE (n:ClewViewVersion) SET n = $version
