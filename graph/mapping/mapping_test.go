package mapping_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/mapping"
	"clew/graph/tables"
)

func openText(tb testing.TB, name, text string) *tables.File {
	tb.Helper()
	file, err := tables.Open(tables.Input{ReaderAt: strings.NewReader(text), Size: int64(len(text)), Name: name}, tables.Look{})
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

func read(tb testing.TB, text string) *mapping.Mapping {
	tb.Helper()
	m, err := mapping.Read(strings.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// told is what becomes of each row, in words.
func told(tb testing.TB, m *mapping.Mapping, file *tables.File) string {
	tb.Helper()
	plan, err := m.Of(file)
	if err != nil {
		tb.Fatal(err)
	}
	var text strings.Builder
	names := map[string]string{}
	for o, err := range plan.Outcomes() {
		if err != nil {
			tb.Fatal(err)
		}
		fmt.Fprintf(&text, "%d:", o.Row.Line)
		if o.Refused != "" {
			fmt.Fprintf(&text, " REFUSED %s", o.Refused)
		}
		for _, e := range o.Entities {
			names[e.ID] = e.Key
			switch {
			case e.Reference:
				fmt.Fprintf(&text, " (%s)", e.Key)
			default:
				fmt.Fprintf(&text, " %s %q%s%s", strings.Join(append([]string{e.Type}, e.Also...), "+"), e.Name, listed(e.Aliases), facts(e.Facts))
			}
		}
		for _, l := range o.Links {
			fmt.Fprintf(&text, " %s-%s->%s%s%s", names[l.Source], l.Type, names[l.Target], dated(&l.LinkItem), facts(l.Facts))
		}
		text.WriteString("\n")
	}
	return strings.TrimSpace(text.String())
}

func listed(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return " aka " + strings.Join(list, ", ")
}

func dated(l *graph.LinkItem) string {
	return strings.TrimRight(fmt.Sprintf(" %s/%s/%s", l.From, l.Until, l.Status), "/ ")
}

func facts(facts map[string]any) string {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		fmt.Fprintf(&text, " %s=%v", name, facts[name])
	}
	return text.String()
}

const donations = `{
  "clewMapping": 1, "name": "Donations", "version": 2, "dataset": "donations", "nulls": ["-0-", "n/a"],
  "tables": [{
    "entities": [
      {"id": "donor", "key": {"columns": ["DonorId"], "space": "donor"}, "name": ["First", "Last"], "aliases": [{"column": "Also", "split": ";"}],
       "type": {"column": "Status", "as": {"Individual": "Person"}, "else": "Organization"},
       "facts": [{"name": "born", "column": "Born", "kind": "date", "formats": ["D MMM YYYY", "YYYY"]}]},
      {"id": "party", "key": {"columns": ["Party"], "space": "party"}, "name": ["Party"], "type": {"is": "Party"}},
      {"id": "sector", "each": {"column": "Sectors", "split": ";"}, "key": {"columns": ["Sectors"], "space": "sector"}, "name": ["Sectors"], "type": {"is": "Sector"}}
    ],
    "links": [
      {"source": "donor", "target": "party", "type": {"is": "DONATED_TO"}, "key": ["Ref"], "from": {"column": "Date", "formats": ["DD/MM/YYYY"], "precisionColumn": "Known"},
       "status": {"column": "Said", "else": "asserted"},
       "facts": [{"name": "value", "column": "Value", "kind": "number", "decimal": "."}, {"name": "cash", "column": "Cash", "kind": "boolean"}, {"name": "count", "column": "N", "kind": "whole"}]},
      {"source": "donor", "target": "sector", "type": {"is": "WORKS_IN"}, "when": {"column": "Cash", "not": ["False"]}}
    ]
  }]
}`

const donationsFile = `Ref,DonorId,First,Last,Also,Status,Born,Party,Sectors,Date,Known,Said,Value,Cash,N
C1,17,Ada,Smith,A. Smith;-0-; Ada S.,Individual,12 Feb 1961,Red,oil; gas,17/01/2018,,,"£48,000.50",True,3
C2,18,Outra,-0-,,Company,1990,Red,oil,17/01/2018,month,alleged,1,False,
C3,,,,,,,Red,,,,,,,
C4,,Bo,,,,,Red,,,,,,,
C5,19,Cy,,,Individual,long ago,Red,,,,,,,
C6,20,Di,,,political party,,Blue,,31/02/2018,,,,,
C7,21,Ed,,,political party,,Blue,,28/02/2018,,rumoured,,,
C8,22,Flo,,,,,,,,,,x,,
`

func TestRowsBecomeWhatTheMappingSays(t *testing.T) {
	want := `2: Person "Ada Smith" aka A. Smith, Ada S. born=1961-02-12 Party "Red" Sector "oil" Sector "gas" 17-DONATED_TO->Red 2018-01-17//asserted cash=true count=3 value=48000.5 17-WORKS_IN->oil 17-WORKS_IN->gas
3: Company "Outra" born=1990 Party "Red" Sector "oil" 18-DONATED_TO->Red 2018-01//alleged cash=false value=1
4: Party "Red"
5: REFUSED “DonorId” is empty, so “Bo” has no key
6: REFUSED “Born”: "long ago" is not a date written as D MMM YYYY or YYYY
7: REFUSED “Date”: "31/02/2018" is not a date written as DD/MM/YYYY
8: PoliticalParty "Ed" Party "Blue" 21-DONATED_TO->Blue 2018-02-28//asserted
9: Organization "Flo"`
	if got := told(t, read(t, donations), openText(t, "d.csv", donationsFile)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestAMappingIsWrittenAsItIsRead(t *testing.T) {
	m := read(t, donations)
	var first, second bytes.Buffer
	if err := m.Write(&first); err != nil {
		t.Fatal(err)
	}
	if err := read(t, first.String()).Write(&second); err != nil || first.String() != second.String() {
		t.Errorf("%v:\n%s\nthen\n%s", err, first.String(), second.String())
	}
}

func TestAMistakeInAMappingIsToldWithItsPlace(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(donations, from, to, 1) }
	for _, c := range []struct{ text, want string }{
		{"{", "this is not a mapping"},
		{"{}", "does not begin with \"clewMapping\": 1"},
		{change(`"clewMapping": 1`, `"clewMapping": 2`), "this Clew reads version 1"},
		{change(`"dataset": "donations"`, `"dataset": " "`), "“dataset” is missing"},
		{change(`"nulls"`, `"nils"`), "there is no field \"nils\""},
		{donations + "{}", "something follows"},
		{change(`"id": "party"`, `"id": "donor"`), "tables[0].entities[1] (donor): the id “donor” is used twice"},
		{change(`"columns": ["Party"]`, `"columns": []`), "“key” names no columns"},
		{change(`"is": "Party"`, `"is": "a party"`), "is not a type"},
		{change(`"is": "DONATED_TO"`, `"is": "QUOTES"`), "taken by Clew itself"},
		{change(`"target": "party"`, `"target": "nobody"`), "tables[0].links[0]: there is no entity “nobody”"},
		{change(`"kind": "number"`, `"kind": "money"`), "there is no kind “money”"},
		{change(`"DD/MM/YYYY"`, `"DD/DD"`), "is not how dates are written"},
		{change(`"name": "value"`, `"name": "from"`), "a fact can't be called \"from\""},
		{change(`"else": "asserted"`, `"else": "certain"`), "is not a status"},
		{change(`"name": ["Party"], "type": {"is": "Party"}`, `"name": ["Party"]`), "“type” is missing"},
		{change(`"name": ["Party"],`, `"reference": true, "name": ["Party"],`), "nothing but a key"},
	} {
		_, err := mapping.Read(strings.NewReader(c.text))
		if graph.KindOf(err) != graph.Invalid || !strings.Contains(graph.MessageOf(err), c.want) {
			t.Errorf("%.60s: %v, want %q", c.text, err, c.want)
		}
	}
	m := read(t, donations)
	if _, err := m.Of(openText(t, "x.csv", "Ref,DonorId\n1,2\n")); !strings.Contains(graph.MessageOf(err), "there is no column “First”") {
		t.Errorf("%v", err)
	}
	m.Tables[0].Table = "nodes"
	if _, err := m.Of(openText(t, "x.csv", donationsFile)); !strings.Contains(graph.MessageOf(err), "there is no table “nodes”") {
		t.Errorf("%v", err)
	}
}

func TestKeysMakeIDsThatStay(t *testing.T) {
	ids := func(text string) map[string]string {
		plan, err := read(t, text).Of(openText(t, "d.csv", donationsFile))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]string{}
		for o := range plan.Outcomes() {
			for _, e := range o.Entities {
				ids[e.Key] = e.ID
			}
		}
		return ids
	}
	first := ids(donations)
	if again := ids(donations); !maps.Equal(first, again) {
		t.Error("the same file has other ids")
	}
	other := ids(strings.Replace(donations, `"dataset": "donations"`, `"dataset": "others"`, 1))
	if other["17"] == first["17"] {
		t.Error("two datasets share ids")
	}
	shared := strings.Replace(donations, `"space": "donor"`, `"space": "donor", "shared": true`, 1)
	if ids(shared)["17"] != ids(strings.Replace(shared, `"dataset": "donations"`, `"dataset": "others"`, 1))["17"] {
		t.Error("a shared key differs between datasets")
	}
	if spaced := ids(strings.Replace(donations, `"space": "donor"`, `"space": "party"`, 1)); spaced["17"] == first["17"] {
		t.Error("spaces do not keep keys apart")
	}
}

func FuzzMapping(f *testing.F) {
	f.Add(donations, donationsFile)
	f.Add(`{"clewMapping": 1, "dataset": "x", "tables": [{"entities": [{"id": "a", "key": {"columns": ["a"]}}]}]}`, "a,b\n1,2\n")
	f.Fuzz(func(t *testing.T, text, file string) {
		m, err := mapping.Read(strings.NewReader(text))
		if err != nil {
			if graph.KindOf(err) != graph.Invalid {
				t.Fatal(err)
			}
			return
		}
		in := tables.Input{ReaderAt: strings.NewReader(file), Size: int64(len(file))}
		opened, err := tables.Open(in, tables.Look{Format: tables.Delimited})
		if err != nil {
			return
		}
		plan, err := m.Of(opened)
		if err != nil {
			return
		}
		for o, err := range plan.Outcomes() {
			if err == nil && (o.Refused == "") != (len(o.Entities)+len(o.Links) > 0) {
				t.Errorf("row %d holds nothing and is not refused, or both", o.Row.Line)
			}
			for _, l := range o.Links {
				if l.ID == "" || l.Source == "" || l.Target == "" || graph.CheckLinkType(l.Type) != nil {
					t.Errorf("row %d has a link %+v", o.Row.Line, l.Link)
				}
			}
		}
	})
}

func FuzzGuess(f *testing.F) {
	for _, seed := range []string{donationsFile, "source,target,type\na,b,knows\n", "id,name,parent\n1,A,\n2,B,A\n", "1,2,-0-\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		opened, err := tables.Open(tables.Input{ReaderAt: strings.NewReader(text), Size: int64(len(text))}, tables.Look{Format: tables.Delimited})
		if err != nil {
			return
		}
		m, err := mapping.Guess(opened, "file.csv")
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if _, err := m.Of(opened); err != nil {
			t.Errorf("%q: the guess does not fit: %v", text, err)
		}
	})
}
