package views

import (
	"context"
	"fmt"
	"strconv"

	"clew/graph"
)

// storyStep is a step of a view's story, sorted for its page.
type storyStep struct {
	number  int
	title   string
	text    string
	parts   viewPart
	sources []graph.Source // what the statements of the step rest on
	picture *Picture       // nil where it has an address of its own
	moved   string         // what has changed under it since, in words
}

func storyOf(ctx context.Context, data ViewPageData) []storyStep {
	var steps []storyStep
	for i, step := range data.View.Story {
		scene := data.View.Step(i)
		told := storyStep{number: i + 1, title: step.Title, text: step.Text, parts: partsOf(scene), moved: movedUnder(ctx, data, i)}
		told.sources = sourcesOf(told.parts.shown)
		if data.Preview && data.StepPictures != nil {
			told.picture = data.StepPictures[i]
		}
		steps = append(steps, told)
	}
	return steps
}

// sourcesOf returns the documents that statements rest on, each once.
func sourcesOf(statements []statement) []graph.Source {
	var view graph.View
	for _, s := range statements {
		view.Claims = append(view.Claims, s.claims...)
	}
	return view.Sources()
}

// movedUnder says what changed under a step since the view was saved: of a
// frozen view what, of a live one that.
func movedUnder(ctx context.Context, data ViewPageData, step int) string {
	if data.Changes != nil {
		if under := data.Changes.Under(data.View, step); under.Count() > 0 {
			return t(ctx, "story.moved", "what", ChangeWords(ctx, under))
		}
		return ""
	}
	if data.Share.Mode == graph.Live && !data.Preview && data.View.Shifted(step) {
		return t(ctx, "story.shifted")
	}
	return ""
}

// DrawSteps draws each step of a view's story.
func (p *Painter) DrawSteps(ctx context.Context, view graph.View, prefix string) []*Picture {
	var pictures []*Picture
	for i := range view.Story {
		pictures = append(pictures, p.Draw(ctx, view.Step(i), PictureOptions{Prefix: fmt.Sprintf("%sstep%d-", prefix, i+1)}))
	}
	return pictures
}

// viewScript brings the canvas to a view that tells a story.
func viewScript(data ViewPageData) string {
	if len(data.View.Story) == 0 {
		return ""
	}
	return "view.js"
}

// stepID names a step on its page.
func stepID(number int) string { return "step-" + strconv.Itoa(number) }

// notesOn are the words that the author wrote on a view's picture.
func notesOn(view graph.View) []string {
	var notes []string
	for _, a := range view.Annotations {
		if a.Text != "" {
			notes = append(notes, a.Text)
		}
	}
	return notes
}
