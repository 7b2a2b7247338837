package formats

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"clew/graph"
)

// records are the lists of a file, which can be read as often as needed. Files
// may be larger than memory, so nothing of them is kept.
type records interface {
	eachSource(see func(i int, s *clewSource) error) error
	eachEntity(see func(i int, e *clewEntity) error) error
	eachLink(see func(i int, l *clewLink) error) error
}

// Clew is a file of facts that has been read and is without mistakes.
type Clew struct {
	file    records
	head    clewHead
	opening *clewOpening
	sources map[string]*document // by local ID
	entity  map[string]bool      // local IDs
	link    map[string]bool      // local IDs
	claimed map[string]string    // IDs of claims by local ID, where they have one
	awaited map[named]string     // what claims name, with the place of the first that does
}

// named is something that a claim names and that may come after it: a claim,
// or an entity.
type named struct{ kind, id string }

// span is a piece of a source's text, in Unicode code points.
type span struct{ start, end int }

// check finds the first mistake of a file.
func check(file records, head clewHead, opening *clewOpening) (*Clew, error) {
	if head.IDs == lasting && head.Created.IsZero() {
		head.Created = time.Unix(0, 0) // of the ids that are local all the same
	}
	c := &Clew{file: file, head: head, opening: opening, sources: map[string]*document{}, entity: map[string]bool{}, link: map[string]bool{},
		claimed: map[string]string{}, awaited: map[named]string{}}
	for _, part := range []func() error{c.checkHead, c.checkSources, c.checkEntities, c.checkLinks, c.checkNamed, c.checkOpening} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Lasting tells whether the ids in the file are Clew's own, so that it holds
// things of a graph rather than a dataset that is kept in files.
func (c *Clew) Lasting() bool { return c.head.IDs == lasting }

func (c *Clew) checkSources() error {
	return c.file.eachSource(func(i int, s *clewSource) error {
		return at("sources", i, s.ID, firstError(c.aSource(s), newID(c.sources, s.ID, newDocument(s.Text))))
	})
}

func (c *Clew) checkEntities() error {
	return c.eachEntity(func(i int, e *clewEntity) error {
		return firstError(newID(c.entity, e.ID, true), c.noteClaims(fmt.Sprintf("entities[%d] (%s)", i, e.ID), c.id("entity", e.ID), e.Claims))
	})
}

func (c *Clew) checkLinks() error {
	return c.eachLink(func(i int, l *clewLink) error {
		return firstError(newID(c.link, l.ID, true), c.noteClaims(fmt.Sprintf("links[%d] (%s)", i, l.ID), c.linkID(l), l.Claims))
	})
}

// eachEntity shows the entities to see, with what they say in the form in
// which it is stored. An error of see is told with the entity's place.
func (c *Clew) eachEntity(see func(i int, e *clewEntity) error) error {
	return c.file.eachEntity(func(i int, e *clewEntity) error {
		err := c.anEntity(e)
		if err == nil {
			err = see(i, e)
		}
		return at("entities", i, e.ID, err)
	})
}

// eachLink shows the links in the same manner.
func (c *Clew) eachLink(see func(i int, l *clewLink) error) error {
	return c.file.eachLink(func(i int, l *clewLink) error {
		err := c.aLink(l)
		if err == nil {
			err = see(i, l)
		}
		return at("links", i, l.ID, err)
	})
}

// at puts the place of a mistake before its message: "links[3] (l04): …".
func at(list string, i int, id string, err error) error {
	if graph.KindOf(err) != graph.Invalid || err == nil {
		return err // none, or none of the file's
	}
	place := fmt.Sprintf("%s[%d]", list, i)
	if id != "" {
		place += " (" + id + ")"
	}
	return mistake("%s: %s", place, graph.MessageOf(err))
}

func (c *Clew) checkHead() error {
	switch {
	case c.head.Clew == 0:
		return notClew()
	case c.head.Clew != clewVersion:
		return mistake("this file has version %d of the format; this Clew reads version %d", c.head.Clew, clewVersion)
	case c.head.IDs != "" && !c.Lasting():
		return mistake("“ids” can only be %q; leave it out where ids are local to the file", lasting)
	case strings.TrimSpace(c.head.Dataset) == "" && !c.Lasting():
		return mistake("“dataset” is missing: give the set of facts a name that stays")
	case c.head.Created.UTC().Year() < 1970 || c.head.Created.UTC().Year() > 9999:
		return mistake("“created” is missing or before 1970: write a time such as 2021-05-20T00:00:00Z")
	}
	return nil
}

func notClew() error {
	return mistake("this is not a file of facts for Clew: it does not begin with \"clew\": %d", clewVersion)
}

// newID checks a local ID and remembers it.
func newID[T any](known map[string]T, id string, value T) error {
	if id == "" || strings.TrimSpace(id) != id || len(id) > 100 {
		return mistake("%q is not an id: write 1 to 100 bytes without blanks around them", id)
	}
	if _, twice := known[id]; twice {
		return mistake("the id %q is used twice", id)
	}
	known[id] = value
	return nil
}

func (c *Clew) aSource(s *clewSource) error {
	if s.SHA256 != "" && !c.Lasting() {
		return onlyLasting("sha256")
	}
	if strings.TrimSpace(s.Title) == "" {
		return mistake("“title” is missing")
	}
	if s.URL != "" {
		u, err := url.Parse(s.URL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return mistake("%q is not a web address", s.URL)
		}
	}
	return firstError(date("published", s.Published), date("retrieved", s.Retrieved))
}

func (c *Clew) anEntity(e *clewEntity) error {
	if strings.TrimSpace(e.Name) == "" {
		return mistake("“name” is missing")
	}
	for _, name := range append([]string{e.Type}, e.Also...) {
		if err := graph.CheckEntityType(name); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.TrimSpace(a) == "" }) {
		return mistake("an alias is empty")
	}
	if err := facts(e.Facts, entityFields); err != nil {
		return err
	}
	return c.claims(e.Claims)
}

