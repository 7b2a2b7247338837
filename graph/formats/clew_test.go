package formats_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"clew/graph"
	"clew/graph/demo"
	"clew/graph/formats"
)

// good is a small file without mistakes; each bad one differs in one place.
const good = `{
  "clew": 1, "dataset": "small", "created": "2021-05-20T00:00:00Z", "addedBy": "a test",
  "sources": [{"id": "brief", "title": "A brief", "text": "小米 sued. The court ruled. The court ruled again."}],
  "entities": [
    {"id": "a", "type": "Company", "name": "A", "aliases": ["小米"], "facts": {"size": 3, "share": 0.5, "listed": true, "roles": ["x", "y"]}},
    {"id": "b", "type": "Ruling", "also": ["Event"], "name": "B",
     "claims": [{"source": "brief", "quote": "The court ruled", "start": 9, "date": "2021", "by": "a", "answers": [{"as": "disputes", "to": "sued"}]}]}
  ],
  "links": [
    {"id": "l1", "source": "a", "type": "SUED", "target": "b", "from": "2021-03", "until": "2021",
     "claims": [{"source": "brief", "quote": "小米 sued", "status": "alleged", "id": "sued"}]}
  ],
  "opening": {"title": "T", "text": "I", "entities": [{"id": "a", "x": -3, "y": 4}]}
}`

func read(t testing.TB, file string) ([]graph.Item, error) {
	t.Helper()
	var items []graph.Item
	for item, err := range formats.ReadClew(strings.NewReader(file)) {
		if err != nil {
			return items, err
		}
		items = append(items, item)
	}
	return items, nil
}

func TestAFileIsReadWithOffsetsInCharacters(t *testing.T) {
	items, err := read(t, "\uFEFF"+good)
	if err != nil {
		t.Fatal(err)
	}
	var claims []*graph.ClaimItem
	var link *graph.LinkItem
	for _, item := range items {
		if item.Claim != nil {
			claims = append(claims, item.Claim)
		}
		if item.Link != nil {
			link = item.Link
		}
	}
	if len(items) != 7 || len(claims) != 2 {
		t.Fatalf("%d items with %d claims, want 7 with 2", len(items), len(claims))
	}
	event, sued := claims[0], claims[1]
	if event.Passage.Start != 9 || event.Passage.End != 24 || event.Passage.Prefix != "小米 sued. " || event.Target != "" {
		t.Errorf("the claim about the ruling: %+v", event)
	}
	if sued.Passage.Start != 0 || sued.Passage.End != 7 || sued.Status != graph.Alleged || sued.Date != "2021-03" {
		t.Errorf("the claim about the lawsuit: %+v", sued)
	}
	if link.Status != graph.Alleged || len(link.Passages) != 1 || link.Passages[0] != sued.Passage.ID || sued.About != link.ID {
		t.Errorf("the link does not sum up its claim: %+v", link)
	}
}

func TestAFileWithAMistakeIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"no JSON":             {good, "facts: none", "line 1: this is not JSON"},
		"nothing":             {good, "", "line 1: the file ends too early"},
		"cut short":           {"\"y\": 4}]}\n}", "", "the file ends too early"},
		"more behind":         {`"y": 4}]}` + "\n}", `"y": 4}]}}` + "\n{}", "something follows the end"},
		"a broken member":     {`"name": "B"`, `"name" "B"`, "line 6: this is not JSON"},
		"a broken end":        {`"clew": 1,`, `"clew": 1;`, "line 2: this is not JSON"},
		"a list twice":        {`"links": [`, `"entities": [`, "“entities” stands there twice"},
		"another shape":       {good, "[1]", "not a file of facts for Clew"},
		"not UTF-8":           {"A brief", "A br\xffef", "not UTF-8"},
		"another format":      {`"clew": 1, `, "", "not a file of facts for Clew"},
		"a newer format":      {`"clew": 1`, `"clew": 2`, "version 2"},
		"no dataset":          {`"small"`, `" "`, "“dataset” is missing"},
		"no time":             {`"created": "2021-05-20T00:00:00Z", `, "", "“created” is missing"},
		"a wrong time":        {"2021-05-20T00:00:00Z", "May 2021", "“created” is not a time"},
		"a time before time":  {"2021-05-20T00:00:00Z", "1970-01-01T00:00:00+14:00", "“created” is missing or before 1970"},
		"an unknown field":    {`"title": "A brief"`, `"titel": "A brief"`, `sources[0]: there is no field "titel" here`},
		"a wrong kind":        {`"x": -3`, `"x": "left"`, "opening: “entities.x” can't be a string"},
		"an unknown word":     {`"dataset"`, `"licence": "?", "dataset"`, `there is no field "licence" here`},
		"no list":             {`"links": [`, `"links": 3, "x": [`, "“links” can't be a number"},
		"a huge list":         {`"links": [`, `"links": 1E700, "x": [`, "“links” can't be a number"},
		"a title missing":     {"A brief", " ", "sources[0] (brief): “title” is missing"},
		"a wrong address":     {`"title"`, `"url": "javascript:alert(1)", "title"`, "sources[0] (brief): \"javascript:alert(1)\" is not a web address"},
		"a wrong publication": {`"title"`, `"published": "2021-02-30", "title"`, "sources[0] (brief): “published”"},
		"an id missing":       {`"id": "a", "type"`, `"type"`, "entities[0]: \"\" is not an id"},
		"an id twice":         {`"id": "b"`, `"id": "a"`, "entities[1] (a): the id \"a\" is used twice"},
		"a name missing":      {`"name": "A"`, `"name": "  "`, "entities[0] (a): “name” is missing"},
		"an empty alias":      {`["小米"]`, `[""]`, "entities[0] (a): an alias is empty"},
		"a type missing":      {`"type": "Company"`, `"type": ""`, "entities[0] (a): \"\" is not a type"},
		"a type with blanks":  {`"Company"`, `"Big Company"`, "entities[0] (a): \"Big Company\" is not a type"},
		"a type with a quote": {`"Company"`, "\"A`) DETACH DELETE n //\"", "is not a type"},
		"a taken type":        {`"Company"`, `"Claim"`, "entities[0] (a): The type \"Claim\" is taken"},
		"a broader type":      {`["Event"]`, `["ClewSchema"]`, "entities[1] (b): The type \"ClewSchema\" is taken"},
		"a taken link type":   {`"SUED"`, `"QUOTES"`, "links[0] (l1): The type \"QUOTES\" is taken"},
		"a taken fact":        {`"size"`, `"name"`, "entities[0] (a): a fact can't be called \"name\""},
		"a nested fact":       {`"size": 3`, `"size": {"m": 3}`, "entities[0] (a): the fact “size”"},
		"a mixed list":        {`["x", "y"]`, `["x", 1]`, "the fact “roles” is a list of different kinds"},
		"an empty fact":       {`"size": 3`, `"size": null`, "the fact “size”"},
		"a huge number":       {`"size": 3`, `"size": 1e999`, "the fact “size” is too large"},
		"an unknown end":      {`"target": "b"`, `"target": "c"`, "links[0] (l1): there is no entity \"c\""},
		"a wrong date":        {`"2021-03"`, `"2021-13"`, "links[0] (l1): “from”: \"2021-13\" is not a date"},
		"an end before":       {`"until": "2021"`, `"until": "2020-12"`, "links[0] (l1): it ends (2020-12) before it begins (2021-03)"},
		"a wrong status":      {`"alleged"`, `"rumoured"`, "links[0] (l1): claims[0]: \"rumoured\" is not a status"},
		"an unknown source":   {`"source": "brief", "quote": "小米 sued"`, `"source": "web", "quote": "小米 sued"`, "links[0] (l1): claims[0]: there is no source \"web\""},
		"a changed quote":     {`"quote": "小米 sued"`, `"quote": "小米 Sued"`, "links[0] (l1): claims[0]: the quote is not in source “brief”"},
		"an empty quote":      {`"quote": "小米 sued"`, `"quote": " "`, "links[0] (l1): claims[0]: there is no quote of source “brief”"},
		"an unclear quote":    {`, "start": 9`, "", "entities[1] (b): claims[0]: “start” is needed, for the quote stands more than once in source “brief”"},
		"a wrong start":       {`"start": 9`, `"start": 10`, "the quote does not stand at character 10 in source “brief”"},
		"a start far off":     {`"start": 9`, `"start": 9223372036854775807`, "the quote does not stand at character 9223372036854775807"},
		"a start before":      {`"start": 9`, `"start": -1`, "the quote does not stand at character -1"},
		"a claim twice": {`[{"source": "brief", "quote": "小米 sued", "status": "alleged", "id": "sued"}]`,
			`[{"source": "brief", "quote": "小米 sued", "id": "sued"}, {"source": "brief", "quote": "小米 sued"}]`, "claims[1]: the same quote is claimed twice"},
		"an unknown speaker":      {`"by": "a"`, `"by": "c"`, "entities[1] (b): claims[0]: there is no entity \"c\" in this file"},
		"an unknown claim":        {`"to": "sued"`, `"to": "said"`, "entities[1] (b): claims[0]: there is no claim \"said\" in this file"},
		"a wrong stance":          {`"as": "disputes"`, `"as": "doubts"`, "entities[1] (b): claims[0]: A claim can't do \"doubts\" to another"},
		"a claim's id twice":      {`"2021", "by"`, `"2021", "id": "sued", "by"`, "the id \"sued\" is used twice"},
		"two answers to one":      {`[{"as": "disputes", "to": "sued"}]`, `[{"as": "disputes", "to": "sued"}, {"as": "retracts", "to": "sued"}]`, "it answers the claim \"sued\" twice"},
		"an opening of strangers": {`{"id": "a", "x"`, `{"id": "z", "x"`, "opening.entities[0]: there is no entity \"z\""},
	} {
		t.Run(name, func(t *testing.T) {
			file := strings.Replace(good, c.old, c.new, 1)
			if file == good {
				t.Fatalf("%q is not in the good file", c.old)
			}
			items, err := read(t, file)
			if graph.KindOf(err) != graph.Invalid || !strings.Contains(graph.MessageOf(err), c.want) {
				t.Errorf("refused with %v, want %q", err, c.want)
			}
			if len(items) > 0 {
				t.Errorf("%d items were passed on before the mistake was found", len(items))
			}
		})
	}
}

