// Every property name of the graph.
CALL db.propertyKeys() YIELD propertyKey
RETURN propertyKey
