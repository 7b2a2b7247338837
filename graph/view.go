package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// viewFormat is the first word of every view's stored form.
const viewFormat = "clew-view 1"

// Limits of a view.
const (
	maxViewEntities = 5_000
	maxViewLinks    = 50_000
	maxViewClaims   = 10_000
	maxViewTitle    = 200    // characters
	maxViewNote     = 10_000 // characters
	maxPosition     = 1e6
)

// View is a picture of the graph that can be shared: entities at their places,
// the links and claims among them, and how the reader had set them out.
type View struct {
	Format          string       `json:"format"`
	Title           string       `json:"title"`
	Note            string       `json:"note,omitempty"`
	Author          string       `json:"author,omitempty"`
	Taken           string       `json:"taken"` // when it was read from the graph, RFC 3339
	Fork            *Fork        `json:"fork,omitempty"`
	Entities        []ViewEntity `json:"entities"` // by ID, as all lists
	Links           []Link       `json:"links,omitempty"`
	Claims          []Claim      `json:"claims,omitempty"` // about these links and entities
	ClaimsCut       bool         `json:"claimsCut,omitempty"`
	Omitted         []string     `json:"omitted,omitempty"` // IDs of links among the entities that were not on the canvas
	Selection       []string     `json:"selection,omitempty"`
	HiddenTypes     []string     `json:"hiddenTypes,omitempty"`
	HiddenLinkTypes []string     `json:"hiddenLinkTypes,omitempty"`
	Lens            *Lens        `json:"lens,omitempty"`
	Chosen          Chosen       `json:"facts,omitempty"`     // properties that the lens asks for
	Measures        *Measures    `json:"measures,omitempty"`  // that the lens asks for, as the browser took them
	Concealed       []string     `json:"concealed,omitempty"` // IDs of entities and links that the lens hid, but for its filters; the browser knows how
	Camera          *Camera      `json:"camera,omitempty"`
	Story           []StoryStep  `json:"story,omitempty"` // in the order to read it
	Annotations     []Annotation `json:"annotations,omitempty"`
	Trail           *Trail       `json:"trail,omitempty"`

	// Gone counts entities that were asked for and are not in the graph.
	Gone int `json:"-"`
}

// ViewEntity is an entity with its place in the canvas's units, y up.
type ViewEntity struct {
	Entity
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Pinned bool    `json:"pinned,omitempty"`
	Hidden bool    `json:"hidden,omitempty"`
	// Alias is another name, in letters that every font has, of an entity
	// whose name is in others.
	Alias string `json:"alias,omitempty"`
}

// Camera is what a reader looked at: the point in the middle, the pixels that
// a unit takes, and the pixels of the window, so that a smaller one can show
// as much. Without a size it is not known.
type Camera struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Scale  float64 `json:"scale"`
	Width  float64 `json:"width,omitempty"`
	Height float64 `json:"height,omitempty"`
}

func (c Camera) valid() bool {
	within := func(n float64) bool { return math.Abs(n) <= maxPosition } // NaN isn't
	return within(c.X) && within(c.Y) && within(c.Scale) && c.Scale > 0 && within(c.Width) && c.Width >= 0 && within(c.Height) && c.Height >= 0
}

// Fork says which view another one was made from. The slug is told of public
// views only: that of another is a secret of those who have it.
type Fork struct {
	Title string `json:"title"`
	Slug  string `json:"slug,omitempty"`
	Hash  string `json:"hash,omitempty"`
}

// Draft is what a browser says of a view; names, links and claims are read
// from the graph, so that nothing can be made up.
type Draft struct {
	Title           string        `json:"title"`
	Note            string        `json:"note"`
	Author          string        `json:"author"`
	Entities        []DraftEntity `json:"entities"`
	Links           []string      `json:"links"` // IDs of those shown; nil: all among the entities
	Selection       []string      `json:"selection"`
	HiddenTypes     []string      `json:"hiddenTypes"`
	HiddenLinkTypes []string      `json:"hiddenLinkTypes"`
	Lens            *Lens         `json:"lens"`
	Measures        *Measures     `json:"measures"`
	Concealed       []string      `json:"concealed"`
	Camera          *Camera       `json:"camera"`
	Story           []StoryStep   `json:"story"`
	Annotations     []Annotation  `json:"annotations"`
	Trail           *Trail        `json:"trail"`
}

// DraftEntity is an entity of a draft.
type DraftEntity struct {
	ID     string  `json:"id"`
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Pinned bool    `json:"pinned"`
	Hidden bool    `json:"hidden"`
}

