package mapping

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clew/graph"
)

// folded is what a fold makes of many rows about a few entities.
func folded(t *testing.T, limit int) ([]graph.EntityItem, int) {
	t.Helper()
	f := fold{limit: limit}
	defer f.close()
	for row := range 2000 {
		e := Found{Key: fmt.Sprint(row % 40), EntityItem: graph.EntityItem{ID: fmt.Sprintf("%026d", row%40), Type: "Company", Name: fmt.Sprint("name ", row%80),
			Facts: map[string]any{"n": int64(row % 3), "f": 1.5, "yes": true, "place": []any{"a", fmt.Sprint(row % 2)}}}}
		if row%40 == 7 {
			e.Type = []string{"", "Person"}[row/40%2]
		}
		if err := f.add(row, &e); err != nil {
			t.Fatal(err)
		}
	}
	var all []graph.EntityItem
	for e, err := range f.entities(func(row int) bool { return row%40 == 39 }) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, *e)
	}
	return all, len(f.runs)
}

func TestWhatManyRowsTellOfAnEntityIsPutTogether(t *testing.T) {
	all, runs := folded(t, foldChunk)
	if len(all) != 39 || runs != 0 {
		t.Fatalf("%d entities from %d temporary files", len(all), runs)
	}
	want := graph.EntityItem{ID: fmt.Sprintf("%026d", 7), Type: "Person", Name: "name 7", Aliases: []string{"name 47"},
		Facts: map[string]any{"n": []any{int64(1), int64(2), int64(0)}, "f": 1.5, "yes": true, "place": []any{"a", "1"}}}
	got := all[7]
	got.Also = slices.Clip(got.Also)
	if diff := cmp.Diff(want.Facts["place"], got.Facts["place"]); diff != "" || got.Name != want.Name || !slices.Equal(got.Aliases, want.Aliases) || got.Type != want.Type {
		t.Errorf("%+v, want %+v", got, want)
	}
	if diff := cmp.Diff(want.Facts, got.Facts); diff != "" {
		t.Error(diff)
	}
}

func TestWhatDoesNotFitIntoMemoryIsPutTogetherAlike(t *testing.T) {
	whole, _ := folded(t, foldChunk)
	pieces, runs := folded(t, 20_000)
	if runs < 5 {
		t.Fatalf("only %d temporary files: this tests nothing", runs)
	}
	if diff := cmp.Diff(whole, pieces); diff != "" {
		t.Error(diff)
	}
}
