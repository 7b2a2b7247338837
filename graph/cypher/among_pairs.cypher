// The links between hubs and others, found pair by pair from the end that has
// fewer links.
{{.Added.Match "a"}}
WITH collect(a) AS hubs
{{.Shown.Match "b"}}
UNWIND hubs AS a
MATCH (a)-[r]-{{.Right}}(b)
{{template "among_pages.cypher" .}}
