// What claims said of others and no longer say.
UNWIND $rows AS row
MATCH (a:ClewAnswer {claim: row.id}) WHERE NOT a.id IN row.answers
WITH a, a.to AS to
DELETE a
RETURN DISTINCT to
