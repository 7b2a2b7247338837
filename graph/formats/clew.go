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

// clewHead is what a file of Clew's own JSON format has outside of its lists;
// docs/format.md explains it. IDs in it are local to the file.
type clewHead struct {
	Clew    int       `json:"clew"`
	Dataset string    `json:"dataset"`
	Created time.Time `json:"created"`
	AddedBy string    `json:"addedBy"`
}

// clewFile is a whole file.
type clewFile struct {
	clewHead
	Sources  []clewSource
	Entities []clewEntity
	Links    []clewLink
	Opening  *clewOpening
}

// rawFile is a file whose members are not yet read: a mistake in one of them
// can then be told with its place.
type rawFile struct {
	clewHead
	Sources  []json.RawMessage `json:"sources"`
	Entities []json.RawMessage `json:"entities"`
	Links    []json.RawMessage `json:"links"`
	Opening  json.RawMessage   `json:"opening"`
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
	var raw rawFile
	if err := strict(text, &raw); err != nil {
		return nil, err
	}
	return raw.read()
}

// read reads the members.
func (r *rawFile) read() (*clewFile, error) {
	file := &clewFile{clewHead: r.clewHead}
	var errs [4]error
	file.Sources, errs[0] = list[clewSource]("sources", r.Sources)
	file.Entities, errs[1] = list[clewEntity]("entities", r.Entities)
	file.Links, errs[2] = list[clewLink]("links", r.Links)
	if r.Opening != nil {
		file.Opening = new(clewOpening)
		if err := strict(r.Opening, file.Opening); err != nil {
			errs[3] = mistake("opening: %s", graph.MessageOf(err))
		}
	}
	return file, firstError(errs[:]...)
}

func list[T any](name string, raw []json.RawMessage) ([]T, error) {
	members := make([]T, len(raw))
	for i := range raw {
		if err := strict(raw[i], &members[i]); err != nil {
			return nil, at(name, i, "", err)
		}
	}
	return members, nil
}

// strict reads JSON that may hold no field which value has not.
func strict(text []byte, value any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	if err := decoder.Decode(value); err != nil {
		return mistakeOfJSON(err, text)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return mistake("line %d: something follows the end of the facts", lineAt(text, decoder.InputOffset()))
	}
	return nil
}

// mistakeOfJSON says what is wrong with the JSON itself.
func mistakeOfJSON(err error, text []byte) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var at *time.ParseError
	switch {
	case errors.As(err, &syntax):
		return mistake("line %d: this is not JSON (%s)", lineAt(text, syntax.Offset), syntax.Error())
	case errors.As(err, &kind):
		return mistake("“%s” can't be a %s", kind.Field, kind.Value)
	case errors.As(err, &at):
		return mistake("“created” is not a time such as 2021-05-20T00:00:00Z")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return mistake("line %d: the file ends too early", lineAt(text, int64(len(text))))
	}
	if field, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return mistake("there is no field %s here", field)
	}
	return mistake("this is not JSON that Clew can read (%s)", err)
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(offset, int64(len(text)))], []byte("\n"))
}

// mistake is an error of the file that the reader of its message can mend.
func mistake(format string, args ...any) error {
	return &graph.Error{Kind: graph.Invalid, Message: fmt.Sprintf(format, args...)}
}
