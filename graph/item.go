package graph

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
)

// Item is one thing on its way into or out of a graph: exactly one of its
// fields is set. What an item names comes before it: sources and entities,
// then links, then claims.
type Item struct {
	Source  *Source
	Entity  *EntityItem
	Link    *LinkItem
	Claim   *ClaimItem
	Opening *OpeningItem
}

// EntityItem is an entity with all its properties. Facts hold strings,
// integers, floats, booleans or lists of one of these.
type EntityItem struct {
	ID      string
	Type    string
	Also    []string // broader types: a Judge is also a Person
	Name    string
	Aliases []string
	About   string
	Facts   map[string]any
}

// LinkItem is a link with all its properties; Evidence is not used.
type LinkItem struct {
	Link
	Note     string
	Passages []string // IDs
	Facts    map[string]any
}

// ClaimItem is what a passage of a source says about a link, or about an event
// when Target is empty.
type ClaimItem struct {
	ID       string
	About    string // ID of the link or event
	Source   string // entity ID: the link's start, or the event
	Target   string // entity ID: the link's end
	Relation string // the link's type
	Status   Status
	Date     string // partial
	Note     string
	AddedBy  string
	Added    string // RFC 3339
	SourceID string // of the document
	Passage  Passage
	By       string // entity ID: who says so
	Answers  []Answer
}

// OpeningItem is the picture that a new reader finds: entities by ID, each
// with its position.
type OpeningItem struct {
	Title    string
	Text     string
	Entities []string
	Position [][2]int
}

// DerivedID makes the ID of a thing in a dataset: the same on every machine and
// at every load. It is a ULID with the time of the dataset's creation, whose
// random part is a hash of where the thing stands.
func DerivedID(dataset string, created time.Time, kind, key string) string {
	// Lengths keep ("a", "bc") apart from ("ab", "c").
	sum := sha256.Sum256(fmt.Appendf(nil, "%d:%s %d:%s %d:%s", len(dataset), dataset, len(kind), kind, len(key), key))
	return ulid.MustNew(ulid.Timestamp(created), bytes.NewReader(sum[:])).String()
}

// NewID makes the ID of something new.
func NewID() string { return ulid.Make().String() }

// typeName is what an entity's or a link's type may be called.
var typeName = regexp.MustCompile(`^\p{L}[\p{L}\p{N}_]{0,63}$`)

// CheckEntityType returns an [Error] of kind Invalid when the name can't be an
// entity's type.
func CheckEntityType(name string) error {
	return checkType(name, append([]string{"Entity"}, recordLabels...))
}

// CheckLinkType returns an [Error] of kind Invalid when the name can't be a
// link's type.
func CheckLinkType(name string) error { return checkType(name, recordTypes) }

func checkType(name string, taken []string) error {
	if !typeName.MatchString(name) {
		return invalid("%q is not a type. A type is up to 64 letters, digits and underscores, and begins with a letter.", name)
	}
	if slices.Contains(taken, name) || strings.HasPrefix(strings.ToLower(name), "clew") {
		return invalid("The type %q is taken by Clew itself. Choose another word.", name)
	}
	return nil
}

// ParseStatus reads the status of a claim. The error is an [Error] of kind
// Invalid.
func ParseStatus(text string) (Status, error) {
	status := Status(text)
	switch status {
	case Asserted, Alleged, Denied, Disputed, Superseded, Retracted:
		return status, nil
	}
	return "", invalid("%q is not a status. Write asserted, alleged, denied, disputed, superseded or retracted.", text)
}

// ParseStance reads what a claim does to another. The error is an [Error] of
// kind Invalid.
func ParseStance(text string) (Stance, error) {
	switch stance := Stance(text); stance {
	case Supports, Disputes, Supersedes, Retracts:
		return stance, nil
	}
	return "", invalid("A claim can't do %q to another. Write supports, disputes, supersedes or retracts.", text)
}

// Summary is the status of a link whose claims have these: theirs when they
// agree, else disputed. Superseded and retracted claims count only when there
// are no others.
func Summary(statuses []Status) Status {
	standing := slices.DeleteFunc(slices.Clone(statuses), func(s Status) bool {
		return s == Superseded || s == Retracted
	})
	if len(standing) == 0 {
		standing = statuses
	}
	if len(standing) == 0 {
		return ""
	}
	for _, s := range standing {
		if s != standing[0] {
			return Disputed
		}
	}
	return standing[0]
}
