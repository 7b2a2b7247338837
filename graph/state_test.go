package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/graphtest"
)

// told says findings in short: kind, phase, since when, what decided it, and
// what is doubtful.
func told(findings []graph.Finding) string {
	var all []string
	for _, f := range findings {
		text := fmt.Sprintf("%s %s", f.Kind, f.Phase)
		if f.List != nil {
			text += " on " + f.List.Name
		}
		if began := f.Began(); began != nil {
			text += fmt.Sprintf(" since %q", began.On)
		}
		if turn := f.Decisive(); turn != nil {
			text += fmt.Sprintf(", %s %q by %s", turn.Effect, turn.On, turn.Other.Name)
		}
		for _, turn := range f.Doubtful() {
			text += fmt.Sprintf(", perhaps %s %q", turn.Effect, turn.On)
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

func stateOf(t *testing.T, store *graph.Store, name, asOf, knownOn string) graph.State {
	t.Helper()
	clocks, err := graph.ParseClocks(asOf, knownOn)
	if err != nil {
		t.Fatal(err)
	}
	id := graphtest.Run(t, "MATCH (n:Entity {name: $name}) RETURN n.id", map[string]any{"name": name})[0][0].(string)
	state, err := store.State(t.Context(), id, clocks)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func TestTheStateOfAThingOnADateIsDerivedFromEvents(t *testing.T) {
	store := facts(t)
	const list = " on Investment blacklist of Chinese military-linked companies"
	for _, c := range []struct{ name, asOf, want string }{
		{"Xiaomi", "2020", "listed awaited" + list + ` since "2021-01-14"`},
		{"Xiaomi", "2021-02", "listed holds" + list + ` since "2021-01-14"`},
		{"Xiaomi", "2021-04", "listed halted" + list + ` since "2021-01-14", halts "2021-03-12" by Temporary halt of the Xiaomi designation`},
		{"Xiaomi", "2021-05-14", "listed halted" + list + ` since "2021-01-14", halts "2021-03-12" by Temporary halt of the Xiaomi designation, perhaps ends "2021-05"`},
		{"Xiaomi", "2021-05", "listed ended" + list + ` since "2021-01-14", ends "2021-05" by Removal of Xiaomi from the blacklist`},
		{"Xiaomi", "", "listed ended" + list + ` since "2021-01-14", ends "2021-05" by Removal of Xiaomi from the blacklist`},
		{"Designation of Xiaomi", "2021-04", `order halted since "2021-01-14", halts "2021-03-12" by Temporary halt of the Xiaomi designation`},
		{"Luokung Technology Corp.", "2021-04", `designated holds since ""`},
		{"Luokung Technology Corp.", "2021-06", `designated halted since "", halts "2021-05-05" by Temporary halt of the Luokung designation`},
		{"TikTok", "2019", `restricted holds since ""; is holds since ""`},
		{"TikTok", "2021", `restricted halted since "", halts "2020" by Two temporary halts of the TikTok download ban; is holds since ""`},
		{"ByteDance", "2021", `restricted shelved since "", shelves "" by U.S. officials (unnamed)`},
		{"WeChat", "2021", `subject halted since "", halts "" by Block of the WeChat order`},
		{"Executive Order 13959", "2021", `order holds since "2020-11-12"`},
		{"Executive Order 13959", "2020-11-11", `order awaited since "2020-11-12"`},
		{"Lei Jun", "2021", `is holds since ""`},
		{"U.S. Department of Defense", "2021", ""},
		{"Removal of Xiaomi from the blacklist", "2021", ""},
	} {
		if got := told(stateOf(t, store, c.name, c.asOf, "").Findings); got != c.want {
			t.Errorf("%s as of %q\n  is   %s\n  want %s", c.name, c.asOf, got, c.want)
		}
	}
}

func TestAStateIsToldWithTheClaimsThatSupportIt(t *testing.T) {
	store := facts(t)
	state := stateOf(t, store, "Xiaomi", "2021-04", "")
	turn := state.Findings[0].Decisive()
	if len(turn.Claims) == 0 || !strings.Contains(turn.Claims[0].Passage.Text+turn.Claims[len(turn.Claims)-1].Passage.Text, "put the designation on hold") || turn.Claims[0].About != turn.Link.ID {
		t.Errorf("the halt rests on %+v", turn.Claims)
	}
	if began := state.Findings[0].Began(); len(began.Claims) == 0 || began.Other.Name != "U.S. Department of Defense" {
		t.Errorf("the listing rests on %+v", began)
	}
}

func TestAStateIsToldFromWhatWasKnown(t *testing.T) {
	store := facts(t)
	if got := told(stateOf(t, store, "Xiaomi", "2021-04", "2021-03").Findings); got != "" {
		t.Errorf("before anything was published, %s", got)
	}
	if got := told(stateOf(t, store, "Xiaomi", "2021-04", "2021-05").Findings); !strings.Contains(got, "listed halted") {
		t.Errorf("after it was, %s", got)
	}
}

func TestLinksAloneTellAState(t *testing.T) {
	store := facts(t)
	graphtest.Run(t, `CREATE (firm:Entity:Company {id: 'firm', name: 'Firm'}), (agency:Entity:Agency {id: 'agency', name: 'Agency'}), (judge:Entity:Judge {id: 'judge', name: 'Judge'})
		CREATE (agency)-[:SANCTIONED {id: 'a', from: '2018', until: '2019-06'}]->(firm), (firm)-[:LISTED_BY {id: 'b', from: '2020-02'}]->(agency),
			(judge)-[:SUSPENDED {id: 'c', from: '2020-05-01', until: '2020-06-30'}]->(firm), (agency)-[:DELISTED {id: 'd', from: '2021'}]->(firm)`, nil)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	for asOf, want := range map[string]string{
		"2017":       `sanctioned awaited since "2018"; listed awaited since "2020-02"`,
		"2019-01":    `sanctioned holds since "2018"; listed awaited since "2020-02"`,
		"2019-06-15": `sanctioned holds since "2018", perhaps ends "2019-06"; listed awaited since "2020-02"`,
		"2020-03":    `listed holds since "2020-02"; sanctioned ended since "2018", ends "2019-06" by Agency`,
		"2020-05-02": `listed halted since "2020-02", halts "2020-05-01" by Judge; sanctioned ended since "2018", ends "2019-06" by Agency`,
		"2020-08":    `listed holds since "2020-02"; sanctioned ended since "2018", ends "2019-06" by Agency`,
		"2021-06":    `listed holds since "2020-02", perhaps ends "2021"; sanctioned ended since "2018", ends "2019-06" by Agency`,
		"2022":       `listed ended since "2020-02", ends "2021" by Agency; sanctioned ended since "2018", ends "2019-06" by Agency`,
	} {
		if got := told(stateOf(t, store, "Firm", asOf, "").Findings); got != want {
			t.Errorf("as of %s\n  is   %s\n  want %s", asOf, got, want)
		}
	}
}

func TestAStrangersGraphHasStatesToo(t *testing.T) {
	store := graphtest.Empty(t)
	graphtest.Run(t, `CREATE (a:Office {name: 'Office'})-[:Sanctioned {since: '2020-01'}]->(f:Firm {name: 'Firm'}), (c:Court {name: 'Court'})-[:blocked {date: '2021-02-03'}]->(f)`, nil)
	if err := store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	id := graphtest.Run(t, "MATCH (f:Firm) RETURN elementId(f)", nil)[0][0].(string)
	clocks, _ := graph.ParseClocks("2021-03", "")
	state, err := store.State(t.Context(), id, clocks)
	if got := told(state.Findings); err != nil || got != `sanctioned halted since "2020-01", halts "2021-02-03" by Court` {
		t.Errorf("got %s, %v", got, err)
	}
	if unknown, err := store.State(t.Context(), "4:nobody:1", clocks); err != nil || len(unknown.Findings) > 0 {
		t.Errorf("nobody is %v, %v", unknown.Findings, err)
	}
}
