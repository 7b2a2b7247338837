{{.Match}}
RETURN labels(n) AS allLabels, properties(n) AS allProperties, {{.Entity "n"}}
