// clew-query 1
// name: Shared founders
// tags: people, companies
// description: People with what they founded, lead or own; those who tie together the most come first.
// param least: number, label "At least so many", default 1, help "2 finds people whom companies share."

MATCH (person:Person)-[:FOUNDED|LEADS|OWNS]->(company:Entity)
WITH person, company ORDER BY company.name, company.id
WITH person, collect(DISTINCT company) AS companies
WHERE size(companies) >= coalesce($least, 1)
RETURN person, companies, size(companies) AS `how many`
ORDER BY `how many` DESC, person.name, person.id