// Programs that write JSON sort its fields as they like.
func TestTheFieldsOfAFileMayComeInAnyOrder(t *testing.T) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(good), &fields); err != nil {
		t.Fatal(err)
	}
	var file strings.Builder
	for _, name := range []string{"opening", "links", "entities", "sources", "addedBy", "created", "dataset", "clew"} {
		file.WriteString(map[bool]string{true: "{", false: ","}[file.Len() == 0] + `"` + name + `":` + string(fields[name]))
	}
	want, err := read(t, good)
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(t, file.String()+"}")
	if err != nil || marshal(t, got) != marshal(t, want) {
		t.Errorf("%v: %s, want %s", err, marshal(t, got), marshal(t, want))
	}
}

// repeated is a file of a head, a piece that comes again and again with a
// number in it, and an end. It is made as it is read.
type repeated struct {
	head, piece, end string
	n, at            int
	rest             string
}

func (r *repeated) Read(p []byte) (int, error) {
	for ; r.rest == "" && r.at <= r.n+1; r.at++ {
		switch r.at {
		case 0:
			r.rest = r.head
		case r.n + 1:
			r.rest = r.end
		default:
			r.rest = fmt.Sprintf(r.piece, r.at)
		}
	}
	n := copy(p, r.rest)
	if r.rest = r.rest[n:]; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Seek reads on from the beginning up to the place.
func (r *repeated) Seek(offset int64, _ int) (int64, error) {
	r.at, r.rest = 0, ""
	return io.CopyN(io.Discard, r, offset)
}

func TestALargeFileIsNotHeldInMemory(t *testing.T) {
	file := &repeated{n: 10_000, head: `{"clew": 1, "dataset": "large", "created": "2021-05-20T00:00:00Z", "entities": [`,
		piece: `{"id": "%d", "type": "Company", "name": "A", "about": "` + strings.Repeat("long ", 200) + `"},` + "\n",
		end:   `{"id": "last", "type": "Company", "name": "Z"}]}`} // 11 MB
	before := held()
	count, most := 0, uint64(0)
	for _, err := range formats.ReadClew(file) {
		if err != nil {
			t.Fatal(err)
		}
		if count++; count%2_000 == 0 {
			most = max(most, held())
		}
	}
	if grown := int64(most) - int64(before); count != 10_001 || grown > 5<<20 {
		t.Errorf("%d entities, and %d MB more are held while they are read", count, grown>>20)
	}
}

// held is how many bytes of memory are in use.
func held() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func TestAClaimAnswersOneThatComesLater(t *testing.T) {
	items, err := read(t, good)
	if err != nil {
		t.Fatal(err)
	}
	var claims []*graph.ClaimItem
	company := ""
	for _, item := range items {
		if item.Claim != nil {
			claims = append(claims, item.Claim)
		}
		if item.Entity != nil && item.Entity.Name == "A" {
			company = item.Entity.ID
		}
	}
	if want := []graph.Answer{{As: graph.Disputes, To: claims[1].ID}}; !slices.Equal(claims[0].Answers, want) || claims[0].By != company {
		t.Errorf("it answers %+v and is said by %q", claims[0].Answers, claims[0].By)
	}
	// An id of its own, which only others in the file use, makes no other claim of it.
	plain, err := read(t, strings.NewReplacer(`, "id": "sued"`, "", `, "answers": [{"as": "disputes", "to": "sued"}]`, "").Replace(good))
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range plain {
		if item.Claim != nil && item.Claim.Relation == "SUED" && item.Claim.ID != claims[1].ID {
			t.Errorf("without its id it is %s, with it %s", item.Claim.ID, claims[1].ID)
		}
	}
}

func TestIDsAreTheSameAtEveryReading(t *testing.T) {
	first, err := read(t, good)
	if err != nil {
		t.Fatal(err)
	}
	second, err := read(t, strings.ReplaceAll(good, "\n", ""))
	if err != nil {
		t.Fatal(err)
	}
	other, err := read(t, strings.Replace(good, `"small"`, `"other"`, 1))
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := marshal(t, first), marshal(t, second), marshal(t, other)
	if a != b {
		t.Errorf("the same facts became\n%s\nand\n%s", a, b)
	}
	if first[1].Entity.ID == other[1].Entity.ID || a == c {
		t.Error("two datasets share an id")
	}
}

func TestEveryLinkOfTheDemonstrationHasAQuote(t *testing.T) {
	text, err := io.ReadAll(demo.Facts())
	if err != nil {
		t.Fatal(err)
	}
	items, err := read(t, string(text))
	if err != nil {
		t.Fatal(err)
	}
	claimed := map[string]int{}
	for _, item := range items {
		if item.Claim != nil {
			claimed[item.Claim.About]++
		}
	}
	for _, item := range items {
		if item.Link != nil && claimed[item.Link.ID] == 0 {
			t.Errorf("nothing supports %s %s %s", item.Link.Source, item.Link.Type, item.Link.Target)
		}
	}
}

func marshal(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func FuzzReadClew(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"clew": 1, "dataset": "x", "created": "1970-01-01T00:00:00Z"}`))
	f.Add([]byte(`{"clew": 1, "links": [{}]}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		for item, err := range formats.ReadClew(bytes.NewReader(file)) {
			if err != nil {
				if graph.KindOf(err) != graph.Invalid {
					t.Fatalf("a mistake came out as %v", err)
				}
				return
			}
			if c := item.Claim; c != nil && c.Passage.End-c.Passage.Start != len([]rune(c.Passage.Text)) {
				t.Fatalf("the offsets do not fit the quote: %+v", c.Passage)
			}
		}
	})
}

func TestTheExampleOfTheManualIsAGoodFile(t *testing.T) {
	manual, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(manual), "```json\n")
	example, _, _ := strings.Cut(rest, "```")
	if items, err := read(t, example); err != nil || len(items) != 9 {
		t.Errorf("%d items, %v", len(items), err)
	}
}
