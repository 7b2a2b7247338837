// The identity of everything that Clew writes, what an entity's claims and a
// link's claims are found by, newest first, and one full-text index for search.
CREATE CONSTRAINT clew_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_opening_name IF NOT EXISTS FOR (n:ClewOpening) REQUIRE n.name IS UNIQUE;
CREATE INDEX clew_claim_source IF NOT EXISTS FOR (n:Claim) ON (n.source, n.sortKey);
CREATE INDEX clew_claim_target IF NOT EXISTS FOR (n:Claim) ON (n.target, n.sortKey);
CREATE INDEX clew_claim_about IF NOT EXISTS FOR (n:Claim) ON (n.about, n.sortKey);
CREATE FULLTEXT INDEX clew_text IF NOT EXISTS
FOR (n:Entity|Passage|Source)
ON EACH [n.name, n.aliases, n.about, n.text, n.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}};
