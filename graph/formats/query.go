package formats

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"clew/graph"
)

// A file of a saved query is Cypher with a header of comments, described in
// docs/queries.md:
//
//	// clew-query 1
//	// name: Rulings against an agency
//	// param agency: entity Agency, required, label "Agency"
//
//	MATCH …

// maxQueryFile is the size of the largest file that is read, in bytes.
const maxQueryFile = 256 << 10

const (
	queryMagic  = "clew-query 1"
	moreOfValue = "//   " // begins a line that goes on with the description
)

// ReadQuery reads a saved query from a file. Its error for a mistake is a
// *graph.Error of kind Invalid that names the line.
func ReadQuery(from io.Reader) (graph.SavedQuery, error) {
	data, err := io.ReadAll(io.LimitReader(from, maxQueryFile+1))
	if err != nil {
		return graph.SavedQuery{}, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxQueryFile:
		return graph.SavedQuery{}, mistake("The file is too large for a query: %d KB at most.", maxQueryFile>>10)
	case !utf8.Valid(data):
		return graph.SavedQuery{}, mistake("The file is not in UTF-8. Save it in that encoding.")
	}
	r := queryReader{seen: map[string]bool{}}
	if err := r.read(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))); err != nil {
		return graph.SavedQuery{}, err
	}
	query, wrong := r.query.Clean()
	if len(wrong) > 0 {
		return graph.SavedQuery{}, mistake("%s", wrong[0].Message)
	}
	return query, nil
}

// queryReader reads a header line by line.
type queryReader struct {
	query graph.SavedQuery
	seen  map[string]bool
	last  string // the key that a line may go on with
}

func (r *queryReader) read(text string) error {
	lines := strings.Split(text, "\n")
	if strings.TrimSpace(lines[0]) != "// "+queryMagic {
		return mistake("Line 1: a file of a query begins with “// %s”.", queryMagic)
	}
	for i := 1; i < len(lines); i++ {
		if !strings.HasPrefix(lines[i], "//") {
			r.query.Text = strings.Join(lines[i:], "\n")
			return nil
		}
		if err := r.line(lines[i]); err != nil {
			return mistake("Line %d: %s", i+1, graph.MessageOf(err))
		}
	}
	return nil // without a text, which the query's own check tells
}

func (r *queryReader) line(line string) error {
	if r.last == "description" && (line == "//" || strings.HasPrefix(line, moreOfValue)) {
		r.query.Description += "\n" + strings.TrimPrefix(strings.TrimPrefix(line, moreOfValue), "//")
		return nil
	}
	key, value, ok := strings.Cut(strings.TrimPrefix(line, "//"), ":")
	key, value = strings.TrimSpace(key), strings.TrimPrefix(value, " ")
	if !ok {
		return mistake("this is no “key: value”. An empty line ends the header.")
	}
	if name, isParam := strings.CutPrefix(key, "param "); isParam {
		r.last = "param"
		p, err := readParam(strings.TrimSpace(name), value)
		r.query.Params = append(r.query.Params, p)
		return err
	}
	if r.seen[key] {
		return mistake("“%s” is given twice.", key)
	}
	r.seen[key], r.last = true, key
	switch key {
	case "name":
		r.query.Name = value
	case "owner":
		r.query.Owner = value
	case "tags":
		r.query.Tags = strings.Split(value, ",")
	case "description":
		r.query.Description = value
	default:
		return mistake("“%s” is not known. A header has name, description, tags, owner and param.", key)
	}
	return nil
}

// WriteQuery writes a saved query as [ReadQuery] reads it.
func WriteQuery(to io.Writer, q graph.SavedQuery) error {
	q, wrong := q.Clean()
	if len(wrong) > 0 {
		return mistake("%s", wrong[0].Message)
	}
	var file strings.Builder
	fmt.Fprintf(&file, "// %s\n// name: %s\n", queryMagic, q.Name)
	if q.Owner != "" {
		fmt.Fprintf(&file, "// owner: %s\n", q.Owner)
	}
	if len(q.Tags) > 0 {
		fmt.Fprintf(&file, "// tags: %s\n", strings.Join(q.Tags, ", "))
	}
	writeDescription(&file, q.Description)
	for _, p := range q.Params {
		if err := writeParam(&file, p); err != nil {
			return err
		}
	}
	file.WriteString("\n" + q.Text + "\n")
	_, err := io.WriteString(to, file.String())
	return err
}

func writeDescription(file *strings.Builder, description string) {
	if description == "" {
		return
	}
	file.WriteString("// description:")
	for i, line := range strings.Split(description, "\n") {
		switch {
		case i == 0 && !strings.HasPrefix(line, " "):
			file.WriteString(" " + line)
		case line == "":
			file.WriteString("\n//")
		default:
			file.WriteString("\n" + moreOfValue + line)
		}
	}
	file.WriteString("\n")
}
