{{.Match}}
RETURN {{.Entity "n"}}
