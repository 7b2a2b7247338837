// The entities with these element ids, which a query of a stranger returned.
UNWIND $ids AS element
MATCH (n) WHERE elementId(n) = element
RETURN element, {{.Entity "n"}}
