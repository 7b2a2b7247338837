// The links between added entities and those shown, found by walking from the
// added ones that are no hubs. A link between two added entities is taken at
// its start, unless only its end is walked from.
{{.Added.Match "a"}}
WITH a WHERE COUNT { (a)--() } < $hub
MATCH (a)-[r]-(b)
WHERE {{.Shown.Holds "b"}}
   OR {{.Added.Holds "b"}} AND (startNode(r) = a OR COUNT { (b)--() } >= $hub)
{{template "among_pages.cypher" .}}
