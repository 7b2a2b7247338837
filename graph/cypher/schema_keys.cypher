// The constraints by which one property identifies the nodes of a label.
SHOW CONSTRAINTS YIELD type, entityType, labelsOrTypes, properties
WHERE entityType = 'NODE' AND size(properties) = 1
  AND (type CONTAINS 'UNIQUENESS' OR type = 'NODE_KEY')
RETURN labelsOrTypes[0] AS label, properties[0] AS property
ORDER BY property, label
