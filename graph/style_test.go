package graph

import (
	"encoding/json"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
)

// dressed is a dress as testdata/styles.json has it.
type dressed struct {
	Colour string
	Size   float64
	Icon   string
	Label  any
	Line   *LinePattern
}

func TestStylesDrawAsTheBrowserDoes(t *testing.T) {
	text, err := os.ReadFile("testdata/styles.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		ruleTable
		Cases []struct {
			Says    string
			Styles  []Style
			Dresses map[string]dressed
		}
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	for _, c := range table.Cases {
		t.Run(c.Says, func(t *testing.T) {
			view := View{Lens: &Lens{Styles: c.Styles}, Chosen: table.Facts, Measures: &Measures{Shown: table.Measures}, Links: table.Links}
			for _, e := range table.Entities {
				view.Entities = append(view.Entities, ViewEntity{Entity: e})
			}
			if err := view.Lens.check(); err != nil {
				t.Error(err)
			}
			dresses, _ := view.Drawn()
			for id, dress := range dresses {
				got := dressed{dress.Colour, math.Round(dress.Size*1000) / 1000, dress.Icon, nil, nil}
				if dress.Line != nil {
					got.Line = &LinePattern{Period: dress.Line.Period, Share: dress.Line.Share}
				}
				for _, text := range dress.Label {
					label, _ := got.Label.([]any)
					got.Label = append(label, text)
				}
				if want := c.Dresses[id]; !reflect.DeepEqual(got, want) {
					t.Errorf("%s: %+v, want %+v", id, got, want)
				}
				if dress.Bare != (strings.Contains(c.Says, "labels") && id == "dod") {
					t.Errorf("%s: bare is %v", id, dress.Bare)
				}
			}
		})
	}
}

func TestALegendCountsWhatARuleDoesAndKnowsTheEndsOfItsScale(t *testing.T) {
	view := View{Lens: &Lens{
		Filters: []Filter{{Criteria{OfEntities, [][]Condition{{{On: "type", Is: []string{"Company", "Person"}}}}}, Hide}},
		Styles: []Style{
			{Criteria: Criteria{Of: OfEntities, Any: [][]Condition{{{On: "type", Is: []string{"Company"}}}}}, Colour: &StyleColour{Swatch: "blue"}},
			{Criteria: Criteria{Of: OfEntities}, Colour: &StyleColour{By: &Ask{On: "date"}, From: "orange", To: "blue"}, Size: &StyleSize{By: &Ask{On: "total"}}},
		},
	}}
	for i, e := range []Entity{{ID: "a", Type: "Company"}, {ID: "b", Type: "Person", From: "1969-12"}, {ID: "c", Type: "Person", From: "1970"}, {ID: "d", Type: "Court", From: "1800"}} {
		e.Degree = 3 + i
		view.Entities = append(view.Entities, ViewEntity{Entity: e})
	}
	dresses, effects := view.Drawn()
	if len(dresses) != 3 || effects[0].Count != 1 || effects[0].Colour != nil || effects[1].Count != 3 {
		t.Errorf("%d dresses, %+v", len(dresses), effects)
	}
	if c, z := effects[1].Colour, effects[1].Size; c.Least != "1969-12" || c.Most != "1970" || z.Least != "3" || z.Most != "5" {
		t.Errorf("ends %+v and %+v", c, z)
	}
}

func TestStylesOfALensAreChecked(t *testing.T) {
	for says, text := range map[string]string{
		"changes nothing":        `{"of": "entities", "any": []}`,
		"no such colour":         `{"of": "entities", "any": [], "colour": {"swatch": "#ff0000"}}`,
		"no colour":              `{"of": "entities", "any": [], "colour": {}}`,
		"two sorts of colour":    `{"of": "entities", "any": [], "colour": {"swatch": "blue", "by": {"on": "degree"}, "from": "blue", "to": "grey"}}`,
		"half a scale":           `{"of": "entities", "any": [], "colour": {"by": {"on": "degree"}, "from": "blue"}}`,
		"no values":              `{"of": "entities", "any": [], "colour": {"by": {"on": "type"}, "values": {}}}`,
		"a value without colour": `{"of": "entities", "any": [], "colour": {"by": {"on": "type"}, "values": {"A": "red"}}}`,
		"no such size":           `{"of": "entities", "any": [], "size": {"step": "huge"}}`,
		"two sizes":              `{"of": "entities", "any": [], "size": {"step": "large", "by": {"on": "degree"}}}`,
		"a size beside a scale":  `{"of": "entities", "any": [], "size": {"step": "huge", "by": {"on": "degree"}}}`,
		"what links lack":        `{"of": "links", "any": [], "size": {"by": {"on": "degree"}}}`,
		"no property":            `{"of": "links", "any": [], "size": {"by": {"on": "property"}}}`,
		"an icon of a link":      `{"of": "links", "any": [], "icon": "flag"}`,
		"no such icon":           `{"of": "entities", "any": [], "icon": "../flag"}`,
		"a line of an entity":    `{"of": "entities", "any": [], "line": "dotted"}`,
		"no such line":           `{"of": "links", "any": [], "line": "wavy"}`,
		"no label":               `{"of": "links", "any": [], "label": {}}`,
		"two labels":             `{"of": "links", "any": [], "label": {"none": true, "by": {"on": "date"}}}`,
		"no such condition":      `{"of": "links", "any": [[{"on": "colour"}]], "line": "dotted"}`,
	} {
		var s Style
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			t.Fatal(err)
		}
		if err := (&Lens{Styles: []Style{s}}).check(); KindOf(err) != Invalid {
			t.Errorf("%s: %v", says, err)
		}
	}
	if err := (&Lens{Styles: make([]Style, maxRules+1)}).check(); KindOf(err) != Invalid {
		t.Errorf("too many: %v", err)
	}
}
