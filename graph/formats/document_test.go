package formats_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"clew/graph/formats"
)

// longFile is a file whose one source lists every link of it in a sentence of
// its own, as a table that was made into text does.
func longFile(tb testing.TB, links int) (file string, sentences []string) {
	tb.Helper()
	var list []map[string]any
	for i := range links {
		sentence := fmt.Sprintf("№%d: Æthel of 小米 – “%d” – owns a share of the company named β", i, i*i)
		sentences = append(sentences, sentence)
		list = append(list, map[string]any{"id": fmt.Sprint(i), "source": "a", "type": "OWNS", "target": "b",
			"claims": []any{map[string]any{"source": "table", "quote": sentence}}})
	}
	text, err := json.Marshal(map[string]any{
		"clew": 1, "dataset": "long", "created": "2021-05-20T00:00:00Z", "links": list,
		"sources":  []any{map[string]any{"id": "table", "title": "Table", "text": strings.Join(sentences, ".\n") + "."}},
		"entities": []any{map[string]any{"id": "a", "type": "Person", "name": "A"}, map[string]any{"id": "b", "type": "Company", "name": "B"}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return string(text), sentences
}

func TestEveryQuoteOfALongTextIsFoundAtItsCharacter(t *testing.T) {
	file, sentences := longFile(t, 500)
	items, err := read(t, file)
	if err != nil {
		t.Fatal(err)
	}
	start, i := 0, 0
	for _, item := range items {
		if item.Claim == nil {
			continue
		}
		length := len([]rune(sentences[i]))
		if p := item.Claim.Passage; p.Text != sentences[i] || p.Start != start || p.End != start+length {
			t.Fatalf("quote %d stands at %d–%d, not %d–%d", i, p.Start, p.End, start, start+length)
		}
		start += length + len(".\n")
		i++
	}
	if i != len(sentences) {
		t.Fatalf("%d claims of %d", i, len(sentences))
	}
}

// 20,000 quotes of one source.
func BenchmarkReadClewLongSource(b *testing.B) {
	file, _ := longFile(b, 20_000)
	for b.Loop() {
		for _, err := range formats.ReadClew(strings.NewReader(file)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
