// Saved queries, and each version of them.
CREATE CONSTRAINT clew_query_id IF NOT EXISTS FOR (n:ClewQuery) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_query_version_key IF NOT EXISTS FOR (n:ClewQueryVersion) REQUIRE n.key IS UNIQUE;
