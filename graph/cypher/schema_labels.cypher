// The labels in use.
CALL db.labels() YIELD label
RETURN label
