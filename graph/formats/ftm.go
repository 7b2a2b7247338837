package formats

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"clew/graph"
)

// ftmThing is a line of FollowTheMoney's JSON. What that model has no place
// for stands in “clew”, which its tools pass on.
type ftmThing struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Clew       *ftmExtra           `json:"clew,omitempty"`
}

// ftmExtra is the record of a thing, without what its properties hold.
type ftmExtra struct {
	Source  *clewSource  `json:"source,omitempty"`
	Entity  *clewEntity  `json:"entity,omitempty"`
	Link    *clewLink    `json:"link,omitempty"`
	Claim   bool         `json:"claim,omitempty"` // told by the record of what it is about
	Opening *clewOpening `json:"opening,omitempty"`
}

// WriteFtM writes facts as FollowTheMoney entities, one a line: sources are
// documents, links are UnknownLink, and claims tie a document to what it tells
// of.
func WriteFtM(to io.Writer, facts graph.Facts) error {
	w := newWriter(to)
	line := func(thing ftmThing) {
		for name, values := range thing.Properties {
			if values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" }); len(values) == 0 {
				delete(thing.Properties, name)
			} else {
				thing.Properties[name] = values
			}
		}
		w.json(thing)
		w.text("\n")
	}
	if facts.Opening != nil {
		line(ftmOpening(openingRecord(facts.Opening)))
	}
	writeEach(w, facts.Sources, func(s graph.Source) { line(ftmSource(sourceRecord(s))) })
	writeEach(w, facts.Entities, func(e graph.EntityFacts) {
		line(ftmEntity(entityRecord(e)))
		for _, c := range e.Claims {
			line(ftmClaim(c, e.ID))
		}
	})
	writeEach(w, facts.Links, func(l graph.LinkFacts) {
		line(ftmLink(linkRecord(l)))
		for _, c := range l.Claims {
			line(ftmClaim(c, l.Source, l.Target))
		}
	})
	return w.end()
}

func ftmOpening(o *clewOpening) ftmThing {
	return ftmThing{"clew-opening", "Note", map[string][]string{"name": {o.Title}, "description": {o.Text}}, &ftmExtra{Opening: o}}
}

func ftmSource(s *clewSource) ftmThing {
	thing := ftmThing{s.ID, "PlainText", map[string][]string{
		"title": {s.Title}, "publisher": {s.Publisher}, "sourceUrl": {s.URL}, "publishedAt": {s.Published},
		"retrievedAt": {s.Retrieved}, "notes": {s.Note}, "bodyText": {s.Text},
	}, &ftmExtra{Source: s}}
	s.ID, s.Title, s.Text = "", "", ""
	return thing
}

// ftmSchemata are the schemata of the types that have one.
var ftmSchemata = map[string]string{
	"Person": "Person", "Company": "Company", "Organization": "Organization", "Organisation": "Organization",
	"Agency": "PublicBody", "Court": "PublicBody", "Government": "PublicBody", "Ministry": "PublicBody", "Department": "PublicBody",
	"Event": "Event", "Ruling": "Event", "Order": "Event", "CourtCase": "CourtCase", "Case": "CourtCase",
	"Asset": "Asset", "Vehicle": "Vehicle", "Vessel": "Vessel", "Address": "Address", "Position": "Position", "Project": "Project",
}

func ftmEntity(e *clewEntity) ftmThing {
	schema := "LegalEntity" // what it is exactly is not known to the model
	for _, name := range append([]string{e.Type}, e.Also...) {
		if known, ok := ftmSchemata[name]; ok {
			schema = known
			break
		}
	}
	properties := map[string][]string{"name": {e.Name}, "alias": e.Aliases, "summary": {e.About}, "keywords": {e.Type}}
	if country, _ := e.Facts["country"].(string); len(country) == 2 {
		properties["country"] = []string{strings.ToLower(country)}
	}
	thing := ftmThing{e.ID, schema, properties, &ftmExtra{Entity: e}}
	e.ID, e.Name = "", ""
	return thing
}

func ftmLink(l *clewLink) ftmThing {
	thing := ftmThing{l.ID, "UnknownLink", map[string][]string{
		"subject": {l.Source}, "object": {l.Target}, "role": {strings.ToLower(strings.ReplaceAll(l.Type, "_", " "))},
		"startDate": {l.From}, "endDate": {l.Until}, "status": {string(l.Status)}, "summary": {l.Note},
	}, &ftmExtra{Link: l}}
	l.ID, l.Source, l.Target = "", "", ""
	return thing
}

func ftmClaim(c graph.Claim, about ...string) ftmThing {
	return ftmThing{c.ID, "Documentation", map[string][]string{
		"document": {c.Source.ID}, "entity": about, "role": {string(c.Status)}, "date": {c.Date}, "summary": {c.Passage.Text},
	}, &ftmExtra{Claim: true}}
}

func firstOf(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// record completes what “clew” says by what the properties say.
func (t ftmThing) record() {
	switch x := t.Clew; {
	case x.Source != nil:
		x.Source.ID, x.Source.Title, x.Source.Text = t.ID, firstOf(t.Properties["title"]), firstOf(t.Properties["bodyText"])
	case x.Entity != nil:
		x.Entity.ID, x.Entity.Name = t.ID, cmp.Or(firstOf(t.Properties["name"]), t.ID)
	case x.Link != nil:
		x.Link.ID, x.Link.Source, x.Link.Target = t.ID, firstOf(t.Properties["subject"]), firstOf(t.Properties["object"])
	}
}
