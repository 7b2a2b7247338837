package formats_test

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"clew/graph"
)

// anyText is what names and quotes may hold: any characters, and often those
// that some format has a meaning for.
var anyText = rapid.Custom(func(t *rapid.T) string {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"小米", "a,b", "\"", "'", "\\", "\\u0027", "\r\n", "\r", "\n\n", "\x00", "\x1b", "\uFFFE",
		"]]>", "<a>&amp;", "=1+1", "-2", "@x", "_x000D_", "_x005F_x", " ", "\u2028", "\u0085", "😀", "{}", ";\n", "`", "~", "%", "\uFEFF"}))
	return strings.Join(rapid.SliceOfN(piece, 0, 3).Draw(t, "pieces"), "")
})

// filled is a text that is not blank.
var filled = rapid.Map(anyText, func(text string) string {
	if strings.TrimSpace(text) == "" {
		return text + "x"
	}
	return text
})

var anyDate = rapid.SampledFrom([]string{"", "2021", "2021-03", "2021-03-12", "1066"})

var anyStatus = rapid.SampledFrom([]graph.Status{graph.Asserted, graph.Alleged, graph.Denied, graph.Disputed, graph.Superseded, graph.Retracted})

var anyFact = rapid.OneOf(rapid.Map(filled, asAny[string]), rapid.Map(rapid.Int64(), asAny[int64]), rapid.Map(rapid.Float64(), asAny[float64]),
	rapid.Map(rapid.Bool(), asAny[bool]), listOf(anyText), listOf(rapid.Int64()), listOf(rapid.Float64()), listOf(rapid.Bool()))

func asAny[T any](value T) any { return value }

func listOf[T any](member *rapid.Generator[T]) *rapid.Generator[any] {
	return rapid.Map(rapid.SliceOfN(member, 1, 3), func(list []T) any {
		values := make([]any, len(list))
		for i := range list {
			values[i] = list[i]
		}
		return values
	})
}

// anyFacts have the same names again and again, so that kinds meet.
var anyFacts = rapid.MapOfN(rapid.SampledFrom([]string{"country", "type", "x", "claims", "label", "size", "two words", "a:b", "=sum", "\"<&", "ﾅ", "also"}), anyFact, 0, 4)

// model is a graph in memory.
type model struct {
	sources  []graph.Source
	entities []graph.EntityFacts
	links    []graph.LinkFacts
	opening  *graph.OpeningItem
}

// drawn makes ids of Clew's, each used once.
type drawn struct {
	*rapid.T
	n int
}

func (d *drawn) id() string {
	d.n++
	return graph.DerivedID("test", time.Unix(int64(rapid.IntRange(0, 1e9).Draw(d.T, "time")), 0), "any", fmt.Sprint(d.n))
}

// model draws a graph. The texts of its sources are there or stay behind.
func (d *drawn) model(texts bool) model {
	var m model
	for range rapid.IntRange(0, 3).Draw(d.T, "sources") {
		s := graph.Source{ID: d.id(), Title: filled.Draw(d.T, "title"), Kind: anyText.Draw(d.T, "kind"), Publisher: anyText.Draw(d.T, "publisher"),
			URL: rapid.SampledFrom([]string{"", "https://example.org/?a=1&b=2"}).Draw(d.T, "url"), Published: anyDate.Draw(d.T, "published"), Note: anyText.Draw(d.T, "note")}
		if texts {
			s.Text = "x" + anyText.Draw(d.T, "text") + "The court ruled."
		} else {
			s.SHA256 = "0f"
		}
		m.sources = append(m.sources, s)
	}
	for range rapid.IntRange(0, 6).Draw(d.T, "entities") {
		e := graph.EntityFacts{EntityItem: graph.EntityItem{ID: d.id(), Type: rapid.SampledFrom([]string{"Company", "Ünit", "Judge"}).Draw(d.T, "type"),
			Also: rapid.SampledFrom([][]string{nil, {"Person"}, {"Event"}}).Draw(d.T, "also"), Name: filled.Draw(d.T, "name"),
			Aliases: rapid.SliceOfN(filled, 0, 2).Draw(d.T, "aliases"), About: anyText.Draw(d.T, "about"), Facts: anyFacts.Draw(d.T, "facts")}}
		entity := graph.Entity{ID: e.ID, Type: e.Type, Name: e.Name}
		e.Claims = d.claims(m.sources, graph.Claim{About: e.ID, Subject: entity})
		m.entities = append(m.entities, e)
	}
	if len(m.entities) > 0 {
		d.drawLinks(&m)
	}
	if rapid.Bool().Draw(d.T, "opening") && len(m.entities) > 0 {
		m.opening = &graph.OpeningItem{}
		for _, e := range m.entities[:rapid.IntRange(1, len(m.entities)).Draw(d.T, "placed")] {
			m.opening.Entities = append(m.opening.Entities, e.ID)
			m.opening.Position = append(m.opening.Position, [2]int{rapid.IntRange(-500, 500).Draw(d.T, "x"), rapid.IntRange(-500, 500).Draw(d.T, "y")})
		}
		m.opening.Title, m.opening.Text = anyText.Draw(d.T, "title"), anyText.Draw(d.T, "text")
	}
	m.sort()
	return m
}

