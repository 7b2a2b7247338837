package graph

import (
	"slices"
	"time"
)

// Bounds of a search for paths.
const (
	MinPicked     = 2
	MaxPicked     = 8
	DefaultLength = 6
	MaxLength     = 15
	DefaultPaths  = 5 // between two entities
	mostPaths     = 20

	// PathTime is what a whole search may take if the request does not say
	// otherwise; what was found by then stays.
	PathTime = 10 * time.Second
	// HubLinks is the number of links from which on an entity is a hub.
	HubLinks = 500
)

// PathRequest says between which entities to look for paths, and which.
type PathRequest struct {
	Picked    []string  // 2 to 8 IDs; each pair of them is looked at
	Types     []string  // of links; none: every type
	Direction Direction // Out: along the links from the earlier picked to the later; empty: Both
	Length    int       // links of a path at most; 0: DefaultLength
	AsOf      string    // a [Moment] at which every link may have held; empty: any
	Evidence  int       // least number of quotes of every link
	Sources   int       // least number of independent sources of every link
	Firm      bool      // leave out what is alleged, denied, disputed or withdrawn
	Allow     []Rule    // rules to leave aside
	Paths     int       // of each pair; 0: DefaultPaths

	Time time.Duration // of the whole search; 0: PathTime; at most MaxTime
}

// FoundPath is a chain of entities, each linked to the next.
type FoundPath struct {
	Number   int      `json:"number"` // from 1, in the order found
	Entities []Entity `json:"entities"`
	Steps    []Step   `json:"steps"` // one fewer than Entities
	Weakest  Weakness `json:"weakest"`

	elements []string // the database's ids of Entities
}

// Step is how two entities beside each other on a path are linked: every link
// between them that the request lets through, the best evidenced first.
type Step struct {
	Links  []Link  `json:"links"`
	Claims []Claim `json:"claims,omitempty"` // the newest of each link
}

// mostLinksOfStep bounds the links of a step; two accounts may share thousands.
const mostLinksOfStep = 8

// Links returns the links of all steps.
func (p FoundPath) Links() []Link {
	var links []Link
	for _, step := range p.Steps {
		links = append(links, step.Links...)
	}
	return links
}

// between returns the entities of a path without its two ends.
func (p FoundPath) between() []string {
	if len(p.elements) < 2 {
		return nil
	}
	return p.elements[1 : len(p.elements)-1]
}

// check fills in what the request leaves open and refuses what it must not say.
func (s *Store) checkPaths(req PathRequest) (PathRequest, error) {
	seen := map[string]bool{}
	req.Picked = slices.DeleteFunc(slices.Clone(req.Picked), func(id string) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
	if len(req.Picked) < MinPicked || len(req.Picked) > MaxPicked {
		return req, invalid("Choose 2 to 8 different entities.")
	}
	orDefault(&req.Direction, Both)
	orDefault(&req.Length, DefaultLength)
	orDefault(&req.Paths, DefaultPaths)
	orDefault(&req.Time, PathTime)
	if !slices.Contains([]Direction{Both, Out, In}, req.Direction) {
		return req, invalid("%q is no direction. Use both, out or in.", req.Direction)
	}
	if req.Length < 1 || req.Length > MaxLength {
		return req, invalid("A path may have 1 to %d links.", MaxLength)
	}
	if req.Paths < 1 || req.Paths > DefaultPaths {
		return req, invalid("Up to %d paths can be asked for.", DefaultPaths)
	}
	if req.Time < 0 || req.Time > MaxTime {
		return req, invalid("The time must be between 1 and 60 seconds.")
	}
	if req.AsOf != "" {
		if _, err := ParseMoment(req.AsOf); err != nil {
			return req, err
		}
	}
	return s.checkLinks(req)
}

// checkLinks checks what the request says of links.
func (s *Store) checkLinks(req PathRequest) (PathRequest, error) {
	d := s.dialect()
	for _, typ := range req.Types {
		if !slices.Contains(d.Schema.Types, typ) {
			return req, invalid("This graph has no links of the type %q.", typ)
		}
	}
	if req.Evidence < 0 || req.Sources < 0 {
		return req, invalid("The least evidence can't be less than none.")
	}
	if d.Foreign && (req.Evidence > 0 || req.Sources > 0 || req.Firm) {
		return req, invalid("This graph has no quotes that could be counted.")
	}
	for _, rule := range req.Allow {
		if !slices.Contains(allRules, rule) {
			return req, invalid("%q is no rule for paths.", rule)
		}
	}
	req.Types = slices.Compact(slices.Sorted(slices.Values(req.Types)))
	req.Allow = slices.Compact(slices.Sorted(slices.Values(req.Allow)))
	return req, nil
}
