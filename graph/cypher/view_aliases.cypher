{{.Match}}
RETURN n.aliases, {{.Entity "n"}}
