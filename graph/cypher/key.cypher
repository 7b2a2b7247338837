// The identity of the database: it was made once, at one moment.
CALL db.info() YIELD id, creationDate
RETURN id, creationDate
