// The searches for paths that the database is at.
SHOW TRANSACTIONS YIELD currentQuery AS text
WHERE text CONTAINS 'shortestPath(' AND NOT text CONTAINS 'SHOW TRANSACTIONS'
RETURN text
