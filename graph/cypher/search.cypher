// The best matches of a full-text index, before they are ranked.
CALL db.index.fulltext.queryNodes($index, $text, {limit: $limit}) YIELD node AS n, score
RETURN {{.Entity "n"}}, {{.Extra "n"}}, score
