package mapping

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"clew/graph/tables"
)

// Guess proposes a mapping for a file: a beginning for who knows what the file
// holds. The dataset is called as the file is.
func Guess(file *tables.File, name string) (*Mapping, error) {
	base := strings.TrimSpace(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	if slices.Contains(vague, strings.ToLower(base)) && filepath.Dir(name) != "." {
		base = filepath.Base(filepath.Dir(name))
	}
	m := &Mapping{Format: Version, Name: base, Version: 1, Dataset: cmp.Or(base, "file"), File: file.Look}
	if m.File.Encoding == "utf-8" {
		m.File.Encoding = "" // is found by itself
	}
	if file.Look.Format == tables.Lines || file.Look.Format == tables.JSON {
		if known, err := m.guessKnown(file); known || err != nil {
			return m, err
		}
	}
	nulls := map[string]bool{}
	var guesses []*guess
	for _, table := range chosen(file) {
		g := newGuess(table)
		for _, p := range g.profiles {
			for _, null := range p.Nulls {
				nulls[null] = true
			}
		}
		guesses = append(guesses, g)
	}
	nodes := slices.ContainsFunc(guesses, func(g *guess) bool { return g.isNodes() })
	for _, g := range guesses {
		m.Tables = append(m.Tables, g.table(nodes))
	}
	for null := range nulls {
		m.Nulls = append(m.Nulls, null)
	}
	slices.Sort(m.Nulls)
	return m, m.Check()
}

// vague are names of files that tell nothing: what they lie in may.
var vague = []string{"nodes", "edges", "links", "data", "export", "graph"}

// chosen are the tables to begin with: of JSON the lists, if there are any.
func chosen(file *tables.File) []*tables.Table {
	var lists []*tables.Table
	for _, t := range file.Tables {
		if t.Name != tables.Root && len(t.Columns) > 0 {
			lists = append(lists, t)
		}
	}
	if file.Look.Format == tables.JSON && len(file.Tables) > 1 && !slices.ContainsFunc(lists, func(t *tables.Table) bool { return rowsOf(t) > 1 }) {
		return file.Tables[len(file.Tables)-1:] // one thing, with lists of little ones
	}
	if len(lists) == 0 {
		return file.Tables
	}
	return lists
}

func rowsOf(t *tables.Table) int {
	n := 0
	for range t.Rows() {
		if n++; n > 1 {
			break
		}
	}
	return n
}

// guess is what is seen of a table.
type guess struct {
	name     string
	profiles []tables.Profile
	used     map[string]bool // columns that have found their place
}

func newGuess(t *tables.Table) *guess {
	return &guess{name: t.Name, profiles: t.Profiles(), used: map[string]bool{}}
}

// plain is a column's name in small letters, without what joins its words.
func plain(name string) string {
	return strings.NewReplacer("_", "", " ", "", "-", "", ":", "", ".", "").Replace(strings.ToLower(name))
}

// take finds the first column of one of these names that is not used yet.
func (g *guess) take(names ...string) string {
	for _, name := range names {
		for _, p := range g.profiles {
			if plain(p.Column.Name) == name && !g.used[p.Column.Name] && p.Filled > 0 {
				g.used[p.Column.Name] = true
				return p.Column.Name
			}
		}
	}
	return ""
}

// has tells whether there is such a column.
func (g *guess) has(names ...string) bool {
	return slices.ContainsFunc(g.profiles, func(p tables.Profile) bool { return slices.Contains(names, plain(p.Column.Name)) })
}

func (g *guess) profile(column string) tables.Profile {
	at := slices.IndexFunc(g.profiles, func(p tables.Profile) bool { return p.Column.Name == column })
	if at < 0 {
		return tables.Profile{}
	}
	return g.profiles[at]
}

// The names that columns commonly have.
var (
	sourceNames = []string{"source", "sourceid", "startid", "src", "subject", "from", "fromid", "nodeidstart", "node1"}
	targetNames = []string{"target", "targetid", "endid", "dst", "object", "to", "toid", "nodeidend", "node2"}
	idNames     = []string{"id", "nodeid", "uid", "uuid", "key", "identifier", "entitynumber", "lei", "number", "code", "ref"}
	nameNames   = []string{"name", "label", "title", "caption", "fullname", "legalname", "displayname", "agencyname", "companyname", "entityname"}
	typeNames   = []string{"type", "kind", "labels", "schema", "category", "entitytype"}
	aliasNames  = []string{"aliases", "alias", "altnames", "aka", "alsoknownas", "othernames"}
	aboutNames  = []string{"description", "about", "summary"}
	fromNames   = []string{"startdate", "from", "since", "validfrom", "start", "date", "accepteddate"}
	untilNames  = []string{"enddate", "until", "validto", "end"}
)

func (g *guess) isLinks() bool { return g.has(sourceNames...) && g.has(targetNames...) }

func (g *guess) isNodes() bool {
	return !g.isLinks() && (g.has("id", "nodeid") || g.name == "nodes")
}

func (g *guess) table(nodes bool) Table {
	t := Table{Table: g.name}
	switch stems := g.stems(); {
	case g.isLinks():
		g.links(&t, nodes)
	case len(stems) > 1:
		g.wide(&t, stems)
	default:
		g.things(&t)
	}
	return t
}

// links is a table of links. Their ends are elsewhere where there is a table of
// nodes, or where they are not called by names.
func (g *guess) links(t *Table, nodes bool) {
	source, target := g.take(sourceNames...), g.take(targetNames...)
	for _, end := range [][2]string{{"source", source}, {"target", target}} {
		e := Entity{ID: end[0], Key: Key{Columns: []string{end[1]}}, Reference: nodes || g.areIDs(end[1])}
		if !e.Reference {
			e.Type, e.Name = Word{Is: "Thing"}, []string{end[1]}
		}
		t.Entities = append(t.Entities, e)
	}
	l := Link{Source: "source", Target: "target", Type: g.word(LinkType, "LINKED_TO", "type", "relation", "relationship", "label", "role", "predicate")}
	if key := g.take("id", "edgeid", "key"); key != "" && g.profile(key).Unique() {
		l.Key = []string{key}
	}
	g.dates(&l)
	l.Note = g.take("note", "detail", "remarks", "notes")
	if g.has("status") && g.isStatus("status") {
		l.Status = Word{Column: g.take("status")}
	}
	l.Facts = g.facts(linkFields)
	t.Links = []Link{l}
}

// areIDs tells keys of things from their names.
func (g *guess) areIDs(column string) bool {
	p := g.profile(column)
	return p.Kind == tables.Whole || !slices.ContainsFunc(p.Examples, func(text string) bool {
		return strings.Contains(text, " ") || !strings.ContainsAny(text, "0123456789:_-/")
	})
}

func (g *guess) isStatus(name string) bool {
	for _, p := range g.profiles {
		if plain(p.Column.Name) == name {
			return p.Filled > 0 && !slices.ContainsFunc(p.Examples, func(text string) bool { _, ok := statusWord(text); return !ok })
		}
	}
	return false
}

// word is a type that a column tells, if its texts can be types and are few.
func (g *guess) word(as func(string) (string, bool), otherwise string, names ...string) Word {
	for _, name := range names {
		column := g.take(name)
		if column == "" {
			continue
		}
		p := g.profile(column)
		if p.Distinct <= 60 && !slices.ContainsFunc(p.Examples, func(text string) bool { _, ok := as(text); return !ok }) {
			return Word{Column: column, Else: otherwise}
		}
		delete(g.used, column)
	}
	return Word{Is: otherwise}
}

func (g *guess) dates(l *Link) {
	l.From, l.Until = g.date(fromNames), g.date(untilNames)
	if precision := g.take("dateprecision", "precision"); precision != "" {
		for _, v := range []*Value{l.From, l.Until} {
			if v != nil {
				v.PrecisionColumn = precision
			}
		}
	}
}

func (g *guess) date(names []string) *Value {
	for _, name := range names {
		for _, p := range g.profiles {
			if plain(p.Column.Name) == name && p.Kind == tables.Date && !g.used[p.Column.Name] {
				g.used[p.Column.Name] = true
				return &Value{Column: p.Column.Name, Formats: formatsOf(p)}
			}
		}
	}
	return nil
}

// formatsOf are how the dates of a column are written: none where it is the way
// of Clew, at whatever precision.
func formatsOf(p tables.Profile) []tables.DateFormat {
	if slices.Contains(plainFormats, p.Format) {
		return nil
	}
	return []tables.DateFormat{p.Format}
}

// facts are the columns that have found no other place.
func (g *guess) facts(taken []string) []Fact {
	var facts []Fact
	names := map[string]bool{}
	precision := ""
	if at := slices.IndexFunc(g.profiles, func(p tables.Profile) bool { return plain(p.Column.Name) == "dateprecision" }); at >= 0 {
		precision = g.profiles[at].Column.Name
		g.used[precision] = true
	}
	for _, p := range g.profiles {
		if g.used[p.Column.Name] || p.Filled == 0 {
			continue
		}
		name := factName(p.Column.Name, taken)
		if names[name] {
			continue
		}
		names[name], g.used[p.Column.Name] = true, true
		f := Fact{Name: name, Value: Value{Column: p.Column.Name, Kind: p.Kind, Split: p.Split, Decimal: p.Decimal}}
		if p.Kind == tables.Text {
			f.Kind = ""
		}
		if p.Kind == tables.Date {
			f.Formats, f.PrecisionColumn = formatsOf(p), precision
		}
		facts = append(facts, f)
	}
	return facts
}

func factName(column string, taken []string) string {
	name := column
	if points := []rune(name); len(points) > 60 {
		name = strings.TrimSpace(string(points[:60]))
	}
	if slices.Contains(taken, name) || strings.HasPrefix(strings.ToLower(name), "clew") {
		name = "file " + name
	}
	return name
}
