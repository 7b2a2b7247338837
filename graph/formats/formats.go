package formats

import (
	"io"
	"path/filepath"
	"strings"

	"clew/graph"
)

// Format is a kind of file that facts can be written to.
type Format struct {
	Name      string // in addresses and on the command line
	Extension string // with its dot
	Title     string // for readers
	MediaType string
	Write     func(io.Writer, graph.Facts) error
	// Check reads a whole file; nil where files can't be read back. The name of
	// the dataset tells things apart that have no id of Clew's.
	Check func(from io.ReadSeeker, dataset string) (*Clew, error)
}

// All are the formats, in the order in which readers are offered them.
var All = []Format{
	{"json", ".json", "JSON, Clew's own", "application/json", WriteClew, func(from io.ReadSeeker, _ string) (*Clew, error) { return CheckClew(from) }},
	{"graphml", ".graphml", "GraphML", "application/xml", WriteGraphML, CheckGraphML},
	{"gexf", ".gexf", "GEXF, for Gephi", "application/xml", WriteGEXF, CheckGEXF},
	{"csv", ".zip", "CSV tables", "application/zip", WriteCSV, CheckCSV},
	{"ftm", ".ftm.jsonl", "FollowTheMoney", "application/x-ndjson", WriteFtM, CheckFtM},
	{"cypher", ".cypher", "Cypher script", "text/plain; charset=utf-8", WriteCypher, nil},
}

// Named returns the format of a name.
func Named(name string) (Format, bool) {
	for _, f := range All {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Of returns the format that a file's name tells, and what the file is called
// without its extension.
func Of(file string) (f Format, base string, known bool) {
	file = filepath.Base(file)
	lower := strings.ToLower(file)
	for _, extension := range []string{".ftm.jsonl", ".ftm.json", ".jsonl", ".ndjson", ".ftm"} { // as tools call FollowTheMoney
		if strings.HasSuffix(lower, extension) {
			f, _ := Named("ftm")
			return f, file[:len(file)-len(extension)], true
		}
	}
	for _, f := range All {
		if strings.HasSuffix(lower, f.Extension) {
			return f, file[:len(file)-len(f.Extension)], true
		}
	}
	return Format{}, file, false
}