// ViewMode says whether a view stays as it was or is read anew.
type ViewMode string

// The modes of a view.
const (
	Frozen ViewMode = "frozen"
	Live   ViewMode = "live"
)

// ViewAccess says who may open a view.
type ViewAccess string

// Who may open a view: who has its address; that, and it is listed; the
// browser that saved it.
const (
	Unlisted ViewAccess = "unlisted"
	Public   ViewAccess = "public"
	Private  ViewAccess = "private"
)

// Share is what is on record of a view's permalink.
type Share struct {
	Slug     string     `json:"slug"`
	Mode     ViewMode   `json:"mode"`
	Access   ViewAccess `json:"access"`
	Title    string     `json:"title"`
	Hash     string     `json:"hash,omitempty"` // of a frozen view's content: SHA-256, hexadecimal
	Version  int        `json:"version"`        // the one at hand
	Versions int        `json:"versions"`       // how many there are
	Created  time.Time  `json:"created"`        // of the version at hand
	Expires  time.Time  `json:"expires,omitzero"`
	Opened   int        `json:"opened"`
	Mine     bool       `json:"-"`
	Revoked  bool       `json:"-"`
	Entities int        `json:"entities"`
	Links    int        `json:"links"`
	Claims   int        `json:"claims"`
}

// Content is the stored form of a view: the same bytes for the same view.
func (v View) Content() ([]byte, error) { return json.Marshal(v) }

// Hash is the SHA-256 of a view's content.
func (v View) Hash() (string, error) {
	content, err := v.Content()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]), nil
}

// Sources returns the documents that the claims are drawn from, each once, by
// title.
func (v View) Sources() []Source {
	seen := map[string]bool{}
	var sources []Source
	for _, claim := range v.Claims {
		if !seen[claim.Source.ID] {
			seen[claim.Source.ID] = true
			sources = append(sources, claim.Source)
		}
	}
	return sortedBy(sources, func(s Source) string { return s.Title + "\n" + s.ID })
}

// check returns an [Error] of kind Invalid that says what is wrong with a
// draft, and cleans it.
func (d *Draft) check() error {
	d.Title, d.Author = line(d.Title), line(d.Author)
	d.Note = strings.TrimSpace(strings.ToValidUTF8(d.Note, ""))
	switch {
	case d.Title == "":
		return invalid("Give the view a title: it is what its readers see first.")
	case utf8.RuneCountInString(d.Title) > maxViewTitle || utf8.RuneCountInString(d.Author) > maxViewTitle:
		return invalid("A title or a name can have up to %d characters.", maxViewTitle)
	case utf8.RuneCountInString(d.Note) > maxViewNote:
		return invalid("A note can have up to 10,000 characters.")
	case len(d.Entities) == 0:
		return invalid("There is nothing on the canvas to share yet.")
	case len(d.Entities) > maxViewEntities || len(d.Links) > maxViewLinks:
		return invalid("A view can hold up to 5,000 entities and 50,000 links. Take some off the canvas first.")
	}
	if err := d.checkLens(); err != nil {
		return err
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if !(math.Abs(e.X) <= maxPosition && math.Abs(e.Y) <= maxPosition) {
			return invalid("An entity stands too far out to be shared.")
		}
		e.X, e.Y = hundredths(e.X), hundredths(e.Y)
	}
	if d.Camera != nil && !d.Camera.valid() {
		d.Camera = nil
	}
	return cmp.Or(d.checkStory(), d.checkAnnotations(), d.checkTrail())
}

func (d *Draft) checkLens() error {
	if d.Lens == nil {
		d.Measures = nil
		return nil
	}
	if err := d.Lens.check(); err != nil {
		return err
	}
	if reflect.ValueOf(*d.Lens).IsZero() {
		d.Lens = nil
	}
	return d.checkMeasures()
}

// checkMeasures keeps of the measures those that the lens asks for.
func (d *Draft) checkMeasures() error {
	if d.Measures == nil {
		return nil
	}
	asked := d.Lens.metrics()
	d.Measures.Offered, d.Measures.Shown = d.Measures.Offered.only(asked), d.Measures.Shown.only(asked)
	if d.Measures.count() > 2*len(metrics)*len(d.Entities) {
		return invalid("There are measures of more entities than this view has.")
	}
	if d.Measures.count() == 0 {
		d.Measures = nil
	}
	return nil
}

// line makes one line of a text.
func line(text string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }
