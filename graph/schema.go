package graph

// Schema is what Clew knows of the graph's shape.
type Schema struct {
	Foreign bool     // a graph that Clew did not make: nothing is written to it
	Labels  []string // node labels that are entities
	Types   []string // relationship types that are links
}
