// The baseline of a measurement: any shortest path, whatever it runs through.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = shortestPath((a)-[*..{{.Length}}]-(b))
RETURN [n IN nodes(p) | [{{.Entity "n"}}]] AS nodes, [r IN relationships(p) | [{{.Link "r"}}]] AS links
