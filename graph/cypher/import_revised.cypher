// Sources whose publisher or date is about to change.
UNWIND $rows AS row
MATCH (s:Source {id: row.id})
WHERE coalesce(s.publisher, '') <> coalesce(row.properties.publisher, '')
   OR coalesce(s.published, s.retrieved, '') <> coalesce(row.properties.published, row.properties.retrieved, '')
RETURN s.id
