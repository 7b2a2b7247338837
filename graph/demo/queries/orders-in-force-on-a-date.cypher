// clew-query 1
// name: Orders in force on a date
// tags: orders, dates
// description: Orders, designations and restrictions that had begun by that date and that nobody had ended or halted yet.
//
//   Where a date is known to the month or year only, an order counts as in force for all of it.
// param asOf: date, required, label "On", default "2021-03-01", help "A year, month or day: 2021, 2021-03 or 2021-03-12."
// param undated: boolean, label "Also those without a date", default false

MATCH (by:Entity)-[made:ISSUED|MADE]->(order:ExecutiveOrder|Designation|Restriction)
OPTIONAL MATCH (order)<-[ending:ENDS|HALTS]-(:Entity)
WITH by, order, made, min(ending.from) AS ended
WHERE (left(made.from, size($asOf)) <= left($asOf, size(made.from)) OR made.from IS NULL AND $undated = true)
  AND (ended IS NULL OR left(ended, size($asOf)) >= left($asOf, size(ended)))
RETURN order, by, made.from AS `in force from`, ended AS `ended or halted`, made AS evidence
ORDER BY `in force from`, order.name, evidence.id
