// Permalinks: found by the fingerprint of their address, listed by owner.
CREATE CONSTRAINT clew_view_key IF NOT EXISTS FOR (n:ClewView) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT clew_view_version_key IF NOT EXISTS FOR (n:ClewViewVersion) REQUIRE n.key IS UNIQUE;
CREATE INDEX clew_view_owner IF NOT EXISTS FOR (n:ClewView) ON (n.owner);
CREATE INDEX clew_view_access IF NOT EXISTS FOR (n:ClewView) ON (n.access);
