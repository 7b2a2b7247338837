// First of all: two instances that start at once on an empty graph must not
// make two schema records.
CREATE CONSTRAINT clew_schema_name IF NOT EXISTS FOR (n:ClewSchema) REQUIRE n.name IS UNIQUE
