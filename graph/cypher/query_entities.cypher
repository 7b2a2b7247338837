// What a parameter's entities are known by: to readers, and to the query.
{{.Match}}
WITH n WHERE $type = '' OR $type IN labels(n)
RETURN elementId(n) AS element, {{.Entity "n"}}
