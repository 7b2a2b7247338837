package views

import (
	"strings"
	"testing"
)

// The canvas picks the same colours: see assets/src/types.test.ts.
func TestAnUnknownTypeTakesTheColourThatTheCanvasGivesIt(t *testing.T) {
	for typ, want := range map[string]string{
		"Vehicle Of Foo": "type type-any-6 type-Vehicle-Of-Foo",
		"Größe":          "type type-any-4 type-Gr--e",
		"小米":             "type type-any-4 type---",
	} {
		if got := typeClasses(typ); got != want {
			t.Errorf("%s: got %q, want %q", typ, got, want)
		}
	}
}

func TestATypesNameCannotLeaveItsClass(t *testing.T) {
	if got := typeClasses(`x" onclick="y`); strings.ContainsAny(got, `"=`) {
		t.Errorf("got %q", got)
	}
}
