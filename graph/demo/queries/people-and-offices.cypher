// clew-query 1
// name: People and their offices
// tags: people
// description: Who leads, founded, speaks for or sits on what, and since when.
// param body: entity, label "Body", help "A company, court or agency. Leave it empty for all."

MATCH (person:Person)-[office:LEADS|FOUNDED|SPEAKS_FOR|SITS_ON|EMPLOYS]->(body:Entity)
WHERE $body IS NULL OR body.id = $body
RETURN person, toLower(replace(type(office), '_', ' ')) AS office, body, office.from AS since, office.until AS until, person.roles AS roles, office AS evidence
ORDER BY person.name, body.name, office, evidence.id
