package mapping

import (
	"slices"
	"strings"
	"unicode"

	"clew/graph"
	"clew/graph/tables"
)

// things is a table of which each row is about one thing.
func (g *guess) things(t *Table) {
	e := Entity{ID: "row"}
	key := g.key()
	if name := g.take(nameNames...); name != "" {
		e.Name = []string{name}
	} else if name := g.firstText(key); name != "" {
		e.Name = []string{name}
	}
	if key == "" && len(e.Name) > 0 {
		key = e.Name[0]
	}
	if key == "" && len(g.profiles) > 0 {
		key = g.profiles[0].Column.Name
		g.used[key] = true
	}
	e.Key.Columns = []string{key}
	if len(e.Name) == 0 {
		e.Name = []string{key}
	}
	e.Once = g.profile(key).Unique()
	e.Type = g.word(EntityType, g.typeOfTable(), typeNames...)
	for _, name := range aliasNames {
		if column := g.take(name); column != "" {
			e.Aliases = append(e.Aliases, Value{Column: column, Split: g.profile(column).Split})
		}
	}
	e.About = g.take(aboutNames...)
	parent := g.parent()
	e.Facts = g.facts(entityFields)
	t.Entities = []Entity{e}
	if parent == "" {
		return
	}
	space := e.Key
	space.Columns = []string{parent}
	t.Entities = append(t.Entities, Entity{ID: "parent", Key: space, Reference: true})
	t.Links = []Link{{Source: "row", Target: "parent", Type: Word{Is: "PART_OF"}}}
}

// key is a column that tells rows apart, and is called or looks as such.
func (g *guess) key() string {
	for _, name := range idNames {
		if column := g.take(name); column != "" {
			if p := g.profile(column); p.Unique() || name == "id" {
				return column
			}
			delete(g.used, column)
		}
	}
	for _, p := range g.profiles {
		name := strings.ToLower(p.Column.Name)
		if p.Unique() && !g.used[p.Column.Name] && p.Kind != tables.Date && p.Kind != tables.Number &&
			(strings.HasSuffix(name, "id") || strings.HasSuffix(name, "ref") || strings.HasPrefix(name, "column ") && p.Kind == tables.Whole) {
			g.used[p.Column.Name] = true
			return p.Column.Name
		}
	}
	return ""
}

// firstText is the first column of words, which may be a name where no column
// is called so.
func (g *guess) firstText(key string) string {
	for _, p := range g.profiles {
		if p.Column.Name != key && !g.used[p.Column.Name] && p.Kind == tables.Text && p.Distinct*2 > p.Rows && p.Longest < 300 {
			g.used[p.Column.Name] = true
			return p.Column.Name
		}
	}
	return ""
}

func (g *guess) typeOfTable() string {
	name := strings.TrimSuffix(g.name, "s")
	if kind, ok := EntityType(name); ok && g.name != "nodes" && g.name != "" && !strings.HasPrefix(name, "Sheet") && graph.CheckEntityType(kind) == nil {
		return kind
	}
	return "Thing"
}

// parent is a column that calls another row by its key: by its name, since that
// is what people write.
func (g *guess) parent() string {
	for _, p := range g.profiles {
		name := plain(p.Column.Name)
		if strings.HasPrefix(name, "parent") && p.Filled > 0 && p.Distinct < p.Filled && !g.used[p.Column.Name] {
			g.used[p.Column.Name] = true
			return p.Column.Name
		}
	}
	return ""
}

// stem is a thing of which a row has a key and a name: DonorId and DonorName.
type stem struct{ word, id, name string }

func (g *guess) stems() []stem {
	var stems []stem
	for _, p := range g.profiles {
		word, ok := strings.CutSuffix(plain(p.Column.Name), "name")
		if !ok || word == "" || p.Filled == 0 || p.Kind != tables.Text {
			continue
		}
		for _, q := range g.profiles {
			if plain(q.Column.Name) == word+"id" && q.Filled > 0 {
				stems = append(stems, stem{strings.TrimRightFunc(p.Column.Name[:len(word)], notInWord), q.Column.Name, p.Column.Name})
			}
		}
	}
	return stems
}

// wide is a table of rows that each tell of several things, and of what
// happened between them.
func (g *guess) wide(t *Table, stems []stem) {
	for _, s := range stems {
		g.used[s.id], g.used[s.name] = true, true
	}
	for _, s := range stems {
		e := Entity{ID: lowerFirst(s.word), Key: Key{Columns: []string{s.id}, Space: lowerFirst(s.word)}, Name: []string{s.name}}
		if g.profile(s.id).Filled < g.profile(s.name).Filled {
			e.Key.Columns = []string{s.name}
		}
		kind, ok := EntityType(s.word)
		if !ok {
			kind = "Thing"
		}
		e.Type = g.word(EntityType, kind, plain(s.word)+"type", plain(s.word)+"status", plain(s.word)+"kind")
		t.Entities = append(t.Entities, e)
	}
	giver := slices.IndexFunc(stems, func(s stem) bool {
		return slices.Contains([]string{"donor", "payer", "owner", "seller", "sender", "lobbyist", "client", "director", "shareholder", "supplier"}, plain(s.word))
	})
	if giver < 0 {
		giver = 0
	}
	taker := 0
	if giver == 0 {
		taker = 1
	}
	l := Link{Source: t.Entities[giver].ID, Target: t.Entities[taker].ID, Type: Word{Is: "LINKED_TO"}}
	if key := g.key(); key != "" {
		l.Key = []string{key}
	}
	g.dates(&l)
	l.Facts = g.facts(linkFields)
	t.Links = []Link{l}
}

func lowerFirst(word string) string {
	letters := []rune(word)
	letters[0] = unicode.ToLower(letters[0])
	return string(letters)
}
