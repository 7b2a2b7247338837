package graph_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
	"clew/graph/graphtest"
)

var everyType = graph.SavedQuery{Params: []graph.Param{
	{Name: "text", Type: graph.TextParam},
	{Name: "number", Type: graph.NumberParam, Default: int64(3)},
	{Name: "date", Type: graph.DateParam, Required: true},
	{Name: "boolean", Type: graph.BooleanParam, Default: true},
	{Name: "enum", Type: graph.EnumParam, Options: []string{"one", "two"}},
	{Name: "list", Type: graph.ListParam, Default: []string{"x"}},
}}

func TestAFormGivesTypedValues(t *testing.T) {
	for name, c := range map[string]struct {
		form string
		want map[string]any
	}{
		"defaults": {"date=2021", map[string]any{"text": nil, "number": int64(3), "date": "2021", "boolean": true, "enum": nil, "list": []string{"x"}}},
		"all": {"text=+a&number=1.5&date=2021-03&boolean=no&enum=two&list=a&list=b%0D%0Ac",
			map[string]any{"text": "a", "number": 1.5, "date": "2021-03", "boolean": false, "enum": "two", "list": []string{"a", "b", "c"}}},
		"emptied": {"date=2021-03-12&number=&boolean=&list=&text=",
			map[string]any{"text": nil, "number": nil, "date": "2021-03-12", "boolean": nil, "enum": nil, "list": nil}},
		"large": {"date=2021&number=9007199254740993&list=", map[string]any{"text": nil, "number": int64(9007199254740993), "date": "2021", "boolean": true, "enum": nil, "list": nil}},
	} {
		t.Run(name, func(t *testing.T) {
			form, err := url.ParseQuery(c.form)
			if err != nil {
				t.Fatal(err)
			}
			values, wrong := everyType.Values(form)
			if diff := cmp.Diff(c.want, values); diff != "" || len(wrong) > 0 {
				t.Error(wrong, diff)
			}
		})
	}
}

func TestWhatIsWrongIsToldAtItsField(t *testing.T) {
	form := url.Values{"text": {"a", "b"}, "number": {"many"}, "boolean": {"maybe"}, "enum": {"three"}, "list": {strings.Repeat("x", 5000)}}
	_, wrong := everyType.Values(form)
	want := []graph.FieldError{
		{"text", "Only one value can be given here."}, {"number", `"many" is not a number. Write one such as 12 or 0.5.`},
		{"date", "This is needed."}, {"boolean", `"maybe" is neither yes nor no.`},
		{"enum", `"three" is none of the choices: one, two.`}, {"list", "One of these is too long: 2000 characters at most."},
	}
	if diff := cmp.Diff(want, wrong); diff != "" {
		t.Error(diff)
	}
	for _, number := range []string{"NaN", "Inf", "1e999", "0x1p2", "1_000"} {
		if _, wrong := everyType.Values(url.Values{"number": {number}, "date": {"2021"}}); len(wrong) != 1 {
			t.Errorf("%s is taken for a number", number)
		}
	}
	if _, wrong := everyType.Values(url.Values{"date": {"2021-02-30"}}); len(wrong) != 1 || wrong[0].Field != "date" {
		t.Errorf("30 February: %v", wrong)
	}
}

func fill(t *testing.T, store *graph.Store, p graph.Param, given ...string) (graph.Field, any, graph.Form) {
	t.Helper()
	p.Name = "who"
	form, err := store.FillForm(t.Context(), graph.SavedQuery{Params: []graph.Param{p}}, url.Values{"who": given})
	if err != nil {
		t.Fatal(err)
	}
	return form.Fields[0], form.Values["who"], form
}

func TestAnEntityIsGivenByNameOrID(t *testing.T) {
	store := graphtest.Demo(t)
	agency := graph.Param{Type: graph.EntityParam, EntityType: "Agency"}
	field, id, form := fill(t, store, agency, "u.s. department of defense")
	if field.Error != "" || len(field.Entities) != 1 || field.Entities[0].ID != id || form.Address().Get("who") != id {
		t.Fatalf("by name: %+v, %v", field, id)
	}
	for _, given := range []string{id.(string), graph.EntityText(field.Entities[0]), "any other name [" + id.(string) + "]"} {
		if field, value, _ := fill(t, store, agency, given); field.Error != "" || value != id {
			t.Errorf("%s is %v: %+v", given, value, field)
		}
	}
	if field, value, _ := fill(t, store, agency, "Xiaomi"); value != nil || len(field.Choices) > 0 || field.Error == "" {
		t.Errorf("a company was taken for an agency: %+v", field)
	}
	field, value, _ := fill(t, store, agency, "federal", "court")
	if value != nil || field.Error == "" {
		t.Errorf("two values for one: %+v", field)
	}
	field, value, _ = fill(t, store, graph.Param{Type: graph.EntityParam}, "designation")
	if value != nil || len(field.Choices) < 2 || !strings.Contains(field.Error, "“designation”") {
		t.Errorf("an unclear name: %+v", field)
	}
	if field, value, _ := fill(t, store, graph.Param{Type: graph.EntityParam, EntityType: "Person"}, "Rudolph Contreras"); value == nil {
		t.Errorf("a judge is no person: %+v", field)
	}
	field, value, form = fill(t, store, graph.Param{Type: graph.EntitiesParam}, "Xiaomi\nHuawei")
	if list, _ := value.([]string); len(list) != 2 || field.Error != "" || !slices.Equal(form.Address()["who"], list) {
		t.Errorf("two companies: %v, %+v", value, field)
	}
}

func TestOfAForeignGraphAnEntityIsItsElementID(t *testing.T) {
	store := graphtest.Movies(t)
	field, value, form := fill(t, store, graph.Param{Type: graph.EntityParam, EntityType: "Movie"}, "The Matrix")
	element := graphtest.Run(t, "MATCH (m:Movie {title: 'The Matrix'}) RETURN elementId(m)", nil)[0][0]
	if field.Error != "" || value != element || form.Address().Get("who") != field.Entities[0].ID || value == field.Entities[0].ID {
		t.Errorf("%v is not %v: %+v", value, element, field)
	}
	if field, again, _ := fill(t, store, graph.Param{Type: graph.EntityParam}, field.Entities[0].ID); again != element {
		t.Errorf("by its ID it is %v: %+v", again, field)
	}
}
