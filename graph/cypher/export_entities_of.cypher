{{.Match}}
RETURN null AS key, labels(n) AS allLabels, properties(n) AS allProperties, {{.Entity "n"}}
