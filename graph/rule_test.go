package graph

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// ruleTable is testdata/rules.json, which assets/src/model/rules.test.ts reads too.
type ruleTable struct {
	Entities []Entity
	Links    []Link
	Facts    map[string]map[string]any
	Measures Measured
	Cases    []struct {
		Says    string
		Rule    Criteria
		Fits    []string
		Unknown []string
	}
}

func TestRulesAnswerAsTheBrowserDoes(t *testing.T) {
	text, err := os.ReadFile("testdata/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	var table ruleTable
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	k := known{measures: table.Measures, fact: func(id, name string) (any, bool) {
		value, known := table.Facts[id][name]
		return value, known
	}}
	for _, c := range table.Cases {
		t.Run(c.Says, func(t *testing.T) {
			var things []thing
			if c.Rule.Of == OfEntities {
				for _, e := range table.Entities {
					things = append(things, entityThing(e))
				}
			} else {
				for _, l := range table.Links {
					things = append(things, linkThing(l))
				}
			}
			if err := c.Rule.check(); err != nil {
				t.Error(err)
			}
			found := map[verdict][]string{}
			for _, thing := range things {
				v := c.Rule.fits(thing, k)
				found[v] = append(found[v], thing.id)
			}
			if !slices.Equal(found[yes], c.Fits) || !slices.Equal(found[unknown], c.Unknown) {
				t.Errorf("fits %v, unknown of %v; want %v, %v", found[yes], found[unknown], c.Fits, c.Unknown)
			}
		})
	}
}

func TestALensIsCheckedWithBounds(t *testing.T) {
	typed := func(values ...string) Criteria {
		return Criteria{Of: OfEntities, Any: [][]Condition{{{On: "type", Is: values}}}}
	}
	for says, l := range map[string]Lens{
		"no such kind":         {Filters: []Filter{{Criteria{Of: "pages", Any: typed("A").Any}, Dim}}},
		"no such field":        {Filters: []Filter{{Criteria{Of: OfEntities, Any: [][]Condition{{{On: "colour"}}}}, Dim}}},
		"a field of the other": {Filters: []Filter{{Criteria{Of: OfLinks, Any: [][]Condition{{{On: "degree"}}}}, Dim}}},
		"no property":          {Filters: []Filter{{Criteria{Of: OfEntities, Any: [][]Condition{{{On: "property"}}}}, Dim}}},
		"nothing to ask":       {Filters: []Filter{{Criteria{Of: OfEntities}, Dim}}},
		"an empty part":        {Filters: []Filter{{Criteria{Of: OfEntities, Any: [][]Condition{{}}}, Dim}}},
		"does nothing":         {Filters: []Filter{{typed("A"), ""}}},
		"no date":              {Filters: []Filter{{Criteria{Of: OfLinks, Any: [][]Condition{{{On: "date", From: "May"}}}}, Hide}}},
		"too long a value":     {Filters: []Filter{{typed(strings.Repeat("a", maxValue+1)), Dim}}},
		"too many values":      {Filters: []Filter{{typed(make([]string, maxValues+1)...), Dim}}},
		"too many filters":     {Filters: slices.Repeat([]Filter{{typed("A"), Dim}}, maxRules+1)},
		"too many conditions":  {Filters: []Filter{{Criteria{Of: OfEntities, Any: [][]Condition{slices.Repeat(typed("A").Any[0], maxConditions+1)}}, Dim}}},
	} {
		if err := l.check(); KindOf(err) != Invalid || err == nil {
			t.Errorf("%s: %v", says, err)
		}
	}
	fine := Lens{Filters: []Filter{{typed("Company", ""), Hide}}}
	if err := fine.check(); err != nil {
		t.Error(err)
	}
}
