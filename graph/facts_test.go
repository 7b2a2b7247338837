package graph

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestFactsAreWrittenForReaders(t *testing.T) {
	noon := time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		value any
		want  Fact
	}{
		{"country", "CN", Fact{"Country", "China"}},
		{"country", "Atlantis", Fact{"Country", "Atlantis"}},
		{"country", "12", Fact{"Country", "12"}},
		{"listedOn", "2021-03", Fact{"Listed on", "March 2021"}},
		{"listed_on", "2021-03-12", Fact{"Listed on", "12 March 2021"}},
		{"PLACE_OF_BIRTH", "Xiantao", Fact{"PLACE OF BIRTH", "Xiantao"}},
		{"roles", []any{"founder", "chief executive"}, Fact{"Roles", "founder, chief executive"}},
		{"staff", int64(35415), Fact{"Staff", "35415"}},
		{"share", 0.5, Fact{"Share", "0.5"}},
		{"mass", 1e30, Fact{"Mass", "1e+30"}},
		{"listed", true, Fact{"Listed", "yes"}},
		{"born", neo4j.DateOf(noon), Fact{"Born", "12 March 2021"}},
		{"seen", noon, Fact{"Seen", "12 March 2021, 12:00 UTC"}},
		{"scan", []byte("abc"), Fact{"Scan", "3 bytes"}},
		{"小米", "是", Fact{"小米", "是"}},
	} {
		if got := factsOf(map[string]any{c.name: c.value}); !slices.Equal(got, []Fact{c.want}) {
			t.Errorf("%s %v is shown as %q, want %q", c.name, c.value, got, c.want)
		}
	}
}

func TestOverlongFactsAreCut(t *testing.T) {
	long := strings.Repeat("é", 100_000)
	vector := make([]any, 1536)
	for i := range vector {
		vector[i] = 0.25
	}
	facts := factsOf(map[string]any{"text": long, "embedding": vector})
	if got := facts[0].Value; !strings.HasSuffix(got, " and 1516 more") || len(got) > 300 {
		t.Errorf("a long list: %q", got)
	}
	if got := []rune(facts[1].Value); len(got) != maxFactRunes+1 {
		t.Errorf("a long text has %d characters", len(got))
	}
}

func TestWithdrawnClaimsCountOnlyWhenThereAreNoOthers(t *testing.T) {
	for _, c := range []struct {
		claims []Status
		want   Status
	}{
		{nil, ""},
		{[]Status{Alleged, Alleged}, Alleged},
		{[]Status{Asserted, Denied}, Disputed},
		{[]Status{Retracted, Asserted, Superseded}, Asserted},
		{[]Status{Retracted}, Retracted},
	} {
		if got := Summary(c.claims); got != c.want {
			t.Errorf("%v are summed up as %q, want %q", c.claims, got, c.want)
		}
	}
}
