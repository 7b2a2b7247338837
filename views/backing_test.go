package views

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"clew/graph"
)

// viewOfBacking is one link, of that backing.
func viewOfBacking(look graph.BackingLook) graph.View {
	v := viewOfTwo()
	l := &v.Links[0]
	l.Status, l.Evidence, l.Sources = graph.Asserted, look.Evidence, look.Sources
	if look.Sources > 0 {
		l.Evidence = look.Sources
	}
	if len(look.Status) > 0 {
		l.Status, l.Evidence = look.Status[0], 1
	}
	return v
}

func TestPicturesTellBackingsApart(t *testing.T) {
	svgs, pixels := map[string]graph.Backing{}, map[string]graph.Backing{}
	for _, look := range graph.Backings {
		picture := painter().Draw(english, viewOfBacking(look), PictureOptions{})
		svg := string(picture.File())
		if other, same := svgs[svg]; same {
			t.Errorf("as SVG, %s is drawn as %s is", look.Name, other)
		}
		svgs[svg] = look.Name
		if double := strings.Contains(svg, "pic-gap"); double != look.Double {
			t.Errorf("%s: two lines: %v", look.Name, double)
		}
		if dashed := strings.Contains(svg, "stroke-dasharray"); dashed != (look.Period > 0 && look.Share < 1) {
			t.Errorf("%s: dashes: %v", look.Name, dashed)
		}
		file, err := picture.PNG()
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		var grey strings.Builder
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				r, g, b, _ := img.At(x, y).RGBA()
				grey.WriteByte(byte((r + g + b) / 3 >> 8))
			}
		}
		if other, same := pixels[grey.String()]; same {
			t.Errorf("as PNG, %s is drawn as %s is", look.Name, other)
		}
		pixels[grey.String()] = look.Name
	}
}

func TestAViewExplainsItsLines(t *testing.T) {
	data := viewData(graph.Frozen)
	data.View.Links = append(data.View.Links, graph.Link{ID: "l2", Type: "SIGNED", Source: "r", Target: "j", Evidence: 2, Sources: 2})
	key := parse(t, ViewPage(data)).Find(".evidence-key")
	for _, want := range []string{"Two or more sources", "Alleged"} {
		if !strings.Contains(key.Text(), want) {
			t.Errorf("it says nothing of %q: %s", want, key.Text())
		}
	}
	if strings.Contains(key.Text(), "Contested") || key.Find("svg").Length() != 2 {
		t.Errorf("it explains what is not there: %s", key.Text())
	}
}