func (d *drawn) drawLinks(m *model) {
	for range rapid.IntRange(0, 6).Draw(d.T, "links") {
		from, to := rapid.SampledFrom(m.entities).Draw(d.T, "from"), rapid.SampledFrom(m.entities).Draw(d.T, "to")
		l := graph.LinkFacts{LinkItem: graph.LinkItem{Link: graph.Link{ID: d.id(), Type: rapid.SampledFrom([]string{"FOUNDED", "ÜBER"}).Draw(d.T, "type"),
			Source: from.ID, Target: to.ID, From: anyDate.Draw(d.T, "from"), Status: rapid.OneOf(anyStatus, rapid.Just(graph.Status(""))).Draw(d.T, "status")},
			Note: anyText.Draw(d.T, "note"), Facts: anyFacts.Draw(d.T, "facts")}}
		if l.From == "2021" {
			l.Until = "2021-03"
		}
		object := graph.Entity{ID: to.ID, Type: to.Type, Name: to.Name}
		l.Claims = d.claims(m.sources, graph.Claim{About: l.ID, Subject: graph.Entity{ID: from.ID, Type: from.Type, Name: from.Name}, Relation: l.Type, Object: &object})
		m.links = append(m.links, l)
	}
}

func (d *drawn) claims(sources []graph.Source, about graph.Claim) []graph.Claim {
	var claims []graph.Claim
	for _, s := range sources {
		if !rapid.Bool().Draw(d.T, "claimed") {
			continue
		}
		text := []rune(s.Text)
		start := max(0, len(text)-16)
		p := graph.Passage{ID: d.id(), Text: string(text[start:]), Start: start, End: len(text), Prefix: anyText.Draw(d.T, "prefix")}
		if s.Text == "" {
			p.Text, p.Start = filled.Draw(d.T, "quote"), 7
		}
		s.Text = ""
		c := about
		c.ID, c.Status, c.Date, c.Note, c.AddedBy = d.id(), anyStatus.Draw(d.T, "status"), anyDate.Draw(d.T, "date"), anyText.Draw(d.T, "note"), anyText.Draw(d.T, "by")
		c.Added, c.Passage, c.Source = "2021-05-20T00:00:00Z", p, s
		if rapid.Bool().Draw(d.T, "said by somebody") {
			c.By = &graph.Entity{ID: d.id()} // who need not be in the file
		}
		for range rapid.IntRange(0, 2).Draw(d.T, "answers") {
			c.Answers = append(c.Answers, graph.Answer{As: rapid.SampledFrom([]graph.Stance{graph.Supports, graph.Disputes, graph.Supersedes, graph.Retracts}).Draw(d.T, "as"), To: d.id()})
		}
		claims = append(claims, c)
	}
	slices.SortFunc(claims, func(a, b graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	return claims
}

func (m *model) sort() {
	slices.SortFunc(m.sources, func(a, b graph.Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.entities, func(a, b graph.EntityFacts) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.links, func(a, b graph.LinkFacts) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
	})
}

func (m *model) facts() graph.Facts {
	return graph.Facts{Sources: sequence(m.sources), Entities: sequence(m.entities), Links: sequence(m.links), Opening: m.opening}
}

func sequence[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, member := range list {
			if !yield(member, nil) {
				return
			}
		}
	}
}
