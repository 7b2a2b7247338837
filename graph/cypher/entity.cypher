{{.Match}}
RETURN labels(n), properties(n), {{.Entity "n"}}
