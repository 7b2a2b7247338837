package views

import (
	"strings"
	"testing"

	"clew/graph"
)

// styled is a view with two rules of style and a filter that dims.
func styled(t *testing.T) ViewPageData {
	data := viewData(graph.Frozen)
	people := graph.Criteria{Of: graph.OfEntities, Any: [][]graph.Condition{{{On: "type", Is: []string{"Judge"}}}}}
	data.View.Lens = &graph.Lens{
		Filters: []graph.Filter{{Criteria: people, Rest: graph.Dim}},
		Styles: []graph.Style{
			{Criteria: people, Colour: &graph.StyleColour{Swatch: "pink"}, Size: &graph.StyleSize{Step: "largest"}, Label: &graph.StyleLabel{By: &graph.Ask{On: "type"}}},
			{Criteria: graph.Criteria{Of: graph.OfLinks}, Colour: &graph.StyleColour{Swatch: "green"}, Line: "dotted", Label: &graph.StyleLabel{None: true}},
		},
	}
	data.Picture = painter().Draw(t.Context(), data.View, PictureOptions{})
	return data
}

func TestAViewsPictureFollowsItsRulesOfStyle(t *testing.T) {
	data := styled(t)
	svg := string(data.Picture.File())
	for _, want := range []string{`fill="#f000b4"`, `stroke="#0c783c"`, `class="pic-inked"`, `stroke-dasharray="2.1 3.9"`, "(Judge)"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	if strings.Contains(svg, `class="pic-word"`) {
		t.Error("a link’s words are written")
	}
	if _, err := data.Picture.PNG(); err != nil {
		t.Error(err)
	}
}

func TestAViewSaysHowItIsDrawn(t *testing.T) {
	said := strings.Join(strings.Fields(parse(t, ViewPage(styled(t))).Find(".view-style").Text()), " ")
	if want := "How it is drawnStands out: Judge. The rest steps back. Judge: pink, largest, Name and Type – 1 all links: green, No name, dotted – 1"; said != want {
		t.Errorf("it says %q, want %q", said, want)
	}
}
