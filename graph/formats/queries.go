package formats

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"clew/graph"
)

// queriesBegan dates the IDs of queries that come as files; it never changes.
var queriesBegan = time.Date(2021, 5, 31, 0, 0, 0, 0, time.UTC)

// ReadQueries reads all queries in a directory. Their IDs come from the names
// of their files, so that they are the same at every reading.
func ReadQueries(files fs.FS) ([]graph.SavedQuery, error) {
	names, err := fs.Glob(files, "*.cypher")
	if err != nil {
		return nil, err
	}
	queries := make([]graph.SavedQuery, len(names))
	for i, name := range names {
		if queries[i], err = readQueryFile(files, name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		queries[i].ID = graph.DerivedID("starters", queriesBegan, "query", strings.TrimSuffix(path.Base(name), ".cypher"))
	}
	return queries, nil
}

func readQueryFile(files fs.FS, name string) (graph.SavedQuery, error) {
	file, err := files.Open(name)
	if err != nil {
		return graph.SavedQuery{}, err
	}
	defer file.Close()
	return ReadQuery(file)
}
