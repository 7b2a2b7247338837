// Made by Clew, for an empty database of Neo4j 5.26 or later: cypher-shell -f FILE
// Running it once more changes nothing.
CREATE CONSTRAINT clew_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT clew_claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
UNWIND [
{`content`: '小米 sued. The court ruled. The court ruled again.', `id`: '01F63H4S00FS60AYKR1YY2GYBV', `sha256`: '8bcd6fbf06eb0b09aeccec57ba99ba0814e78c1e25915137e42bfa2ad127cf92', `title`: 'A brief'}
] AS row
MERGE (n:Source {id: row.id}) SET n = row;
UNWIND [
{`labels`: ['Ruling', 'Event'], `properties`: {`id`: '01F63H4S00DYBJT8WJW3V9F5TF', `name`: 'B'}},
{`labels`: ['Company'], `properties`: {`aliases`: ['小米'], `id`: '01F63H4S00K4VXSXXVXJVW6XJ4', `listed`: true, `name`: 'A', `roles`: ['x', 'y'], `share`: 0.5, `size`: 3, `two words`: '<a & "b">\n=1+1 \u001B'}}
] AS row
MERGE (n:Entity {id: row.properties.id}) SET n = row.properties, n:$(row.labels);
UNWIND [
{`properties`: {`from`: '2021-03', `id`: '01F63H4S00JQG2FKK30XN66C4M', `passages`: ['01F63H4S00VK39E1JAWCB5CKQA'], `status`: 'alleged', `until`: '2021'}, `source`: '01F63H4S00K4VXSXXVXJVW6XJ4', `target`: '01F63H4S00DYBJT8WJW3V9F5TF'}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`SUED` {id: row.properties.id}]->(b) SET r = row.properties;
UNWIND [
{`claim`: {`about`: '01F63H4S00DYBJT8WJW3V9F5TF', `added`: '2021-05-20T00:00:00Z', `addedBy`: 'a test', `by`: '01F63H4S00K4VXSXXVXJVW6XJ4', `date`: '2021', `id`: '01F63H4S00P9PNEBNEQ57HNMAQ', `sortKey`: '2021 01F63H4S00P9PNEBNEQ57HNMAQ', `source`: '01F63H4S00DYBJT8WJW3V9F5TF', `status`: 'asserted'}, `passage`: {`end`: 24, `id`: '01F63H4S00SVV0YJAT7PHTMPQP', `prefix`: '小米 sued. ', `start`: 9, `suffix`: '. The court ruled again.', `text`: 'The court ruled'}, `source`: '01F63H4S00FS60AYKR1YY2GYBV'},
{`claim`: {`about`: '01F63H4S00JQG2FKK30XN66C4M', `added`: '2021-05-20T00:00:00Z', `addedBy`: 'a test', `date`: '2021-03', `id`: '01F63H4S003CA96P4RYSHKDA33', `relation`: 'SUED', `sortKey`: '2021-03 01F63H4S003CA96P4RYSHKDA33', `source`: '01F63H4S00K4VXSXXVXJVW6XJ4', `status`: 'alleged'}, `passage`: {`end`: 7, `id`: '01F63H4S00VK39E1JAWCB5CKQA', `start`: 0, `suffix`: '. The court ruled. The court rul', `text`: '小米 sued'}, `source`: '01F63H4S00FS60AYKR1YY2GYBV'}
] AS row
MATCH (s:Source {id: row.source}) MERGE (p:Passage {id: row.passage.id}) SET p = row.passage MERGE (p)-[:PASSAGE_OF]->(s) MERGE (c:Claim {id: row.claim.id}) SET c = row.claim MERGE (c)-[:QUOTES]->(p);
UNWIND [
{`as`: 'disputes', `claim`: '01F63H4S00P9PNEBNEQ57HNMAQ', `id`: '01F63H4S00P9PNEBNEQ57HNMAQ 01F63H4S003CA96P4RYSHKDA33', `to`: '01F63H4S003CA96P4RYSHKDA33'}
] AS row
MERGE (a:ClewAnswer {id: row.id}) SET a = row;
