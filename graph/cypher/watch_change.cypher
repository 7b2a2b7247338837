MATCH (c:ClewChange {watch: $watch, id: $id})
RETURN c {.id, .at, content: coalesce(c.all, c.content)}
