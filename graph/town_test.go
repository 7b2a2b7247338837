package graph_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"clew/graph"
	"clew/graph/graphtest"
)

// town is a graph of which the test knows every link: a centre with hundreds,
// neighbours of many kinds, and people and firms linked at random.
type town struct {
	store    *graph.Store
	entities map[string]*citizen
	links    []tie
}

type citizen struct {
	id, kind, name, country, began string
	degree                         int
}

type tie struct {
	id, typ, from, to, began, ended string
	passages, sources               int
}

const centre = "centre"

var today = time.Now().UTC().Format(time.DateOnly)

// theTown is made anew only when another test has replaced it.
func theTown(t *testing.T) *town {
	t.Helper()
	plan := planTown()
	store := graphtest.Open(t)
	if rows := graphtest.Run(t, "MATCH (n:Entity {id: 'centre'}) RETURN COUNT { (n)--() }", nil); len(rows) == 0 {
		store = graphtest.Store(t)
		plan.build(t)
		if err := store.RefreshSchema(t.Context()); err != nil {
			t.Fatal(err)
		}
	} else if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	plan.store = store
	return plan
}

func planTown() *town {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	year := time.Now().UTC().Year()
	w := &town{entities: map[string]*citizen{}}
	w.entities[centre] = &citizen{id: centre, kind: "Company", name: "The centre"}
	for i := range 300 {
		c := &citizen{id: fmt.Sprintf("c%03d", i), kind: pick("Company", "Person", "Judge", "Ruling"), name: pick("Ada", "Bo", "Cem", "Åsa") + pick(" Ltd", " Holding", ""), country: pick("CN", "US", "US", "DE", "")}
		if c.kind == "Ruling" && r.IntN(2) == 0 {
			c.began = pick("2019", "2020-05")
		}
		w.entities[c.id] = c
	}
	date := func() string {
		return pick("", "1999", "2003-04", "2021-03-12", strconv.Itoa(year), today[:7], today, strconv.Itoa(year+1))
	}
	add := func(typ, from, to string) {
		l := tie{id: fmt.Sprintf("t%04d", len(w.links)), typ: typ, from: from, to: to, began: date(), passages: r.IntN(4)}
		if r.IntN(3) == 0 {
			l.ended = pick("2005", today[:7], today, strconv.Itoa(year), strconv.Itoa(year+2), "2022-01-31")
		}
		if l.passages > 0 {
			l.sources = 1 + r.IntN(l.passages)
		}
		w.links = append(w.links, l)
		w.entities[from].degree++
		if from != to {
			w.entities[to].degree++
		}
	}
	for i := range 250 {
		other := fmt.Sprintf("c%03d", i)
		if i%3 == 0 {
			add("OWNS", other, centre)
		} else {
			add(pick("OWNS", "TARGETS"), centre, other)
		}
		if i%10 == 0 {
			add("OWNS", centre, other)
		}
	}
	add("OWNS", centre, centre)
	for range 260 {
		add(pick("KNOWS", "OWNS"), fmt.Sprintf("c%03d", r.IntN(300)), fmt.Sprintf("c%03d", r.IntN(300)))
	}
	for i := range 60 {
		add("KNOWS", "c000", fmt.Sprintf("c%03d", 100+i))
	}
	return w
}

func (w *town) build(t *testing.T) {
	t.Helper()
	labels := map[string]string{"Company": "Company", "Person": "Person", "Judge": "Judge:Person", "Ruling": "Ruling:Event"}
	null := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	for kind, label := range labels {
		var rows []any
		for _, c := range w.entities {
			if c.kind == kind {
				rows = append(rows, map[string]any{"id": c.id, "name": c.name, "country": null(c.country), "clewFrom": null(c.began)})
			}
		}
		graphtest.Run(t, "UNWIND $rows AS row CREATE (n:Entity:"+label+") SET n = row", map[string]any{"rows": rows})
	}
	for _, typ := range []string{"OWNS", "TARGETS", "KNOWS"} {
		var rows []any
		for _, l := range w.links {
			if l.typ == typ {
				facts := map[string]any{"id": l.id, "from": null(l.began), "until": null(l.ended), "passages": make([]string, l.passages), "clewSources": l.sources}
				rows = append(rows, map[string]any{"a": l.from, "b": l.to, "facts": facts})
			}
		}
		graphtest.Run(t, "UNWIND $rows AS row MATCH (a:Entity {id: row.a}), (b:Entity {id: row.b}) CREATE (a)-[r:"+typ+"]->(b) SET r = row.facts", map[string]any{"rows": rows})
	}
}

// of returns the links of some entities, each once.
func (w *town) of(nodes ...string) []tie {
	return slices.DeleteFunc(slices.Clone(w.links), func(l tie) bool { return !slices.Contains(nodes, l.from) && !slices.Contains(nodes, l.to) })
}

// other is where a link leads from one of its ends.
func (w *town) other(l tie, from string) *citizen {
	if l.from == from {
		return w.entities[l.to]
	}
	return w.entities[l.from]
}

// began is the date that a link has, or the event at its other end.
func (w *town) began(l tie, from string) string {
	return cmp.Or(l.began, w.other(l, from).began)
}

func (w *town) year(l tie, from string) int {
	n, _ := strconv.Atoi(strings.SplitN(w.began(l, from), "-", 2)[0])
	return n
}

// passed says whether a partial date lies before today ("yes"), after it ("no")
// or is the year or month that today is in ("maybe").
func passed(date string) string {
	switch now := today[:len(date)]; {
	case date < now:
		return "yes"
	case date > now:
		return "no"
	case date == today:
		return "today"
	}
	return "maybe"
}

// standing says what dates say of today: 3 it holds, 2 it may, 1 no dates, 0 it
// does not.
func standing(began, ended string) int {
	begun, over := "unknown", "no"
	if began != "" {
		begun = passed(began)
	}
	if ended != "" {
		over = passed(ended)
	}
	switch {
	case began == "" && ended == "":
		return 1
	case begun == "no" || over == "yes":
		return 0
	case begun == "unknown" || begun == "maybe" || over == "maybe":
		return 2
	}
	return 3
}
