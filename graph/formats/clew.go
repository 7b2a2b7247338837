// Package formats reads and writes files of facts. It knows neither a database
// nor HTTP: a reader yields the items that graph.Store.Import takes.
package formats

import (
	"fmt"
	"io"
	"iter"
	"time"

	"clew/graph"
)

// clewVersion is the version of the format that this package reads.
const clewVersion = 1

// clewHead is what a file of Clew's own JSON format has outside of its lists;
// docs/format.md explains it. IDs in it are local to the file, or lasting.
type clewHead struct {
	Clew    int       `json:"clew"`
	IDs     string    `json:"ids,omitempty"`
	Dataset string    `json:"dataset,omitempty"`
	Created time.Time `json:"created,omitzero"`
	AddedBy string    `json:"addedBy,omitempty"`
}

// lasting is what a file says of its ids when they are Clew's own.
const lasting = "lasting"

type clewSource struct {
	ID        string `json:"id,omitempty"`
	Title     string `json:"title,omitempty"`
	Kind      string `json:"kind,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Retrieved string `json:"retrieved,omitempty"`
	Note      string `json:"note,omitempty"`
	SHA256    string `json:"sha256,omitempty"` // lasting: of the text, which stays behind
	Text      string `json:"text,omitempty"`
}

type clewEntity struct {
	ID      string         `json:"id,omitempty"`
	Type    string         `json:"type"`
	Also    []string       `json:"also,omitempty"`
	Name    string         `json:"name,omitempty"`
	Aliases []string       `json:"aliases,omitempty"`
	About   string         `json:"about,omitempty"`
	Facts   map[string]any `json:"facts,omitempty"`
	Claims  []clewClaim    `json:"claims,omitempty"`
}

type clewLink struct {
	ID     string         `json:"id,omitempty"`
	Source string         `json:"source,omitempty"`
	Type   string         `json:"type"`
	Target string         `json:"target,omitempty"`
	From   string         `json:"from,omitempty"`
	Until  string         `json:"until,omitempty"`
	Status graph.Status   `json:"status,omitempty"`
	Note   string         `json:"note,omitempty"`
	Facts  map[string]any `json:"facts,omitempty"`
	Claims []clewClaim    `json:"claims,omitempty"`
}

type clewClaim struct {
	Source string       `json:"source"`
	Quote  string       `json:"quote"`
	Start  *int         `json:"start,omitempty"` // needed when the quote occurs more than once
	Status graph.Status `json:"status,omitempty"`
	Date   string       `json:"date,omitempty"`
	Note   string       `json:"note,omitempty"`
	By     string       `json:"by,omitempty"` // entity: who says so

	Answers []clewAnswer `json:"answers,omitempty"`
	ID      string       `json:"id,omitempty"` // for claims that answer this one
	clewLasting

	at span // where the quote stands, once it is found
}

// clewAnswer is what a claim says of another.
type clewAnswer struct {
	As graph.Stance `json:"as"`
	To string       `json:"to"` // claim
}

// clewLasting is what a claim says only where ids are lasting.
type clewLasting struct {
	Passage string `json:"passage,omitempty"` // id
	Prefix  string `json:"prefix,omitempty"`
	Suffix  string `json:"suffix,omitempty"`
	AddedBy string `json:"addedBy,omitempty"`
	Added   string `json:"added,omitempty"`
}

type clewOpening struct {
	Title    string         `json:"title,omitempty"`
	Text     string         `json:"text,omitempty"`
	Entities []clewPosition `json:"entities"`
}

type clewPosition struct {
	ID string `json:"id"`
	X  int    `json:"x"`
	Y  int    `json:"y"`
}

// ReadClew yields the items of a file in Clew's JSON format. The whole file is
// checked first: a mistake in it is the only thing yielded, as [CheckClew]
// returns it.
func ReadClew(from io.ReadSeeker) iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		file, err := CheckClew(from)
		if err != nil {
			yield(graph.Item{}, err)
			return
		}
		file.Items()(yield)
	}
}

// CheckClew reads a whole file in Clew's JSON format and keeps of it only the
// texts of its sources and what identifies the rest. Its error for a mistake is
// a *graph.Error of kind Invalid that names the place.
func CheckClew(from io.ReadSeeker) (*Clew, error) {
	r, err := scan(from)
	if err != nil {
		return nil, err
	}
	return check(r, r.head, r.opening)
}

// mistake is an error of the file that the reader of its message can mend.
func mistake(format string, args ...any) error {
	return &graph.Error{Kind: graph.Invalid, Message: fmt.Sprintf(format, args...)}
}
