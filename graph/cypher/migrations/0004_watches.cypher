// Saved queries that are watched, and what was found to have changed.
CREATE CONSTRAINT clew_watch_id IF NOT EXISTS FOR (n:ClewWatch) REQUIRE n.id IS UNIQUE;
CREATE INDEX clew_change_watch IF NOT EXISTS FOR (n:ClewChange) ON (n.watch);
