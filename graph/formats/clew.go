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
// docs/format.md explains it. IDs in it are local to the file.
type clewHead struct {
	Clew    int       `json:"clew"`
	Dataset string    `json:"dataset"`
	Created time.Time `json:"created"`
	AddedBy string    `json:"addedBy"`
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

	at span // where the quote stands, once it is found
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
	return check(r)
}

// mistake is an error of the file that the reader of its message can mend.
func mistake(format string, args ...any) error {
	return &graph.Error{Kind: graph.Invalid, Message: fmt.Sprintf(format, args...)}
}