func (c *Clew) aLink(l *clewLink) error {
	if err := firstError(graph.CheckLinkType(l.Type), facts(l.Facts, linkFields),
		date("from", l.From), date("until", l.Until), order(l.From, l.Until), status(l.Status)); err != nil {
		return err
	}
	for _, end := range []string{l.Source, l.Target} {
		if !c.entity[end] {
			return mistake("there is no entity %q in this file", end)
		}
	}
	return c.claims(l.Claims)
}

func (c *Clew) claims(claims []clewClaim) error {
	seen := map[string]bool{}
	for i := range claims {
		err := c.claim(&claims[i])
		key := claims[i].key()
		if c.Lasting() {
			key += " " + claims[i].ID
		}
		if err == nil && seen[key] {
			err = mistake("the same quote is claimed twice")
		}
		if err != nil {
			return at("claims", i, "", err)
		}
		seen[key] = true
	}
	return nil
}

func (c *Clew) claim(claim *clewClaim) error {
	if claim.Status == "" {
		claim.Status = graph.Asserted
	}
	if err := firstError(date("date", claim.Date), status(claim.Status), answers(claim.Answers)); err != nil {
		return err
	}
	if claim.clewLasting != (clewLasting{}) && !c.Lasting() {
		return onlyLasting("passage", "prefix", "suffix", "addedBy", "added")
	}
	source, known := c.sources[claim.Source]
	if !known {
		return mistake("there is no source %q in this file", claim.Source)
	}
	if source.text == "" && c.Lasting() { // it stayed where it was exported
		return claim.trust()
	}
	var err error
	if claim.at, err = source.find(claim.Quote, claim.Start); err != nil {
		return mistake("%s source “%s”", graph.MessageOf(err), claim.Source)
	}
	return nil
}

// trust takes the place of a quote as it is told.
func (claim *clewClaim) trust() error {
	if claim.Start != nil {
		claim.at.start = *claim.Start
	}
	if claim.at.start < 0 {
		return mistake("“start” can't be less than 0")
	}
	claim.at.end = claim.at.start + utf8.RuneCountInString(claim.Quote)
	return nil
}

func onlyLasting(fields ...string) error {
	return mistake("“%s” is for files whose “ids” are %q", strings.Join(fields, "”, “"), lasting)
}

func (c *Clew) checkOpening() error {
	if c.opening == nil {
		return nil
	}
	seen := map[string]bool{}
	for i, place := range c.opening.Entities {
		err := newID(seen, place.ID, true)
		if err == nil && !c.entity[place.ID] {
			err = mistake("there is no entity %q in this file", place.ID)
		}
		if err != nil {
			return at("opening.entities", i, "", err)
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func date(field, text string) error {
	if text == "" {
		return nil
	}
	if _, err := graph.ParseDate(text); err != nil {
		return mistake("“%s”: %s", field, graph.MessageOf(err))
	}
	return nil
}

// order refuses an end before the beginning, as far as both are known.
func order(from, until string) error {
	known := min(len(from), len(until))
	if from[:known] > until[:known] {
		return mistake("it ends (%s) before it begins (%s)", until, from)
	}
	return nil
}

func status(s graph.Status) error {
	if s == "" {
		return nil
	}
	_, err := graph.ParseStatus(string(s))
	return err
}
