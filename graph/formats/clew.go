// Package formats reads and writes files of facts. It knows neither a database
// nor HTTP: a reader yields the items that graph.Store.Import takes.
package formats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"clew/graph"
)

// clewVersion is the version of the format that this package reads.
const clewVersion = 1

// clewFile is a file of Clew's own JSON format; docs/format.md explains it.
// IDs in it are local to the file.
type clewFile struct {
	Clew     int          `json:"clew"`
	Dataset  string       `json:"dataset"`
	Created  time.Time    `json:"created"`
	AddedBy  string       `json:"addedBy"`
	Sources  []clewSource `json:"sources"`
	Entities []clewEntity `json:"entities"`
	Links    []clewLink   `json:"links"`
	Opening  *clewOpening `json:"opening"`
}

type clewSource struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Kind      string `json:"kind"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Retrieved string `json:"retrieved"`
	Note      string `json:"note"`
	Text      string `json:"text"`
}

type clewEntity struct {
	ID      string         `json:"id"`
	Type    string         `json:"type"`
	Also    []string       `json:"also"`
	Name    string         `json:"name"`
	Aliases []string       `json:"aliases"`
	About   string         `json:"about"`
	Facts   map[string]any `json:"facts"`
	Claims  []clewClaim    `json:"claims"`
}

type clewLink struct {
	ID     string         `json:"id"`
	Source string         `json:"source"`
	Type   string         `json:"type"`
	Target string         `json:"target"`
	From   string         `json:"from"`
	Until  string         `json:"until"`
	Status graph.Status   `json:"status"`
	Note   string         `json:"note"`
	Facts  map[string]any `json:"facts"`
	Claims []clewClaim    `json:"claims"`
}

type clewClaim struct {
	Source string       `json:"source"`
	Quote  string       `json:"quote"`
	Start  *int         `json:"start"` // needed when the quote occurs more than once
	Status graph.Status `json:"status"`
	Date   string       `json:"date"`
	Note   string       `json:"note"`
}

type clewOpening struct {
	Title    string         `json:"title"`
	Text     string         `json:"text"`
	Entities []clewPosition `json:"entities"`
}

type clewPosition struct {
	ID string `json:"id"`
	X  int    `json:"x"`
	Y  int    `json:"y"`
}

// ReadClew yields the items of a file in Clew's JSON format. The whole file is
// checked first: a mistake in it is the only thing yielded, as a *graph.Error
// of kind Invalid that names the place.
func ReadClew(r io.Reader) iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		file, err := decodeClew(r)
		if err != nil {
			yield(graph.Item{}, err)
			return
		}
		c, err := checkClew(file)
		if err != nil {
			yield(graph.Item{}, err)
			return
		}
		for item := range c.items() {
			if !yield(item, nil) {
				return
			}
		}
	}
}

func decodeClew(r io.Reader) (*clewFile, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if !utf8.Valid(text) {
		return nil, mistake("the file is not UTF-8 text")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	var file clewFile
	if err := decoder.Decode(&file); err != nil {
		return nil, mistakeOfJSON(err, text, decoder.InputOffset())
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, mistake("line %d: something follows the end of the facts", lineAt(text, decoder.InputOffset()))
	}
	return &file, nil
}

// mistakeOfJSON says in which line the JSON itself is wrong.
func mistakeOfJSON(err error, text []byte, offset int64) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var at *time.ParseError
	switch {
	case errors.As(err, &syntax):
		return mistake("line %d: this is not JSON (%s)", lineAt(text, syntax.Offset), syntax.Error())
	case errors.As(err, &kind):
		return mistake("line %d: %q can't be a %s", lineAt(text, kind.Offset), kind.Field, kind.Value)
	case errors.As(err, &at):
		return mistake("“created” is not a time such as 2021-05-20T00:00:00Z")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return mistake("line %d: the file ends too early", lineAt(text, int64(len(text))))
	}
	if field, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return mistake("line %d: there is no field %s here", lineAt(text, offset), field)
	}
	return mistake("line %d: %s", lineAt(text, offset), err)
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(offset, int64(len(text)))], []byte("\n"))
}

// mistake is an error of the file that the reader of its message can mend.
func mistake(format string, args ...any) error {
	return &graph.Error{Kind: graph.Invalid, Message: fmt.Sprintf(format, args...)}
}
