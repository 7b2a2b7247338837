MATCH (c:ClewChange {watch: $id})
WHERE $after = '' OR c.at < $at OR c.at = $at AND c.id < $after
RETURN c {.id, .at, .content}
ORDER BY c.at DESC, c.id DESC
LIMIT $limit
