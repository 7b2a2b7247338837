package views

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"clew/graph"
)

func TestNotesAreDrawnOnThePicture(t *testing.T) {
	view := graph.View{Title: "Noted", Entities: []graph.ViewEntity{
		{Entity: graph.Entity{ID: "a", Type: "Company", Name: "A"}, X: -200}, {Entity: graph.Entity{ID: "b", Type: "Company", Name: "B"}, X: 200},
	}}
	bare, err := painter().Draw(t.Context(), view, PictureOptions{}).PNG()
	if err != nil {
		t.Fatal(err)
	}
	view.Annotations = []graph.Annotation{
		{Kind: graph.TextAnnotation, Text: "Mind <this>\nand that, which is a rather long sentence for a slip", X: 0, Y: 60},
		{Kind: graph.ArrowAnnotation, Text: "Here", X: -50, Y: 50, ToX: -180, ToY: 10},
		{Kind: graph.BoxAnnotation, X: 250, Y: -50, ToX: 150, ToY: 50},
	}
	picture := painter().Draw(t.Context(), view, PictureOptions{})
	svg := string(picture.File())
	for _, want := range []string{"Mind &lt;this&gt;", "and that, which is a rather", "Here", "pic-note-head", "stroke-dasharray"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
	noted, err := picture.PNG()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(bare, noted) {
		t.Error("the pixels are the same with notes and without")
	}
	img, err := png.Decode(bytes.NewReader(noted))
	if err != nil {
		t.Fatal(err)
	}
	slip, found := hex(slipColour), 0
	for x := range img.Bounds().Dx() {
		for y := range img.Bounds().Dy() {
			if r, g, b, _ := img.At(x, y).RGBA(); uint8(r>>8) == slip.R && uint8(g>>8) == slip.G && uint8(b>>8) == slip.B {
				found++
			}
		}
	}
	if found < 2000 {
		t.Errorf("%d pixels of paper under the words", found)
	}
	for _, note := range picture.notes {
		if s := note.slip; len(note.lines) > 0 && !s.within(rect{0, 0, picture.Width, picture.Height}) {
			t.Errorf("a slip lies outside of the picture: %+v", s)
		}
	}
}
