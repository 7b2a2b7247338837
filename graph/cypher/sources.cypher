MATCH (s:Source)
WHERE s.title > $title OR s.title = $title AND s.id > $id
WITH s ORDER BY s.title, s.id LIMIT $limit
RETURN s {.id, .title, .kind, .publisher, .url, .published, .retrieved, .sha256, .note,
  claims: COUNT { (s)<-[:PASSAGE_OF]-()<-[:QUOTES]-() }}
ORDER BY s.title, s.id
