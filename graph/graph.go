// Package graph is the language of Clew and the only code that speaks Cypher.
//
// It reads and writes entities, the links between them, and the claims,
// passages and sources that support each link, in a Neo4j reached over Bolt.
package graph

// Direction says which way a link runs, seen from the entity in question.
type Direction string

// The directions of a link; Both matches either.
const (
	Both Direction = "both"
	Out  Direction = "out"
	In   Direction = "in"
)

// Status is what a claim's passage says about its link or event.
type Status string

// The statuses of a claim, and of a link as the summary of its claims.
const (
	Asserted   Status = "asserted"
	Alleged    Status = "alleged"
	Denied     Status = "denied"
	Disputed   Status = "disputed"
	Superseded Status = "superseded"
	Retracted  Status = "retracted"
)

// Entity is a node that a reader thinks of as a thing: a company, a judge, a
// ruling. Its ID is stable: a ULID for what Clew wrote; otherwise see [Schema].
//
// From and Until are its own dates, as [DatesOf] finds them in its facts; an
// event without a date among its facts begins when its links to other things
// do, or when claims about it say so. The last four are of claims about the
// entity itself, as events have them.
type Entity struct {
	ID       string `json:"id"`
	Type     string `json:"type"` // the most specific label, such as Judge
	Name     string `json:"name"`
	Degree   int    `json:"degree"` // number of its links in the whole graph
	From     string `json:"from,omitempty"`
	Until    string `json:"until,omitempty"`
	Status   Status `json:"status,omitempty"`
	Evidence int    `json:"evidence,omitempty"` // number of passages
	Sources  int    `json:"sources,omitempty"`  // see [Weight]
	Known    string `json:"known,omitempty"`    // see [Weight]
}

// Link is a relationship between two entities. Dates are partial (2021,
// 2021-03 or 2021-03-12) and stay at their precision.
type Link struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Source   string `json:"source"` // entity ID
	Target   string `json:"target"` // entity ID
	From     string `json:"from,omitempty"`
	Until    string `json:"until,omitempty"`
	Status   Status `json:"status,omitempty"`
	Evidence int    `json:"evidence"`          // number of passages that support it
	Sources  int    `json:"sources,omitempty"` // see [Weight]
	Known    string `json:"known,omitempty"`   // see [Weight]
}

// Patch is a piece of the graph on its way to a canvas. Links may name
// entities of earlier patches or of the canvas itself.
type Patch struct {
	Entities []Entity `json:"entities"`
	Links    []Link   `json:"links"`
}

// Group counts an entity's links of one type and direction.
type Group struct {
	Type      string    `json:"type"`
	Direction Direction `json:"direction"` // Out or In
	Label     string    `json:"label"`     // words to show: "halts", "halted by"…
	Count     int       `json:"count"`
}

// Fact is one property of an entity or link, ready to show.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Detail is all that an entity's page says about the entity itself.
type Detail struct {
	Entity
	Labels  []string `json:"labels"` // every label, most specific first
	Aliases []string `json:"aliases,omitempty"`
	About   string   `json:"about,omitempty"`
	Facts   []Fact   `json:"facts,omitempty"`
	Groups  []Group  `json:"groups"`
}

// Neighbour is an entity together with the link that leads to it.
type Neighbour struct {
	Link   Link
	Entity Entity
}

// Stance is what a claim does to another one.
type Stance string

// What claims do to each other.
const (
	Supports   Stance = "supports"
	Disputes   Stance = "disputes"
	Supersedes Stance = "supersedes"
	Retracts   Stance = "retracts"
)

// Answer is what a claim says of another one: a ruling's of the ground that a
// designation gives, a removal's of the designation.
type Answer struct {
	As Stance `json:"as"`
	To string `json:"to"` // ID of the other claim, which the graph may not have
}

// Claim is what a passage says about a link, or about an event when Object is
// nil.
type Claim struct {
	ID       string  `json:"id"`
	About    string  `json:"about"` // ID of the link or event
	Subject  Entity  `json:"subject"`
	Relation string  `json:"relation,omitempty"` // the link's type
	Object   *Entity `json:"object,omitempty"`
	Status   Status  `json:"status"`
	Date     string  `json:"date,omitempty"` // when it was so, partial
	Note     string  `json:"note,omitempty"`
	AddedBy  string  `json:"addedBy,omitempty"`
	Added    string  `json:"added,omitempty"` // RFC 3339
	Passage  Passage `json:"passage"`
	Source   Source  `json:"source"`       // without its text
	By       *Entity `json:"by,omitempty"` // who says so, where the source quotes somebody

	Answers []Answer `json:"answers,omitempty"`
}

// Passage is an exact quote of a source. Start and End count Unicode code
// points of the source's text; Prefix and Suffix are what stands around it.
type Passage struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Source is a document and the copy of its text that Clew stored.
type Source struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Kind      string `json:"kind,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"` // partial date
	Retrieved string `json:"retrieved,omitempty"` // partial date
	Text      string `json:"text,omitempty"`
	SHA256    string `json:"sha256,omitempty"` // of Text, hexadecimal
	Note      string `json:"note,omitempty"`
	Claims    int    `json:"claims"` // number of claims drawn from it
}

// LinkDetail is all that the inspector says about one link itself.
type LinkDetail struct {
	Link
	Subject Entity `json:"subject"`
	Object  Entity `json:"object"`
	Facts   []Fact `json:"facts,omitempty"`
}

// HitKind tells what a search hit is.
type HitKind string

// The kinds of search hit.
const (
	EntityHit HitKind = "entity"
	QuoteHit  HitKind = "quote"
	SourceHit HitKind = "source"
)

// Hit is one search result. For a quote, Link is the link (or event) that the
// quote supports and Ends are the entities to put on the canvas.
type Hit struct {
	Kind    HitKind  `json:"kind"`
	ID      string   `json:"id"`   // entity, passage or source ID
	Type    string   `json:"type"` // entity type; "Quote" or "Source" otherwise
	Name    string   `json:"name"`
	Context string   `json:"context,omitempty"` // one line: alias matched, about, or source of the quote
	Degree  int      `json:"degree"`
	Link    string   `json:"link,omitempty"`
	Source  string   `json:"source,omitempty"` // source ID of a quote
	Ends    []Entity `json:"ends,omitempty"`
}

// Opening is the picture that a new reader finds on the canvas: entities at
// stored positions and the links among them.
type Opening struct {
	Title    string   `json:"title"`
	Text     string   `json:"text"` // an invitation, one or two sentences
	Entities []Entity `json:"entities"`
	Position [][2]int `json:"positions"` // of each entity, in the canvas's units, y up
	Links    []Link   `json:"links"`
}
